"""Notes that other acts leave on a person's timeline, as a part of those acts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant
from safehaven.foundation.actors import Actor
from safehaven.ledger.front import Named
from safehaven.records.models import Entry, Record
from safehaven.records.states import EntryKind
from safehaven.workforce.front import StaffMember


def note_on_timeline(  # noqa: PLR0913 - a note says what, when, who and about what
    grant: Grant,
    record: Record,
    *,
    kind: str,
    text: str,
    happened_at: datetime,
    by: Actor,
    about: Sequence[Named] = (),
) -> Entry:
    """Note something on a record's timeline, inside the operation that did it.

    `kind` is one of EntryKind, `about` the thing it tells of (the first one is linked).  Nothing
    is written on the ledger: the act around it does that.
    """
    entry = Entry(
        record=record,
        kind=EntryKind(kind),
        happened_at=happened_at,
        written_at=timezone.now(),
        written_by=by if isinstance(by, StaffMember) else None,
        about=about[0].ledger_name if about else "",
    )
    grant.seal(entry, text=text)
    entry.save(force_insert=True)
    return entry


def noted_about(kind: str, records: Collection[UUID]) -> Collection[str]:
    """What the timelines of some records have notes of this kind about, as the ledger names it."""
    return set(Entry.objects.filter(kind=EntryKind(kind), record__in=records).values_list("about", flat=True))


def records_noted_with(kind: str, names: Collection[str], *, since: datetime) -> dict[str, list[Record]]:
    """The records on which there is a note of this kind about some things, by what the ledger calls them.  None was written before `since`."""
    found: dict[str, list[Record]] = {}
    notes = Entry.objects.filter(kind=EntryKind(kind), about__in=names, written_at__gte=since).select_related(
        "record"
    )
    for note in notes.order_by("record__reference"):
        records = found.setdefault(note.about, [])
        if note.record not in records:
            records.append(note.record)
    return found
