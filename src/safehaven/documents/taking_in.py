"""A file that lies elsewhere, taken onto a record as if somebody had uploaded it: spooled sealed, recognised, scanned."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from safehaven.documents.models import Version
from safehaven.documents.operations import Incoming, add_document
from safehaven.documents.queries import already_added
from safehaven.documents.recognition import largest, recognise
from safehaven.documents.rules import NotAccepted, check_scan
from safehaven.documents.scanning import scan
from safehaven.documents.spool import BLOCK, Spool
from safehaven.documents.uploads import MEGABYTE, SealedUpload
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember

LONGEST_TITLE = 200


def take_in(source: BinaryIO, name: str, record: Record, *, once: UUID, by: StaffMember) -> Version:
    """Put a file on a record, by somebody who works with it, under its own name; once for each `once`.

    Raises a Refusal where it may not come in.  Nothing of it is on the disk in clear at any moment.
    """
    made = already_added(once, by=by)
    if made is not None:
        return made
    spool = Spool(settings.SAFEHAVEN_HOME / "spool")
    try:
        _fill(spool, source)
        found = recognise(SealedUpload(spool, name, ""))
        result = scan(found.source, settings.SAFEHAVEN_CLAMD, encrypted=found.encrypted)
        check_scan(result)
        incoming = Incoming(found.source, found.name, found.kind, found.size, result, once)
        return add_document(record, PurePath(name).stem[:LONGEST_TITLE], incoming, by=by)
    finally:
        spool.close()


def _fill(spool: Spool, source: BinaryIO) -> None:
    most = number_in_force(Parameter.UPLOAD_MAX_MB) * MEGABYTE
    while piece := source.read(BLOCK):
        if spool.size + len(piece) > most:
            raise NotAccepted(f"The file must be {largest()} or smaller.")
        spool.write(piece)
    spool.finish()
