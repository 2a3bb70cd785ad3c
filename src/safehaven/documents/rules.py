"""Why a file is not taken in."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from safehaven.documents.states import Scan
from safehaven.foundation.refusals import Refusal


class NotAccepted(Refusal):
    """This file may not go on a record.  The message says why and what to do."""


def check_scan(scan: Scan) -> None:
    """Refuse a file in which the scanner found malware."""
    if scan == Scan.INFECTED:
        raise NotAccepted(
            "The malware scanner found something harmful in this file, so it was not saved.  "
            "Do not open it.  Tell your IT administrator where it came from."
        )


def check_not_empty(size: int) -> None:
    """Refuse a file without content."""
    if size == 0:
        raise NotAccepted("This file is empty.  Choose the file again; it may not have finished copying.")


def check_came(on: date | None) -> None:
    """Paper came today or before."""
    if on is not None and on > timezone.localdate():
        raise NotAccepted("The paper cannot have come on a day that is still to come.")
