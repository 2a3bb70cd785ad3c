"""The people whom these tests look for, and the shortest way to ask."""

from datetime import date

from safehaven_core.detection import Because, Found, Person, Roll, find_people

TODAY = date(2026, 11, 26)

GRACE = Person(
    "grace", ("Grace",), "O'Neill",
    born=date(1984, 3, 12),
    addresses=("Flat 2, 14 Harbour Lane, Leith",),
    postcodes=("EH6 6AA",),
    phones=("07700 900123",),
    emails=("g.on@example.org",),
    references=("SH-00012",),
    identifiers=("9990000018",),
    related=("Sean Byrne",),
)  # fmt: skip
LIZ = Person(
    "liz", ("Elizabeth", "Anne"), "Smith-Jones", other_names=("Tibby", "Beth Carter"), born=date(1999, 1, 2)
)
WILL = Person("will", ("Will",), "Brown", born=date(2010, 5, 6), phones=("020 7946 0123",))
MARK = Person("mark", ("Mark",), "King", emails=("mk@example.net",))
MORAG = Person("morag", ("Morag",), "McDonald")
JAN = Person("jan", ("Jan",), "van der Berg")
JOSE = Person("jose", ("José", "María"), "Núñez")
WEI = Person("wei", ("Wei",), "Li")
ZOE = Person("zoe", ("Zoë",), "D'Arcy-McKenna")
CHRIS = Person("chris", ("Christopher",), "Young")
THOMAS = Person("thomas", ("Thomas",), "Thomas")
EVERYBODY = (GRACE, LIZ, WILL, MARK, MORAG, JAN, JOSE, WEI, ZOE, CHRIS, THOMAS)
ROLL = Roll(EVERYBODY)


def found(text: str, roll: Roll = ROLL) -> tuple[Found, ...]:
    people, finished = find_people(text, roll, today=TODAY)
    assert finished
    return people


def keys(text: str, roll: Roll = ROLL) -> list[str]:
    return [person.key for person in found(text, roll)]


def reasons(text: str, roll: Roll = ROLL) -> dict[Because, str]:
    """Of the one person found, the words for each kind of reason."""
    (person,) = found(text, roll)
    return {reason.kind: text[reason.start : reason.end] for reason in person.because}


def sureness(text: str, roll: Roll = ROLL) -> str:
    (person,) = found(text, roll)
    return person.sure.value
