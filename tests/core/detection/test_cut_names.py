"""Names cut off in a way that no list holds, and names with what a form says between their halves."""

import pytest

from safehaven_core.detection import Because, Person, Roll
from tests.core.detection.roll_of import keys, reasons


def roll_of(*names):
    return Roll([Person(f"{given} {family}", (given,), family) for given, family in names])


@pytest.mark.parametrize(
    ("said", "given", "family"),
    [
        ("Benedikta was with Thom Haworth", "Thomasina", "Haworth"),
        ("Allocation: Thom  HAWORTH to you", "Thomasina", "Haworth"),
        ("Haworth, Thom", "Thomasina", "Haworth"),
        ("Mr Sully Quill", "Sullivan", "Quill"),
        ("Sully QUILL-MARLOW", "Sullivan", "Quill-Marlow"),
        ("Peregrine “Perry” Quill", "Peregrine", "Quill"),
    ],
)
def test_the_beginning_of_a_first_name_beside_the_family_name_is_found(said, given, family):
    assert keys(said, roll_of((given, family))) == [f"{given} {family}"]


@pytest.mark.parametrize(
    "said",
    [
        "Thom, Haworth is closed.",  # two halves of a sentence
        "thom Haworth",  # no capital letter
        "Th Haworth",  # too short to say
        "Thom Haworth-Jones",  # somebody else's family name
        "Thomson Haworth",  # no beginning
        "Thom Haworth Street",  # a place
    ],
)
def test_other_words_are_no_beginning(said):
    assert keys(said, roll_of(("Thomasina", "Haworth"))) == []


def test_a_name_that_somebody_here_has_is_not_cut_off_from_another():
    assert keys("Ros Haworth", roll_of(("Rosalba", "Haworth"))) == ["Rosalba Haworth"]

    assert keys("Ros Haworth", roll_of(("Rosalba", "Haworth"), ("Ros", "Quill"))) == ["Rosalba Haworth"]
    assert keys("Alma Haworth", roll_of(("Almasia", "Haworth"), ("Alma", "Quill"))) == []


@pytest.mark.parametrize(
    "said",
    [
        "Forename: Ada Surname: Quill",
        "Surname: Quill, first name Ada",
        "First name: Ada\nLast name: Quill",
        "Given name(s): Ada | Family name: Quill",
        "FORENAME Ada  SURNAME Quill",
    ],
)
def test_a_form_may_stand_between_the_halves(said):
    assert keys(said, roll_of(("Ada", "Quill"))) == ["Ada Quill"]


def test_a_sentence_between_them_is_no_form():
    assert keys("Ada: the surname is not Quill", roll_of(("Ada", "Quill"))) == []
    assert Because.NAME not in reasons("Ada came first. Name: Quill", roll_of(("Ada", "Quill")))
