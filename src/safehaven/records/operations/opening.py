"""Opening a record: reading is an act, and stands on the ledger."""

from __future__ import annotations

from safehaven.foundation.operations import operation
from safehaven.ledger.front import Fact
from safehaven.records.held import OpenRecord, on_caseload
from safehaven.records.models import Record
from safehaven.records.queries import records_open_to
from safehaven.records.rules import NotYours
from safehaven.workforce.front import StaffMember


@operation
def open_record(record: Record, *, by: StaffMember, act: str = "records:opened", **facts: Fact) -> OpenRecord:
    """Open a record because they work with the person.  Raises NotYours.

    `act` says on the ledger what it was opened for.
    """
    found = (
        records_open_to(by)
        .filter(pk=record.pk)
        .select_related("opened_by", "verified_by", "closed_by")
        .first()
    )
    if found is None:
        raise NotYours("This record is not open to you.")
    return OpenRecord(found, on_caseload(found, by=by, act=act, about=(), **facts))
