"""A date keeps what was typed, takes months by name, and says which part is wrong and what right looks like."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from safehaven.interface.fields import DateField
from safehaven.interface.forms import PlainForm


class Born(PlainForm):
    """One date."""

    born = DateField(label="Date of birth")


class Past(PlainForm):
    """A date that has been."""

    born = DateField(label="Date of birth", must_be_past=True)


def _typed(day, month, year, form=Born):
    return form(QueryDict(f"born_day={day}&born_month={month}&born_year={year}"))


@pytest.mark.parametrize("month", ["3", "03", "March", "march", "mar", "MAR"])
def test_a_month_is_a_number_or_a_name(month):
    form = _typed("27", month, "1987")

    assert form.is_valid()
    assert form.cleaned_data["born"] == date(1987, 3, 27)


# typed                        message                                                             leads to
WRONG = [
    (("", "", ""), "Enter the date of birth", "id_born_day"),
    (("27", "", "1987"), "Date of birth must include a month", "id_born_month"),
    (("", "3", ""), "Date of birth must include a day and year", "id_born_day"),
    (("31", "2", "1987"), "Date of birth must be a real date: February 1987 has days 1 to 28", "id_born_day"),
    (("27", "13", "1987"), "Date of birth must have a real month, like 3 or March", "id_born_month"),
    (("27", "Brumaire", "1987"), "Date of birth must have a real month, like 3 or March", "id_born_month"),
    (("27", "3", "87"), "Date of birth must have a year with 4 numbers, like 1987", "id_born_year"),
    (("27", "3", "0001"), "Date of birth must have a year between 1850 and 2200", "id_born_year"),
    (("²", "3", "1987"), "Date of birth must be a real date: March 1987 has days 1 to 31", "id_born_day"),
    (
        ("9" * 5000, "3", "1987"),
        "Date of birth must be a real date: March 1987 has days 1 to 31",
        "id_born_day",
    ),
]


@pytest.mark.parametrize(("typed", "message", "target"), WRONG)
def test_a_wrong_date_is_explained_and_kept(typed, message, target):
    form = _typed(*typed)

    assert form.errors["born"] == [message]
    assert form["born"].error_target == target
    assert f'id="{target}"' in str(form)
    assert all(f'value="{part}"' in str(form["born"]) for part in typed)


def test_only_the_wrong_part_is_marked():
    drawn = str(_typed("31", "2", "1987")["born"])

    assert drawn.count('aria-invalid="true"') == 1


def test_today_is_in_the_past_and_tomorrow_is_not():
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)

    assert _typed(today.day, today.month, today.year, Past).is_valid()
    assert _typed(tomorrow.day, tomorrow.month, tomorrow.year, Past).errors["born"] == [
        "Date of birth must be today or in the past"
    ]


@given(st.dates(date(1850, 1, 1), date(2200, 12, 31)))
def test_every_date_comes_back_as_it_was_shown(day):
    shown = Born().fields["born"].widget.get_context("born", day, {})["widget"]["parts"]
    form = _typed(*(part["value"] for part in shown))

    assert form.is_valid()
    assert form.cleaned_data["born"] == day


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_nothing_that_can_be_typed_breaks_the_page(day, month, year):
    typed = QueryDict(mutable=True)
    typed.update({"born_day": day, "born_month": month, "born_year": year})

    form = Born(typed)

    assert form.is_valid() is not bool(form.errors)
    assert "govuk-date-input" in str(form)
