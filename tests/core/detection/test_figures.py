from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection import Because, Person, Roll, Sureness
from tests.core.detection.roll_of import TODAY, found, keys, reasons, sureness

BIRTHS = [
    "12/3/84", "12/03/1984", "12.03.1984", "12-3-84", "12 03 84", "1984-03-12", "1984/03/12", "12 March 1984",
    "12th March 1984", "12th of March 1984", "12 Mar 84", "12-Mar-1984", "March 12, '84", "March 12 1984",
    "Mar. 12th, 1984", "12031984", "19840312", "12TH MARCH 1984",
]  # fmt: skip


@pytest.mark.parametrize("written", BIRTHS)
def test_a_date_of_birth_in_any_notation_makes_a_name_certain(written):
    text = f"Grace O'Neill (dob {written})"

    assert sureness(text) == Sureness.CERTAIN
    assert reasons(text)[Because.BORN] == written


@pytest.mark.parametrize("written", BIRTHS)
def test_a_date_of_birth_joins_half_a_name(written):
    for half in ("Mrs O'Neill", "Grace", "G.O.", "Mrs O'Niell"):
        assert keys(f"{half}, born {written}") == ["grace"]


@pytest.mark.parametrize("written", ["13/3/84", "12/4/84", "12 March 1985", "3 December 1984", "1984-12-03"])
def test_another_day_is_not_the_day_of_birth(written):
    assert Because.BORN not in reasons(f"Grace O'Neill {written}")


@given(
    st.dates(date(1920, 1, 1), TODAY),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b '%y"]),
)
def test_every_day_is_read_in_every_notation(born, notation):
    roll = Roll([Person("a", ("Amy",), "Obi", born=born)])

    assert reasons(f"Amy Obi was born {born:{notation}}.", roll)[Because.BORN] == f"{born:{notation}}"


SIGNS = """
    EMAIL       g.on@example.org
    EMAIL       G.ON@EXAMPLE.ORG
    PHONE       07700 900123
    PHONE       07700900123
    PHONE       07700 900 123
    PHONE       07700-900-123
    REFERENCE   SH-00012
    REFERENCE   SH 00012
    REFERENCE   sh00012
    REFERENCE   SH/00012
    IDENTIFIER  9990000018
    IDENTIFIER  999 000 0018
    IDENTIFIER  999-000-0018
    ADDRESS     14, Harbour Lane
    ADDRESS     14 Harbour Lane
    ADDRESS     14 Harbour Ln
    ADDRESS     14 HARBOUR LANE
    ADDRESS     14 Harbour
"""


@pytest.mark.parametrize("line", [line.strip() for line in SIGNS.strip().splitlines()])
def test_what_belongs_to_one_person_points_to_them(line):
    kind, written = line.split(maxsplit=1)

    assert reasons(f"Please use {written}, thanks") == {Because[kind]: written}


def test_a_phone_number_from_abroad_is_the_same_number():
    for written in ("+44 7700 900123", "+44 (0)7700 900 123", "0044 7700 900123", "(07700) 900-123"):
        assert Because.PHONE in reasons(f"ring {written} now")


@pytest.mark.parametrize("written", ["EH6 6AA", "EH66AA", "eh6 6aa"])
def test_a_postcode_alone_points_to_nobody_and_with_a_birth_to_somebody(written):
    assert keys(f"The flat is in {written}") == []
    assert sureness(f"Born 12/3/1984, in {written}") == Sureness.LIKELY


@pytest.mark.parametrize(
    "written",
    [
        "114 Harbour Lane",
        "14 Harbour Street",
        "99990000018",
        "99900000187",
        "SH-000123",
        "077009001234",
        "ag.on@example.org",
    ],
)
def test_a_longer_or_other_sign_is_another(written):
    assert keys(f"Please use {written}, thanks") == []


def test_a_spelling_slip_alone_points_to_nobody_and_with_a_second_fact_to_somebody():
    assert keys("Mrs O'Niell rang") == []
    assert reasons("Mrs O'Niell rang from 07700 900123")[Because.NEAR_NAME] == "O'Niell"


def test_a_related_person_points_to_somebody_only_with_a_second_fact():
    assert keys("Sean Byrne rang") == []
    assert sureness("Sean Byrne rang about Grace") == Sureness.LIKELY
    assert keys("Sean Byrne of 14 Harbour Lane") == ["grace"]


def test_a_given_name_that_is_a_common_word_needs_its_capital():
    assert reasons("Mark, mk@example.net") == {Because.EMAIL: "mk@example.net", Because.GIVEN_NAME: "Mark"}
    assert reasons("please mark mk@example.net") == {Because.EMAIL: "mk@example.net"}


def test_a_common_word_where_a_sentence_begins_is_no_first_name_unless_a_birth_is_said():
    assert keys("Will you be there? The lease ends on 6 May 2010.") == []
    assert keys("Will you be there? Date of birth 6 May 2010.") == ["will"]


def test_a_street_is_no_family_name():
    lane = Roll([Person("a", ("Ada",), "Lane", born=date(1962, 9, 29))])

    assert keys("Books go to Harbour Lane. It closed on 29 September 1962.", lane) == []
    assert keys("Mrs Lane, 29 September 1962.", lane) == ["a"]
    assert keys("Parking is by Grace Terrace, on 12 March 1984.") == []


def test_a_day_of_late_is_a_birth_only_where_that_is_said():
    child = Roll([Person("a", ("Ada",), "Obi", born=date(2026, 3, 2))])

    assert keys("The Obi family came on 2 March 2026.", child) == []
    assert keys("The Obi family: born 2 March 2026.", child) == ["a"]
    assert sureness("Ada Obi came on 2 March 2026.", child) == Sureness.CERTAIN


def test_words_that_fit_several_belong_to_the_one_of_whom_most_is_said():
    family = Roll(
        [
            Person("mother", ("Ana",), "Costa", born=date(1990, 1, 1), phones=("07700 900555",)),
            Person("child", ("Rui",), "Costa", phones=("07700 900555",)),
        ]
    )

    assert [(one.key, one.sure) for one in found("Ana Costa, 1.1.90, 07700 900555", family)] == [
        ("mother", Sureness.CERTAIN)
    ]


def test_of_many_born_on_one_day_only_the_one_named_is_found():
    day = date(2001, 2, 3)
    roll = Roll(
        Person(str(number), (f"Amy{chr(97 + number)}",), f"Obi{chr(97 + number)}", born=day)
        for number in range(26)
    )

    assert keys("Born 3 Feb 2001, the family is called Obic", roll) == ["2"]
    assert keys("Born 3 Feb 2001", roll) == []


def test_facts_far_from_each_other_do_not_join():
    assert keys("Born 12/3/84. " + "Then more was said. " * 200 + "EH6 6AA") == []


@given(st.integers(0, 40_000))
def test_a_date_that_is_nobodys_birth_is_nothing(days):
    day = date(1915, 1, 1) + timedelta(days=days)
    if day != date(1984, 3, 12):
        assert keys(f"On {day:%d/%m/%Y} at EH6 6AA") == []
