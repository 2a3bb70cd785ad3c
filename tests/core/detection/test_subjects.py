"""Of whom a sentence tells something: of the person, of somebody close, or of whoever writes."""

from datetime import date

import pytest

from safehaven_core.detection.pieced import RollFacts, piece_together
from safehaven_core.detection.pieced_reading import Reader
from safehaven_core.detection.pieced_vocabulary import vocabulary_of
from safehaven_core.detection.sensitive_words import Words

TODAY = date(2026, 11, 26)
FACTS = [
    ("female", "Leith", "epilepsy", "welder", "theft"),
    ("male", "Harwick", "asthma", "chef", "arson"),
    ("female", "Quayside", "dementia", "bus driver", "none"),
]


@pytest.fixture(scope="module")
def roll():
    """Ninety people of three sorts, a year apart."""
    facts = RollFacts()
    for number in range(90):
        sex, *rest = FACTS[number % 3]
        kinds = zip(("town", "condition", "job", "offence"), rest, strict=True)
        told = [("sex", sex), *kinds, ("family", f"{number % 4 + 1} children")]
        facts.put(f"p{number}", told, date(1937 + number, 1, 1))
    return facts


def told(text, roll):
    """What is told of the person, and what of somebody close."""
    facts = list(Reader(Words(text), vocabulary_of(roll), TODAY).told())
    return (
        {fact.value for fact in facts if not fact.aside},
        {fact.value for fact in facts if fact.aside},
    )


OF_THE_PERSON = """
    She is 34, has asthma and lives in Leith. | female, 34, asthma, leith
    A lad of 15 who is a chef | male, 15, chef
    34yo man from Harwick | 34, male, harwick
    Client (34, female) | 34, female
    A woman just turned 34 | female, 34
    Mum of three, 34, convicted of theft | female, 3 children, 34, theft
    Mother to four | female, 4 children
    Age: 34. Town: Leith. | 34, leith
    The tenant, 34, has asthma. | 34, asthma
    The gentleman, who is 71, is a welder. | male, 71, welder
    A person of 34 with dementia | 34, dementia
    She lives with her mother in Leith and has asthma. | female, leith, asthma
    She and her mother live in Leith. | female, leith
    I have a client with asthma in Leith. | asthma, leith
    I am a social worker supporting a man of 34. | male, 34
    D.O.B. 1 May 1992, Leith | born, leith
    A fella (54yrs) from Leith | male, 54, leith
    young girl - 7 (asthma) | female, 7, asthma
    A male client of 48 (epilepsy) | male, 48, epilepsy
    Woman [34] with asthma | female, 34, asthma
    man / 34 / Leith | male, 34, leith
    A guy, thirty-four, with asthma | male, 34, asthma
    Lady, 34 y.o., Leith | female, 34, leith
    A man who is 74 over in Leith | male, 74, leith
    Pensioner, 84, Leith | 84, leith
    An 8-month-old boy | 8 month, male
    Woman, late 40s, Leith | female, late 40s, leith
    born 1984, Leith | born, leith
    b. 1984, Leith | born, leith
    He moved to Leith and wants help. | male, leith
    He works in Leith and lives in Harwick. | male, harwick
    Her mother-in-law is ill; she left school, lives in Leith. | female, leith
"""


@pytest.mark.parametrize("line", OF_THE_PERSON.strip().splitlines(), ids=str.strip)
def test_it_is_told_of_the_person(roll, line):
    text, values = line.strip().split(" | ")

    assert told(text, roll)[0] == set(values.split(", "))


OF_SOMEBODY_CLOSE = r"""
    She has asthma; her brother has epilepsy. | female, asthma | epilepsy
    His late mother was a welder. | male | female, welder
    Her ex-husband lives in Leith. | female | leith
    His sister, 45, lives in Harwick. | male | 45, harwick
    She cares for her son, who has epilepsy. | female | epilepsy
    Her partner, a chef, has asthma. | female, asthma | chef
    Her friend in Leith helps. | female | leith
    The landlord lives in Leith, and he has asthma. | male, asthma | leith
    A woman whose father is a chef | female | male, chef
    She is 34.  Neighbour (43) is a retired welder. | female, 34 | 43, welder
    She is 34.  A friend in Leith has asthma. | female, 34 | leith, asthma
    He is 34.  The caller is a chef and lives in Leith. | male, 34 | chef, leith
    She is 34.  Another client of mine, 50, is a welder. | female, 34 | welder
    [10:12] He is 34.\n[10:13] His late mother was a welder. | male, 34 | female, welder
"""


