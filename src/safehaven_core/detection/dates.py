"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(\d{4}|'?\d{2})(?!\d)"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(rf"(\d{{1,2}})\s?[-/.\\ ]\s?(\d{{1,2}})\s?[-/.\\ ]\s?{_YEAR}")
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s.,/-]{{0,3}}{_MONTH}[\s.,/-]{{0,3}}{_YEAR}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_MONTH}[\s.,]{{1,3}}(\d{{1,2}})(?:st|nd|rd|th)?[\s,./-]{{1,3}}{_YEAR}", re.IGNORECASE
)
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})(?!\d)")
_RUN_SHORT = re.compile(r"(\d{2})(\d{2})(\d{2})(?!\d)")
_RUN_ISO = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
# How a date in figures may go on, by how many digits stand together first; True where those are the year.
_IN_FIGURES: dict[int, tuple[tuple[re.Pattern[str], bool], ...]] = {
    1: ((_NUMERIC, False),),
    2: ((_NUMERIC, False),),
    4: ((_ISO, True),),
    6: ((_RUN_SHORT, False),),
    8: ((_RUN_ISO, True), (_RUN, False)),
}


def date_at(plain: str, start: int, digits: int, today: date) -> tuple[int, frozenset[int]] | None:
    """The date in figures that begins with so many digits here: where it ends, and the days (as ordinals) it may mean.

    Two digits of a year may be this century or the last; a date that is still to come is nobody's birth.
    """
    for pattern, year_first in _IN_FIGURES.get(digits, ()):
        match = pattern.match(plain, start)
        if match:
            one, month, other = match.groups()
            day, year = (other, one) if year_first else (one, other)
            days = _days(int(day), int(month), year, today)
            if days:
                return match.end(), days
    return None


def day_first_at(plain: str, start: int, today: date) -> tuple[int, frozenset[int]] | None:
    """The date that begins with a day here, and then names the month."""
    match = _DAY_FIRST.match(plain, start)
    if not match:
        return None
    days = _days(int(match[1]), MONTHS[match[2].lower()], match[3], today)
    return (match.end(), days) if days else None


def month_first_at(plain: str, start: int, today: date) -> tuple[int, frozenset[int]] | None:
    """The date that begins with the name of a month here."""
    match = _MONTH_FIRST.match(plain, start)
    if not match:
        return None
    days = _days(int(match[2]), MONTHS[match[1].lower()], match[3], today)
    return (match.end(), days) if days else None


def _days(day: int, month: int, written: str, today: date) -> frozenset[int]:
    year = int(written.lstrip("'"))
    found = set()
    for each in (year,) if len(written) == 4 else (1900 + year, 2000 + year):
        try:
            when = date(each, month, day)
        except ValueError:
            continue
        if when <= today:
            found.add(when.toordinal())
    return frozenset(found)
