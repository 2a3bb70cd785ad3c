"""The timeline as pages show it: newest first, corrected entries struck, late ones marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.urls import reverse

from safehaven.access.front import Grant
from safehaven.interface.components import Colour, Link, Tag, TimelineEntry
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_datetime
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records.links import link_about
from safehaven.records.models import Entry
from safehaven.records.states import NOTED_KINDS, EntryKind

BY_ITSELF = "Safehaven"
LATE = (Tag("Written late", Colour.ORANGE),)


def shown_entries(entries: Sequence[Entry], grant: Grant, *, acts: bool = True) -> list[TimelineEntry]:
    """Entries for a page, under a grant.  `entries` come from queries.timeline_of."""
    here = {entry.pk for entry in entries}
    hours = number_in_force(Parameter.RECORD_UPDATE_HOURS)
    return [_shown(entry, grant, here, hours, acts=acts) for entry in entries]


def _shown(entry: Entry, grant: Grant, here: set[UUID], hours: int, *, acts: bool) -> TimelineEntry:
    newer: Entry | None = getattr(entry, "correction", None)
    late = entry.written_at - entry.happened_at > timedelta(hours=hours)
    return TimelineEntry(
        title=_KINDS[entry.kind],
        text=grant.open(entry, "text"),
        happened=entry.happened_at,
        written=entry.written_at,
        by=author_of(entry),
        corrected=_corrected(newer, here) if newer else None,
        corrects=_corrects(entry.corrects, here) if entry.corrects else None,
        tags=LATE if late else (),
        actions=_actions(entry, newer) if acts else (),
        anchor=_anchor(entry),
        late=f"That is more than {counted(hours, 'hour')} after it happened" if late else "",
    )


_KINDS: dict[str, str] = {kind.value: kind.label for kind in EntryKind}


def author_of(entry: Entry) -> str:
    """Who wrote an entry, as colleagues know them."""
    return entry.written_by.name if entry.written_by else BY_ITSELF


def _corrected(newer: Entry, here: set[UUID]) -> Link:
    when = plain_datetime(newer.written_at)
    return Link(f"Corrected by {author_of(newer)} on {when}", _place(newer, here))


def _corrects(older: Entry, here: set[UUID]) -> Link:
    return Link(f"It corrects what was written on {plain_datetime(older.written_at)}", _place(older, here))


def _actions(entry: Entry, newer: Entry | None) -> list[Link]:
    actions = [link] if entry.about and (link := link_about(entry.about)) else []
    if newer is None and entry.kind not in NOTED_KINDS:
        about = f"the entry of {plain_datetime(entry.happened_at)}"
        actions.append(Link("Correct", _page("records:correct_entry", entry), about))
    return actions


def _place(entry: Entry, here: set[UUID]) -> str:
    return f"#{_anchor(entry)}" if entry.pk in here else _page("records:entry", entry)


def _anchor(entry: Entry) -> str:
    return f"entry-{entry.pk}"


def _page(route: str, entry: Entry) -> str:
    return reverse(route, kwargs={"record": entry.record_id, "entry": entry.pk})
