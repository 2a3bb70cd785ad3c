"""A name with a letter wrong, where nothing but its other half stands beside it."""

import pytest

from safehaven_core.detection import Because, Person, Roll, Sureness
from tests.core.detection.roll_of import found, keys, reasons

SHELAGH = Person("shelagh", ("Shelagh",), "Slingsby")
ROLL = Roll([SHELAGH, Person("noor", ("Noor",), "Brown"), Person("ivo", ("Ivo",), "Slingsbury")])


@pytest.mark.parametrize(
    "said",
    [
        "Please ring Shelagh Slingbsy back.",  # swapped
        "Please ring Shelagh Slingsbey back.",  # one more
        "Please ring Shelagh Slngsby back.",  # one less
        "Please ring Shelagh Slimgsby back.",  # another
        "Please ring Shelgh Slingsby back.",
        "Please ring Sheilagh Slingsby back.",
        "Please ring SHELAGH SLINGBSY back.",
    ],
)
def test_a_name_is_found_though_a_letter_is_wrong(said):
    [person] = found(said, ROLL)

    assert (person.key, person.sure) == ("shelagh", Sureness.LIKELY)


def test_the_reasons_are_the_slip_and_the_other_half():
    assert reasons("Shelagh Slingbsy rang.", ROLL) == {
        Because.GIVEN_NAME: "Shelagh",
        Because.NEAR_NAME: "Slingbsy",
    }
    assert reasons("Shelgh Slingsby rang.", ROLL) == {
        Because.NEAR_NAME: "Shelgh",
        Because.PART_OF_NAME: "Slingsby",
    }


@pytest.mark.parametrize(
    "said",
    [
        "Shelagh Slingsbury rang.",  # another name that we hold
        "Shelagh Slnigsyb rang.",  # two letters
        "shelagh slingbsy rang",  # nothing says that it is a name
        "Shelagh. Slingbsy rang.",  # two sentences
        "Shelagh Slingsbey-Hall rang.",  # tied to more
        "Noor Browne rang.",  # a letter more behind: another name as often
        "Noor Crown is shut.",
    ],
)
def test_another_name_is_nobody(said):
    assert keys(said, ROLL) == []


def test_of_several_whom_it_may_name_each_is_only_possible():
    roll = Roll([SHELAGH, Person("other", ("Shelagh",), "Slingsby")])

    assert {person.sure for person in found("Shelagh Slingbsy rang.", roll)} == {Sureness.POSSIBLE}
