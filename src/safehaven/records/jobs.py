"""Work that the worker does for records."""

from __future__ import annotations

from safehaven.foundation.jobs import job
from safehaven.records.models import Record
from safehaven.records.operations.comparing import compare

AT_ONCE = 50


@job("records: look for possible duplicates", every_seconds=60)
def compare_waiting() -> None:
    """Compare records that are new or were changed.  Safe to run twice: pairs are noted once."""
    for record in Record.objects.filter(compared_at=None).order_by("opened_at")[:AT_ONCE]:
        compare(record)
