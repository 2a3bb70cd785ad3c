"""Ages and days in casework English, as the days of birth or of an event that they allow."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
DECADES = {f"{first}s": first for first in range(20, 100, 10)}
DECADES |= {ten[:-1] + "ies": first for ten, first in zip(TENS, range(20, 100, 10), strict=True)}
"""The first age of each decade of a life: 40 of "40s" and of "forties"."""
_VALUES = {word: value for value, word in enumerate([*ONES, *TEENS], start=1)}
_VALUES |= {word: value * 10 for value, word in enumerate(TENS, start=2)}
TEN_OR_MORE = rf"(?:(?:{'|'.join(TENS)})(?: (?:{'|'.join(ONES)}))?|{'|'.join(TEENS)})"  # in words
NUMBER = rf"(?:[0-9]{{1,3}}|(?:{'|'.join(TENS)})(?: (?:{'|'.join(ONES)}))?|{'|'.join([*TEENS, *ONES])})"

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(f"{month}|{month[:3]}" for month in _MONTHS) + "|sept"
_DAYS = re.compile(
    rf"(?<![0-9])(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>[0-9]{{4}}))?"
    r"|(?P<d>[0-9]{1,2})[ .](?P<m>[0-9]{1,2})[ .](?P<y>[0-9]{4}|[0-9]{2})"
    r"|(?P<iso_y>[0-9]{4}) (?P<iso_m>[0-9]{1,2}) (?P<iso_d>[0-9]{1,2})"
    rf"|(?P<of_month>{_MONTH}) (?P<of_year>[0-9]{{4}})|(?:in |of |\A[:. ]*)(?P<whole_year>(?:19|20)[0-9]{{2}}))(?![0-9a-z])"
)
OLDEST = 120


class Days(NamedTuple):
    """From one day to another, these too, counted as `date.toordinal` does."""

    first: int
    last: int


class Wider(NamedTuple):
    """A less exact way to say the same: the words, and the days that it allows."""

    words: str
    days: Days


def number(written: str) -> int:
    """The number that digits or words say."""
    return int(written) if written.isdigit() else sum(_VALUES[word] for word in written.split())


def born_at_ages(youngest: int, oldest: int, today: date) -> Days:
    """The days of birth of those who are today between two ages, these too."""
    return Days(_years_before(today, oldest + 1).toordinal() + 1, _years_before(today, youngest).toordinal())


def wider_ages(age: int, today: date) -> Iterator[Wider]:
    """Less exact ways to say an age, the least blurred first."""
    for words, youngest, oldest in (*_PHASES, (_decade(age), age // 10 * 10, age // 10 * 10 + 9)):
        if youngest <= age <= oldest:
            yield Wider(words, born_at_ages(youngest, oldest, today))
            break
    words, youngest, oldest = ("a child", 0, 17) if age < 18 else ("an adult", 18, OLDEST)
    yield Wider(words, born_at_ages(youngest, oldest, today))


_PHASES = (
    ("a child under five", 0, 4),
    ("a child of primary-school age", 5, 11),
    ("a teenager", 12, 17),
    ("a young adult", 18, 24),
    ("over eighty", 80, OLDEST),
)


def _decade(age: int) -> str:
    return f"in their {TENS[min(age // 10, 9) - 2][:-1]}ies" if age >= 20 else ""


def day_or_days(piece: str, today: date) -> tuple[Days, int, int] | None:
    """The first day, month or year written in a piece of text, and where; a day without a year was lately."""
    for match in _DAYS.finditer(piece):
        if days := _meant(match, today):
            return days, match.start(), match.end()
    return None


def wider_days(days: Days) -> Iterator[Wider]:
    """Less exact ways to say when something was: the month, then the year."""
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    if (first.year, first.month) == (last.year, last.month) and first != last.replace(day=1):
        month = _days_of(first.year, first.month)
        yield Wider(f"in {_MONTHS[first.month - 1].capitalize()} {first.year}", month)
    if first.year == last.year and last.toordinal() - first.toordinal() < 364:
        yield Wider(f"in {first.year}", _days_of(first.year))


def _meant(match: re.Match[str], today: date) -> Days | None:
    part = match.groupdict()
    try:
        if part["month"]:
            return _one(
                _lately(part, today)
                if part["year"] is None
                else _on(part["year"], part["month"], part["day"])
            )
        if part["d"]:
            return _one(_on(_century(part["y"], today), part["m"], part["d"]))
        if part["iso_y"]:
            return _one(_on(part["iso_y"], part["iso_m"], part["iso_d"]))
        if part["of_month"]:
            return _days_of(int(part["of_year"]), _month(part["of_month"]))
        return _days_of(int(part["whole_year"]))
    except ValueError:  # no such day
        return None


def _on(year: str, month: str, day: str) -> date:
    return date(int(year), _month(month), int(day))


def _month(written: str) -> int:
    return int(written) if written.isdigit() else [month[:3] for month in _MONTHS].index(written[:3]) + 1


def _century(year: str, today: date) -> str:
    if len(year) == 4:
        return year
    return f"20{year}" if int(year) <= today.year % 100 else f"19{year}"


def _lately(part: dict[str, str], today: date) -> date:
    day = _on(str(today.year), part["month"], part["day"])
    return day if day <= today else _on(str(today.year - 1), part["month"], part["day"])


def _one(day: date) -> Days:
    return Days(day.toordinal(), day.toordinal())


def _days_of(year: int, month: int | None = None) -> Days:
    first, last = month or 1, month or 12
    return Days(date(year, first, 1).toordinal(), date(year, last, monthrange(year, last)[1]).toordinal())


def _years_before(day: date, years: int) -> date:
    year = max(day.year - years, 1)
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
