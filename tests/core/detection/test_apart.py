"""Names whose halves stand apart, and what only looks so."""

import pytest

from safehaven_core.detection import Because, Person, Roll, Sureness
from tests.core.detection.roll_of import found, keys, reasons

SHELAGH = Person("shelagh", ("Shelagh",), "Slingsby")
# So many are called Slingsby that the name with a title points to none of them.
OTHERS = [
    Person(given.lower(), (given,), "Slingsby") for given in ("Ivo", "Maud", "Nils", "Olga", "Pia", "Quin")
]
ROLL = Roll([SHELAGH, *OTHERS, Person("noor", ("Noor",), "Haddon")])


@pytest.mark.parametrize(
    "said",
    [
        "Had Shelagh in again. Surname Slingsby, you dealt with the grant.",
        "HAD SHELAGH IN AGAIN. SURNAME SLINGSBY, YOU DEALT WITH THE GRANT.",
        "had shelagh in again. surname slingsby, you dealt with the grant.",
        "Shelagh left these keys. (Slingsby.)",
        "shelagh left these keys. (slingsby.)",
        "Is Shelagh yours? The Slingsby file, I mean.",
        "Mrs Slingsby rang, and Shelagh sounded low.",
        "Slingsby, who was with us last year, is back. I like Shelagh a lot.",
        "Shelagh's coat is here. Her last name is Slingsby.",
    ],
)
def test_halves_apart_are_one_name(said):
    [person] = found(said, ROLL)

    assert (person.key, person.sure) == ("shelagh", Sureness.LIKELY)


def test_both_halves_are_told_as_the_reasons():
    told = reasons("Shelagh left these keys. (Slingsby.)", ROLL)

    assert told == {Because.GIVEN_NAME: "Shelagh", Because.PART_OF_NAME: "Slingsby"}


@pytest.mark.parametrize(
    "said",
    [
        "Shelagh Jones met the Slingsby committee.",  # the first name is another's
        "Shelagh left these keys. Ann Slingsby has ours.",  # the family name is
        "Shelagh in finance says Councillor Slingsby will be there.",  # there for their work
        "Shelagh left. Is hers not Slingsby?",  # it says so itself
        "Shelagh left. The Haddon file is here.",  # nobody's two halves
        "shelagh left these keys. slingsby is a village",  # no capital letters, and nothing that says it
        "Shelagh left these keys. Slingsby-Hall is closed.",  # tied to more
        f"Shelagh left these keys. {'It rained all day. ' * 7} Slingsby is dry.",  # too far apart
    ],
)
def test_what_only_looks_like_two_halves_is_nobody(said):
    assert "shelagh" not in keys(said, ROLL)


def test_of_two_with_both_halves_each_is_only_possible():
    roll = Roll([SHELAGH, Person("other", ("Shelagh",), "Slingsby")])

    assert {person.sure for person in found("Shelagh left. (Slingsby.)", roll)} == {Sureness.POSSIBLE}
