"""A clock that a test sets: what day it is, for everything that asks Django."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone


class Clock:
    """Goes where it is told, and stands still there."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def at(self, moment: datetime) -> None:
        """Make it this moment."""
        self._patch.setattr("django.utils.timezone.now", lambda: moment)

    def begin(self, day: date) -> None:
        """Make it the first moment of a day, in the office."""
        self.at(first_of(day))

    def last_of(self, day: date) -> None:
        """Make it the last moment of a day."""
        self.at(first_of(day + timedelta(days=1)) - timedelta(microseconds=1))


def first_of(day: date) -> datetime:
    """When a day begins, in the office."""
    return timezone.make_aware(datetime.combine(day, time.min))
