"""Months of the calendar: worked examples that an officer can read, and laws for any day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.deadlines import months_after

LONDON = ZoneInfo("Europe/London")
WORKED_EXAMPLES = """
    2026-03-03   1    2026-04-03
    2026-01-31   1    2026-02-28
    2028-01-31   1    2028-02-29
    2028-02-29   12   2029-02-28
    2026-12-15   1    2027-01-15
    2026-11-30   3    2027-02-28
    2026-05-31   0    2026-05-31
"""
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2900, 1, 1))
MONTHS = st.integers(0, 600)


@pytest.mark.parametrize("line", WORKED_EXAMPLES.strip().splitlines())
def test_worked_examples(line):
    begins, months, due = line.split()

    assert months_after(date.fromisoformat(begins), int(months)) == date.fromisoformat(due)


@given(DAYS, MONTHS)
def test_it_is_so_many_months_later_and_never_a_later_day_of_the_month(day, months):
    due = months_after(day, months)

    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == months
    assert due.day <= day.day


@given(DAYS, DAYS, MONTHS)
def test_what_began_later_is_not_due_earlier(one, other, months):
    earlier, later = sorted([one, other])

    assert months_after(earlier, months) <= months_after(later, months)


def test_the_time_on_the_wall_stays_when_the_clocks_change():
    winter = datetime(2026, 2, 1, 9, 30, tzinfo=LONDON)

    due = months_after(winter, 3)
    assert (due.hour, due.minute, due.utcoffset() == winter.utcoffset()) == (9, 30, False)


def test_a_year_beyond_the_calendar_is_refused():
    with pytest.raises(ValueError, match="year 10"):
        months_after(date(9999, 12, 1), 1)