@pytest.mark.parametrize("line", OF_SOMEBODY_CLOSE.strip().splitlines(), ids=str.strip)
def test_it_is_told_of_somebody_close(roll, line):
    text, of_the_person, of_another = line.strip().replace("\\n", "\n").split(" | ")

    assert told(text, roll) == (set(of_the_person.split(", ")), set(of_another.split(", ")))


OF_NOBODY = """
    I used to be a welder.
    I live in Leith.
    I was a chef.
    I am a welder myself.
    As a welder myself, I know.
    My brother is a welder in Leith.
    No history of dementia.
    Epilepsy was ruled out.
    Asthma: none.
    The Leith office is shut.
    Offered Leith and said no.
    Would like a two-bed flat in Leith.
    Leith was too far.
    The training day is in Leith.
    Used to live in Leith.
    No longer in Leith.
    Asked at Leith library.
    Rang from Leith.
    In the late 40s the hall was built.
"""


@pytest.mark.parametrize("line", OF_NOBODY.strip().splitlines(), ids=str.strip)
def test_it_is_told_of_nobody(roll, line):
    assert told(line.strip(), roll) == (set(), set())


@pytest.mark.parametrize(
    "text",
    [
        "She is 10 minutes late.",
        "A man, 34 boxes in hand",
        "He is 34 of 40.",
        "A man, 34-36 Mill Road",
        "A woman who is 34 weeks pregnant",
        "Man, 34/2 Mill Road",
    ],
)
def test_a_number_of_things_is_no_age(roll, text):
    assert told(text, roll)[0] <= {"female", "male"}


def test_what_is_said_of_a_relative_does_not_lead_away_from_the_person():
    roll = RollFacts()
    roll.put("robin", [("sex", "female"), ("condition", "epilepsy"), ("town", "Leith")], date(1992, 6, 1))
    roll.put("other", [("sex", "male"), ("condition", "asthma"), ("town", "Quayside")], date(1960, 6, 1))

    found = piece_together("A 34-year-old woman with epilepsy. Her dad has asthma.", roll, 2, TODAY)
    assert found.people == ("robin",)


def test_a_relative_of_whom_enough_is_said_is_found_by_themselves(roll):
    found = piece_together("Her brother is 34 and has asthma, and lives in Harwick.", roll, 5, TODAY)

    assert {fact.kind for fact in found.facts} <= {"age", "condition", "place"}
    assert found.fits < 5


def test_a_little_said_of_a_relative_finds_nobody(roll):
    assert piece_together("Her brother is 34 and lives in Harwick.", roll, 5, TODAY) is None


def test_of_facts_that_do_not_go_together_the_most_are_believed():
    roll = RollFacts()
    for number in range(20):
        roll.put(
            f"p{number}", [("sex", "female"), ("condition", "asthma"), ("town", "Leith")], date(1992, 1, 1)
        )
    roll.put(
        "robin",
        [("sex", "female"), ("condition", "asthma"), ("town", "Leith"), ("job", "chef")],
        date(1992, 1, 1),
    )
    roll.put("sam", [("sex", "male"), ("offence", "arson")], date(1950, 1, 1))

    found = piece_together("Arson again. A woman of 34, a chef with asthma, in Leith.", roll, 5, TODAY)
    assert found.people == ("robin",)


SIGNED = ["Cheers\nOttoline\nLeith", "BW,\nOttoline\nLeith", "Rgds Ottoline | Leith", "-- \nOttoline\nLeith"]


@pytest.mark.parametrize("below", SIGNED)
def test_the_place_below_any_greeting_is_the_senders(roll, below):
    found = piece_together(f"A woman of 34 with epilepsy.\n\n{below}\n", roll, 99, TODAY)

    assert "place" not in {fact.kind for fact in found.facts}


@pytest.mark.parametrize("below", ["Ottoline Vexley\nOutreach, Leith", "Ottoline Vexley (she/her) | Leith"])
def test_the_place_below_a_bare_name_is_the_senders(roll, below):
    for text in (f"A woman of 34 with epilepsy.\n{below}\n", f"{below}\n\n> A woman of 34 with epilepsy.\n"):
        found = piece_together(text, roll, 99, TODAY)

        assert "place" not in {fact.kind for fact in found.facts}


def test_a_place_in_a_line_of_its_own_is_the_persons(roll):
    text = "A woman of 34.\nLeith\n"

    assert "place" in {fact.kind for fact in piece_together(text, roll, 99, TODAY).facts}


def test_thanks_for_something_said_is_no_end_of_a_letter(roll):
    text = "Thanks for seeing the woman of 34 in Leith who has epilepsy."

    assert "place" in {fact.kind for fact in piece_together(text, roll, 99, TODAY).facts}
