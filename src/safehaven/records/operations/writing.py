"""Entries on the timeline: written once, corrected by new ones, never changed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import SavedOther
from safehaven.records.held import held, on_caseload
from safehaven.records.models import Entry, Record
from safehaven.records.rules import (
    check_can_be_corrected,
    check_happened,
    check_open,
    check_says_something,
)
from safehaven.records.states import EntryKind
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody typed about something that happened.  `once` names the form it came with."""

    kind: EntryKind
    text: str = field(repr=False)
    happened_at: datetime
    once: UUID = field(default_factory=uuid.uuid4)


@operation
def add_entry(record: Record, words: Words, *, by: StaffMember) -> Entry:
    """Write down something that happened.  The same form sent twice gives the first entry."""
    _check_words(words)
    record = held(record.pk, by)
    if again := _sent_before(record, words, by):
        return again
    check_open(record)
    return _written(record, words, by, act="records:entry_added")


@operation
def correct_entry(entry: Entry, words: Words, *, by: StaffMember) -> Entry:
    """Correct an entry by a new one.  What it said stays, and the two point at each other.

    Raises AlreadyCorrected, and writes nothing, when somebody else was first.
    """
    _check_words(words)
    record = held(entry.record_id, by)
    if again := _sent_before(record, words, by):
        return again
    check_open(record)
    old = Entry.objects.select_related("correction").get(pk=entry.pk, record=record)
    check_can_be_corrected(old)
    return _written(record, words, by, act="records:entry_corrected", corrects=old)


def _check_words(words: Words) -> None:
    check_says_something(words.text)
    check_happened(words.happened_at)


def _sent_before(record: Record, words: Words, by: StaffMember) -> Entry | None:
    """What the same form wrote before.  Raises SavedOther where it said something else."""
    made: Entry | None = Entry.objects.filter(record=record, written_by=by, once=words.once).first()
    if made is None:
        return None
    grant = on_caseload(record, by=by, act="records:form_sent_again", about=(made,))
    said = (made.kind, made.happened_at, grant.open(made, "text"))
    if said != (words.kind, words.happened_at, words.text.strip()):
        raise SavedOther
    return made


def _written(
    record: Record, words: Words, by: StaffMember, *, act: str, corrects: Entry | None = None
) -> Entry:
    entry = Entry(
        record=record,
        kind=words.kind,
        happened_at=words.happened_at,
        written_at=timezone.now(),
        written_by=by,
        corrects=corrects,
        once=words.once,
    )
    about = (entry,) if corrects is None else (entry, corrects)
    grant = on_caseload(record, by=by, act=act, about=about, kind=words.kind.value)
    grant.seal(entry, text=words.text.strip())
    entry.save(force_insert=True)
    return entry
