"""Are the stored files those that were put there?  Anybody can ask: it needs no key and opens nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from safehaven.documents.models import Version
from safehaven.documents.storage import digest_of, path_of


@dataclass(frozen=True, slots=True)
class Fault:
    """One stored file that is not what it should be."""

    kind: str
    which: str
    sentence: str


def faults() -> Iterator[Fault]:
    """Every stored file that was changed or is missing, and every file that nobody put there.

    A file is compared with the digest in its row; the row's own digest stands on the ledger as well.
    """
    known = set()
    for version in Version.objects.select_related("document__record").order_by("added_at").iterator():
        path = path_of(version.pk)
        known.add(path)
        if fault := _fault_of(version, path):
            yield fault
    for path in sorted(Path(settings.SAFEHAVEN_DOCUMENTS).glob("??/*.sealed")):
        if path not in known:
            yield Fault("stranger", path.stem, f"The file {path.stem} belongs to no document.")


def _fault_of(version: Version, path: Path) -> Fault | None:
    which = (
        f"version {version.number} of document {version.document_id} on {version.document.record.reference}"
    )
    if not path.exists():
        return Fault("missing", str(version.pk), f"The file of {which} is missing.")
    if digest_of(path) != version.sealed_digest:
        return Fault("changed", str(version.pk), f"The file of {which} was changed after it was stored.")
    return None
