"""What pages show of documents, in clear, under a grant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safehaven.access.front import Grant
from safehaven.documents.lateness import scanned_late
from safehaven.documents.models import Document, Version
from safehaven.documents.queries import numbers_of
from safehaven.documents.states import Scan
from safehaven.interface.components import Colour, FileCard, Link, Tag
from safehaven.interface.times import plain_date
from safehaven_core.filetypes import describe

LATE = (Tag("Scanned late", Colour.ORANGE),)
_COLOURS = {Scan.CLEAN: Colour.GREEN, Scan.INFECTED: Colour.RED}


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document and its versions, newest first, in clear."""

    id: UUID
    number: int
    title: str
    folder_label: str
    versions: list[FileCard]
    late: bool = False
    came_on: date | None = None


def card(document: Document, grant: Grant) -> FileCard:
    """A document at a glance, as lists show it: its newest version."""
    newest = document.versions.all()[0]
    return _card(newest, grant.open(document, "title"), _page_of(document), (), came=document)


def shown(document: Document, grant: Grant) -> ShownDocument:
    """A document, opened."""
    cards = [_version_card(version, grant) for version in document.versions.all()]
    late = scanned_late(document.came_on, document.added_at)
    number = numbers_of([document.pk])[document.pk]
    return ShownDocument(
        document.pk,
        number,
        grant.open(document, "title"),
        document.folder_label,
        cards,
        late,
        document.came_on,
    )


def _version_card(version: Version, grant: Grant) -> FileCard:
    about = f"version {version.number}"
    actions = [
        Link("Preview", reverse("documents:preview", kwargs={"version": version.pk}), about),
        Link("Download", reverse("documents:download", kwargs={"version": version.pk}), about),
    ]
    name = grant.open(version, "file_name")
    return _card(version, f"Version {version.number}", "", actions, notes=(f"Came in as {name}",))


def _card(
    version: Version,
    title: str,
    address: str,
    actions: tuple[Link, ...] | list[Link],
    notes: tuple[str, ...] = (),
    came: Document | None = None,
) -> FileCard:
    scan = Scan(version.scan)
    late = came is not None and scanned_late(came.came_on, came.added_at)
    if came is not None and came.came_on:
        notes = (*notes, f"On paper since {plain_date(came.came_on)}")
    return FileCard(
        title=title,
        kind=describe(version.kind),
        size=version.size,
        added=version.added_at,
        by=version.added_by.name,
        address=address,
        tags=(Tag(scan.label, _COLOURS.get(scan, Colour.GREY)), *(LATE if late else ())),
        actions=actions,
        notes=notes,
    )


def _page_of(document: Document) -> str:
    return reverse("documents:document", kwargs={"document": document.pk})
