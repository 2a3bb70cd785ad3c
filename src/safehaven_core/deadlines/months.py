"""Months of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TypeVar

Day = TypeVar("Day", bound=date)


def months_after(moment: Day, months: int) -> Day:
    """The same day some months later, or the last day of that month where it has no such day.

    Takes a date, or a moment in the zone whose calendar counts; the time of day stays what the clock on the
    wall says.  Raises ValueError for a year that the calendar does not have.
    Source: the corresponding date rule, as in Dodds v Walker [1981] UKHL 3.
    """
    years, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
