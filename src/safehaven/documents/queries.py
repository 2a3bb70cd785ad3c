"""Which documents somebody may see: those on the records they work with, and no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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


def numbers_of(documents: Iterable[UUID]) -> dict[UUID, int]:
    """Which document of its record each one is: 1 is the oldest.  It tells nothing of what is in it."""
    wanted = set(documents)
    records = Document.objects.filter(pk__in=wanted).values("record")
    counted = Document.objects.filter(record__in=records).order_by("added_at", "pk")
    found, so_far = dict[UUID, int](), Counter[UUID]()
    for pk, record in counted.values_list("pk", "record"):
        so_far[record] += 1
        if pk in wanted:
            found[pk] = so_far[record]
    return found


def references_of(documents: Iterable[UUID]) -> dict[UUID, str]:
    """“Document 2”, by id: how the ledger's readers know them."""
    return {pk: f"Document {number}" for pk, number in numbers_of(documents).items()}


def already_added(once: UUID, *, by: StaffMember) -> Version | None:
    """The version that the same form of this person, sent twice, has made already."""
    return versions_open_to(by).filter(once=once, added_by=by).first()
