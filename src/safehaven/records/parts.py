"""Parts of a timeline: all of it, what people wrote, documents, sharing, what happened to the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from safehaven.records.models import Entry
from safehaven.records.states import TYPED_KINDS, EntryKind

ALL = "all"
_NAMES = {
    ALL: "All",
    "notes": "Notes",
    "documents": "Documents",
    "sharing": "Sharing",
    "record": "About the record",
}
_KINDS: dict[str, Sequence[EntryKind]] = {
    "notes": TYPED_KINDS,
    "documents": [EntryKind.DOCUMENT],
    "sharing": [EntryKind.DISCLOSURE],
    "record": [EntryKind.RECORD],
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the timeline that may be looked at by itself."""

    name: str
    address: str
    chosen: bool


def chosen_part(asked: str | None) -> str:
    """The part that an address asks for; all of it where it asks for none that there is."""
    return asked if asked in _NAMES else ALL


def part_of(entries: QuerySet[Entry], part: str) -> QuerySet[Entry]:
    """The entries of that part."""
    return entries if part == ALL else entries.filter(kind__in=_KINDS[part])


def parts(chosen: str) -> list[Part]:
    """All parts, and which of them is shown."""
    return [Part(name, f"?show={part}#timeline", part == chosen) for part, name in _NAMES.items()]
