"""Finding a person among those one works with."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from safehaven.ledger.models import Line
from safehaven.records.finding import questions_in, terms_of_details
from safehaven.records.front import search

LETTERS = st.text(st.characters(whitelist_categories=("Lu", "Ll")), min_size=2, max_size=12)


@pytest.mark.parametrize(
    "typed",
    [
        "Quillfeather",
        "robin quillfeather",
        "QUILLFEATHER, Robin",
        "quill feather",
        "Quillfether",
        "Quil",
        "Bobbin",
        "Thistlewick",
        "27/3/1987",
        "27 March 1987",
        "1987-03-27",
        "SH-0001",
        "sh1",
    ],
)
def test_a_person_is_found_by_what_is_known_of_them(robin, ada, a_record, typed):
    a_record(ada, "Wren", "Marrowby", date_of_birth="1990-01-02")

    assert search(typed, by=ada) == [robin]


@pytest.mark.parametrize("typed", ["07700 900123", "+44 7700 900 123", "(07700) 900-123"])
def test_a_person_is_found_by_telephone_however_it_is_written(phone, robin, ada, typed):
    assert search(typed, by=ada) == [robin]


def test_a_date_of_birth_narrows_a_name(robin, ada, a_record):
    a_record(ada, "Robin", "Marrowby", date_of_birth="1990-01-02")

    assert search("Robin", born=date(1987, 3, 27), by=ada) == [robin]


@pytest.mark.parametrize(
    "typed", ["", "  ", "Zebedee", "Robin Zebedee", "SH-0002", "28/3/1987", "!!!", "x" * 5000]
)
def test_what_answers_to_nobody_finds_nobody(robin, ada, typed):
    assert search(typed, by=ada) == []


def test_the_line_on_the_ledger_does_not_say_what_was_asked(robin, ada):
    search("Quillfeather", by=ada)

    line = Line.objects.latest("number")
    assert (line.act, line.about, '"facts":{"found":1}' in line.entry) == ("records:searched", "", True)


def test_fifty_results_take_as_many_queries_as_one(ada, a_record):
    def asked(people):
        with CaptureQueriesContext(connection) as queries:
            assert len(search("Robin", by=ada)) == people
        return len(queries)

    a_record(ada, "Robin", "Quillfeather")
    search("Robin", by=ada)
    one = asked(1)
    for _ in range(49):
        a_record(ada, "Robin", "Quillfeather")

    assert asked(50) == one


@given(st.lists(LETTERS, min_size=1, max_size=3), st.lists(LETTERS, min_size=1, max_size=2))
def test_whoever_has_a_name_is_found_by_it(given_names, family_names):
    texts = {"given_names": " ".join(given_names), "family_name": " ".join(family_names)}

    stored = terms_of_details(texts)

    assert any(asked <= stored for asked in questions_in(f"{texts['given_names']} {texts['family_name']}"))


@given(st.dates(min_value=date(1900, 1, 1)))
def test_whoever_was_born_on_a_day_is_found_by_it_however_it_is_written(day):
    stored = terms_of_details({"given_names": "Robin", "date_of_birth": day.isoformat()})

    written = (f"{day.day}/{day.month}/{day.year}", f"{day:%d %B} {day.year}", day.isoformat())
    assert [questions_in(text)[0] <= stored for text in written] == [True, True, True]
