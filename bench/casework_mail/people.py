"""The people of an invented roll."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple, TypeVar

from bench.casework_mail import numbers
from bench.casework_mail.making import Names

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Somebody:
    """One invented person."""

    key: str
    given: str
    middle: str
    family: str
    female: bool
    born: date
    address: str
    town: str
    postcode: str
    phone: str
    email: str
    reference: str
    nhs: str
    nino: str
    relative: str
    facts: tuple[tuple[str, str], ...]

    def age(self, today: date) -> int:
        """How old they are."""
        return today.year - self.born.year - ((today.month, today.day) < (self.born.month, self.born.day))


def people(names: Names, size: int, seed: int) -> list[Somebody]:
    """So many people.  Names, addresses and numbers stay apart as long as there are enough of them."""
    dice, taken = Random(seed), Taken(set())
    return [_somebody(dice, names, number, taken) for number in range(size)]


class Taken(NamedTuple):
    """What somebody has already, so that nobody else is given it."""

    things: set[object]

    def anew(self, make: Callable[[], Thing]) -> Thing:
        """Something that nobody has yet; after many tries, whatever comes."""
        for _ in range(30):
            if (thing := make()) not in self.things:
                break
        self.things.add(thing)
        return thing


def _somebody(dice: Random, names: Names, number: int, taken: Taken) -> Somebody:
    given, family = taken.anew(lambda: _name(dice, names))
    female, town = dice.random() < 0.5, dice.choice(names.towns)
    female = given in names.women if names.women else female
    born = date(1936, 1, 1) + timedelta(days=dice.randrange(31_000))
    plain = "".join(letter for letter in family.lower() if "a" <= letter <= "z")
    return Somebody(
        key=f"k{number}",
        given=given,
        middle=dice.choice(names.middle),
        family=family,
        female=female,
        born=born,
        address=taken.anew(lambda: f"{dice.randrange(1, 999)} {dice.choice(names.streets)}"),
        town=town,
        postcode=numbers.postcode(dice, dice.choice(names.areas)),
        phone=taken.anew(lambda: numbers.phone(dice)),
        email=f"{given[0].lower()}.{plain}{number}@{dice.choice(('example.com', 'example.net', 'mail.example.org'))}",
        reference=f"SH-{number:04}",
        nhs=taken.anew(lambda: numbers.nhs(dice)),
        nino=taken.anew(lambda: numbers.nino(dice)),
        relative=" ".join(taken.anew(lambda: (dice.choice(names.given), family))),
        facts=_facts(dice, names, town, female=female),
    )


def _facts(dice: Random, names: Names, town: str, *, female: bool) -> tuple[tuple[str, str], ...]:
    return (
        ("sex", "female" if female else "male"),
        ("town", town),
        ("condition", dice.choice(names.conditions)),
        ("ethnicity", dice.choice(names.ethnicities)),
        ("job", dice.choice(names.jobs)),
        ("offence", dice.choice(names.offences)),
        ("family", f"{dice.randrange(2, 5)} children"),
    )


def _name(dice: Random, names: Names) -> tuple[str, str]:
    family = dice.choice(names.family)
    if dice.random() < 0.08:
        family = f"{family}-{dice.choice([one for one in names.family if len(one) > 3])}"
    return dice.choice(names.given), family
