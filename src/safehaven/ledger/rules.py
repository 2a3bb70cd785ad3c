"""Why an act upon the ledger may not happen now."""

from __future__ import annotations

from safehaven.foundation.refusals import Refusal
from safehaven.ledger.models import Examination


class AlreadyAsked(Refusal):
    """One examination at a time is enough."""


class AlreadyExamined(Refusal):
    """Two workers had the same examination in hand."""


def check_none_waits() -> None:
    if Examination.objects.filter(examined_at=None).exists():
        raise AlreadyAsked("The ledger is being examined already.  The answer will be here in a moment.")


def check_not_examined(examination: Examination) -> None:
    if examination.examined_at is not None:
        raise AlreadyExamined("Another worker has written down this examination.")
