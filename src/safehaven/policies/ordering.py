"""Moments in the order in which things were done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone


def after_all_others(rows: QuerySet[Any], moment: str) -> datetime:
    """Now, or later: the newest row is the one that counts, even where the clock was set back."""
    newest: datetime | None = rows.aggregate(Max(moment))[f"{moment}__max"]
    now = timezone.now()
    return now if newest is None else max(now, newest + timedelta(microseconds=1))
