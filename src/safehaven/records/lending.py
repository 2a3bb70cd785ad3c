"""An absent colleague's people, opened to somebody else: to read, and up to a moment.

What is lent are assignments like any other, so every road to a record knows them; they let nothing be written.
Steps of acts of the app that decides about it (`continuity`); they run inside an operation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from safehaven.access.front import Grant, Ground, take
from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import is_settled, settle
from safehaven.records.models import Assignment, Record
from safehaven.records.noting import note_on_timeline
from safehaven.records.queries import (
    current_assignments,
    records_open_to,
    records_worked_on_by,
    today,
    until_when_open,
)
from safehaven.records.rules import NotYours, ReadsOnly
from safehaven.records.states import AssignedWhy, EntryKind, RecordState
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class Loan:
    """Whose people are lent, to whom, and until when."""

    absent: StaffMember
    cover: StaffMember
    until: datetime


def who_has_work() -> QuerySet[StaffMember]:
    """Those who work with people whose records are open, by name."""
    working = current_assignments().filter(read_until__isnull=True, record__state=RecordState.OPEN)
    return StaffMember.objects.filter(pk__in=working.values("staff"))


def caseload_to_lend(absent: StaffMember) -> QuerySet[Record]:
    """The open records of people with whom somebody works now.  What they only read themselves is not theirs to lend."""
    return records_worked_on_by(absent).filter(state=RecordState.OPEN).order_by("reference")


def lend(loan: Loan, text: str, *, by: StaffMember) -> list[Assignment]:
    """Open those records to one colleague for reading, and leave `text` on each timeline."""
    lent = []
    for record in caseload_to_lend(loan.absent).select_for_update():
        assignment = Assignment(
            record=record,
            staff=loan.cover,
            starts_on=today(),
            ends_on=timezone.localdate(loan.until) + timedelta(days=1),
            read_until=loan.until,
            why=AssignedWhy.COVER,
            given_at=timezone.now(),
            given_by=by,
        )
        assignment.save(force_insert=True)
        _note(assignment, "records:lent", text, by)
        lent.append(assignment)
    return lent


def take_back(lent: Iterable[Assignment], text: str, *, by: Actor) -> None:
    """Close again what was lent, at once and for good, and leave `text` on each timeline."""
    for assignment in lent:
        if assignment.read_over_at is not None:
            continue
        assignment.read_over_at = timezone.now()
        assignment.ends_on = max(today(), assignment.starts_on)
        assignment.save(update_fields=["read_over_at", "ends_on"])
        _note(assignment, "records:taken_back", text, by)


def check_may_change(record: Record, by: StaffMember) -> None:
    """Refuse where somebody only reads, or does not even do that.  Raises ReadsOnly, NotYours."""
    if records_worked_on_by(by).filter(pk=record.pk).exists():
        return
    if records_open_to(by).filter(pk=record.pk).exists():
        raise ReadsOnly
    raise NotYours("This record is not open to you.")


def check_may_write(by: Actor, key_id: UUID) -> None:
    """Refuse to seal anything for somebody who only reads.  Asked by every grant on the caseload, once in an act."""
    if not isinstance(by, StaffMember):
        return
    question = f"writing of {by.ledger_name} under {key_id}"
    if is_settled(question):
        return
    ends = until_when_open(by, key_id)
    if ends and None not in ends:
        raise ReadsOnly
    settle(question)


def _note(assignment: Assignment, act: str, text: str, by: Actor) -> None:
    record = assignment.record
    about = [record, assignment, assignment.staff]
    grant: Grant = take(record.key_id, by=by, about=about, act=act, ground=Ground.DUTY)
    note_on_timeline(
        grant, record, kind=EntryKind.RECORD, text=text, happened_at=timezone.now(), by=by, about=[assignment]
    )
