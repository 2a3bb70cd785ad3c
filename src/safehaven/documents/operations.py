"""Acts on documents: adding, opening, handing out."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, Ground, take
from safehaven.documents import storage
from safehaven.documents.models import Document, Version
from safehaven.documents.queries import documents_of
from safehaven.documents.rules import check_came
from safehaven.documents.states import Scan
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.front import Record, folder_label, note_on_timeline
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was recognised and scanned and may now be sealed.  `once` names the form it came with."""

    source: io.BufferedIOBase
    name: str = field(repr=False)
    kind: str
    size: int
    scan: Scan
    once: UUID


def add_document(
    record: Record, title: str, incoming: Incoming, *, by: StaffMember, came_on: date | None = None
) -> Version:
    """Put a new document on a record; `came_on` is the day on which its paper came.

    Two acts on the ledger: the grant under which the file is sealed to disk, and the document
    itself.  The file is on the disk before the row is; a crash in between leaves ciphertext that
    no row names, which the sweeper removes.
    """
    check_came(came_on)
    document = Document(
        record=record,
        folder_label=folder_label(record),
        came_on=came_on,
        added_by=by,
        added_at=timezone.now(),
    )
    grant = _begin(record, by=by)
    grant.seal(document, title=title)
    return _finish(document, _seal_file(document, 1, incoming, grant, by), grant, by=by)


def add_version(document: Document, incoming: Incoming, *, by: StaffMember) -> Version:
    """Add a newer version of a document.  The older ones stay."""
    grant = _begin(document.record, by=by)
    number = document.versions.count() + 1  # so far: a colleague may be quicker
    return _finish(document, _seal_file(document, number, incoming, grant, by), grant, by=by)


@operation
def open_list(record: Record, *, by: StaffMember) -> tuple[Grant, list[Document]]:
    """Look at the list of documents on a record: their titles are sealed too."""
    grant = take(record.key_id, by=by, about=[record], act="documents:listed", ground=Ground.CASELOAD)
    return grant, list(documents_of(record))


@operation
def open_document(document: Document, *, by: StaffMember) -> Grant:
    """Look at a document's page."""
    return take(
        document.record.key_id,
        by=by,
        about=[document.record, document],
        act="documents:looked_at",
        ground=Ground.CASELOAD,
    )


@operation
def open_version(version: Version, *, by: StaffMember, why: str) -> Grant:
    """Open the file of a version, to preview or to download it."""
    return take(
        version.document.record.key_id,
        by=by,
        about=[version.document.record, version.document, version],
        act="documents:opened",
        ground=Ground.CASELOAD,
        why=why,
    )


@operation
def note_damage(version: Version, *, by: StaffMember, missing: bool) -> None:
    """Put on the ledger that a stored file is not what was put there."""
    about = [version.document.record, version.document, version]
    write("documents:found_damaged", by=by, about=about, missing=missing)


@operation
def _begin(record: Record, *, by: StaffMember) -> Grant:
    return take(record.key_id, by=by, about=[record], act="documents:upload_started", ground=Ground.CASELOAD)


def _seal_file(document: Document, number: int, incoming: Incoming, grant: Grant, by: StaffMember) -> Version:
    version = Version(
        document=document,
        number=number,
        kind=incoming.kind,
        size=incoming.size,
        scan=incoming.scan,
        once=incoming.once,
        added_at=timezone.now(),
        added_by=by,
    )
    grant.seal(version, file_name=incoming.name)
    version.sealed_digest = storage.put(version, grant, incoming.source)
    return version


@operation
def _finish(document: Document, version: Version, grant: Grant, *, by: StaffMember) -> Version:
    if version.number == 1:
        document.save(force_insert=True)
    else:
        Document.objects.select_for_update().get(pk=document.pk)
        version.number = document.versions.count() + 1
    version.save(force_insert=True)
    note_on_timeline(
        grant,
        document.record,
        kind="document",
        text=f"Document added: {grant.open(document, 'title')} (version {version.number})",
        happened_at=version.added_at,
        by=by,
        about=[document],
    )
    write(
        "documents:added",
        by=by,
        about=[document.record, document, version],
        kind=version.kind,
        size=version.size,
        scan=version.scan,
        sealed_digest=f"sha256:{version.sealed_digest}",
    )
    return version
