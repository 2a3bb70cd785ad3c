"""Examine the ledger where somebody asked for it, and once a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger import operations
from safehaven.ledger.checking import check
from safehaven.ledger.models import Examination
from safehaven.ledger.rules import AlreadyAsked, AlreadyExamined

EVERY = timedelta(days=1)


def examine_if_due() -> Examination | None:
    """Do the examination that waits, or today's.  The check itself runs outside the act that records it."""
    try:
        waiting = Examination.objects.filter(examined_at=None).order_by("asked_at").first() or _todays()
        return operations.record_examination(waiting, check(), by=SYSTEM) if waiting else None
    except (AlreadyAsked, AlreadyExamined):
        return None  # another worker is at it


def _todays() -> Examination | None:
    if Examination.objects.filter(asked_at__gt=datetime.now(UTC) - EVERY).exists():
        return None
    return operations.ask_for_examination(by=SYSTEM)
