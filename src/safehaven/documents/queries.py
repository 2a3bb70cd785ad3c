"""Which documents somebody may see: those on the records they work with, and no others."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from safehaven.documents.models import Document, Version
from safehaven.records.front import Record, records_open_to
from safehaven.workforce.front import StaffMember


def documents_open_to(by: StaffMember) -> QuerySet[Document]:
    """Documents on records that this person works with."""
    return Document.objects.filter(record__in=records_open_to(by)).select_related("record", "added_by")


def versions_open_to(by: StaffMember) -> QuerySet[Version]:
    """Versions of those documents."""
    return Version.objects.filter(document__record__in=records_open_to(by)).select_related(
        "document__record", "added_by"
    )


def documents_of(record: Record) -> QuerySet[Document]:
    """A record's documents with all their versions, newest first, in two queries."""
    return (
        Document.objects.filter(record=record)
        .select_related("added_by")
        .prefetch_related("versions__added_by")
    )


def already_added(once: UUID, *, by: StaffMember) -> Version | None:
    """The version that the same form of this person, sent twice, has made already."""
    return versions_open_to(by).filter(once=once, added_by=by).first()
