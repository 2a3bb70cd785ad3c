"""Closing a record once the work is over, and opening it again."""

from __future__ import annotations

from django.utils import timezone

from safehaven.foundation.operations import operation
from safehaven.records.finding import date_typed
from safehaven.records.held import held, on_caseload
from safehaven.records.models import Record
from safehaven.records.noting import note_on_timeline
from safehaven.records.retention import rule_for
from safehaven.records.rules import NothingToSave, check_may_move
from safehaven.records.states import EntryKind, RecordState
from safehaven.workforce.front import StaffMember


@operation
def close_record(record: Record, *, why: str, by: StaffMember) -> Record:
    """Close a record because the work is over.  It stays as it is, for as long as it must be kept."""
    record = _moving(record, RecordState.CLOSED, why, by)
    record.state, record.closed_at, record.closed_by = RecordState.CLOSED, timezone.now(), by
    return _moved(record, "records:closed", f"Record closed. {why.strip()}", by)


@operation
def reopen_record(record: Record, *, why: str, by: StaffMember) -> Record:
    """Open a closed record again because the work goes on."""
    record = _moving(record, RecordState.OPEN, why, by)
    record.state, record.closed_at, record.closed_by = RecordState.OPEN, None, None
    record.keep_rule, record.keep_from = "", None
    return _moved(record, "records:reopened", f"Record opened again. {why.strip()}", by)


def _moving(record: Record, to: RecordState, why: str, by: StaffMember) -> Record:
    if not why.strip():
        raise NothingToSave("Write why, so that others understand it later.")
    record = held(record.pk, by)
    check_may_move(record, to)
    return record


def _moved(record: Record, act: str, text: str, by: StaffMember) -> Record:
    grant = on_caseload(record, by=by, act=act)
    if record.state == RecordState.CLOSED:
        born = date_typed(grant.open(record, "date_of_birth"))
        record.keep_rule, record.keep_from = rule_for(born, timezone.localdate())
    record.save(update_fields=["state", "closed_at", "closed_by", "keep_rule", "keep_from"])
    note_on_timeline(grant, record, kind=EntryKind.RECORD, text=text, happened_at=timezone.now(), by=by)
    return record
