"""Moments that a clock set back does not fool."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

INEXACT = timedelta(hours=1)


def after(*others: datetime | None) -> datetime:
    """Now, or a moment after the latest of others: what is written later also says that it was later."""
    return max([timezone.now(), *(one + timedelta(microseconds=1) for one in others if one is not None)])


def lies_ahead(moment: datetime) -> bool:
    """Whether something is said to have happened later than the clock can know."""
    return moment > timezone.now() + INEXACT
