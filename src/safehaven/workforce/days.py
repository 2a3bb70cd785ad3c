"""Days as moments: something holds from the first moment of a day, where the office is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def today() -> date:
    """The day it is where the office is."""
    return timezone.localdate()


def first_moment_of(day: date) -> datetime:
    """When a day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def from_then_or_now(day: date) -> datetime:
    """When a day begins, or now where it has begun: nothing is changed backwards."""
    return max(first_moment_of(day), timezone.now())


def moment_after(day: date) -> datetime:
    """When a day is over."""
    return first_moment_of(day + timedelta(days=1))


def day_before(moment: datetime) -> date:
    """The last day before a moment on which something held."""
    return timezone.localdate(moment - timedelta(microseconds=1))
