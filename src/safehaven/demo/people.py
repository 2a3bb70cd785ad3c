"""The people whom the pretend organisation supports."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from safehaven.demo.names import GIVEN, families

_STREETS = [
    "Lantern Row",
    "Copperfield Rise",
    "Saltmarsh Way",
    "Weavers Yard",
    "Kittiwake Close",
    "Millrace Lane",
    "Beacon Terrace",
    "Ropewalk Court",
    "Tidemill Street",
    "Foxglove Bank",
]
# ZZ99 is a pseudo postcode area of the NHS: no letter box in the country has one of these.
_POSTCODE = "ZZ99 {number}{letters}"


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who does not exist."""

    given: str
    family: str
    known_as: str
    born: date
    street: str
    postcode: str
    mobile: str
    email: str
    nhs_number: str
    need: str
    began: date

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.given} {self.family}"

    @property
    def traces(self) -> list[str]:
        """Everything that must never be found in clear: names, dates of birth, address, numbers."""
        born = self.born
        return [
            *(self.name, self.family, f"{self.family}, {self.given}", self.street, self.postcode),
            *(born.isoformat(), f"{born:%d/%m/%Y}", f"{born.day} {born:%B %Y}", self.email),
            *(
                self.mobile,
                self.mobile.replace(" ", ""),
                "+44" + self.mobile.replace(" ", "")[1:],
                self.nhs_number,
            ),
        ]


SEED = 20261121
NEEDS = ("housing", "health", "debt", "family", "safety", "work", "school", "asylum")


def personas(count: int, *, seed: int, today: date) -> list[Persona]:
    """Invent people; the same seed gives the same people."""
    chance = random.Random(seed)
    surnames = families(chance)
    numbers = _nhs_numbers()
    return [_persona(chance, place, surnames, next(numbers), today) for place in range(count)]


def _persona(chance: random.Random, place: int, surnames: list[str], nhs_number: str, today: date) -> Persona:
    given, family = chance.choice(GIVEN), surnames[place % len(surnames)]
    letters = "".join(chance.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))
    return Persona(
        given=given,
        family=family,
        known_as=given[:4] if chance.random() < 0.2 else "",
        born=today - timedelta(days=chance.randint(16 * 365, 84 * 365)),
        street=f"{chance.randint(1, 180)} {chance.choice(_STREETS)}",
        postcode=_POSTCODE.format(number=chance.randint(1, 9), letters=letters),
        mobile=f"07700 900{place % 1000:03}",
        email=f"{given}.{family}{place}@example.org".lower(),
        nhs_number=nhs_number,
        need=chance.choice(NEEDS),
        began=today - timedelta(days=chance.randint(20, 900)),
    )


def _nhs_numbers() -> Iterator[str]:
    """Numbers of the range 999 000 0000 to 999 999 9999, which the NHS keeps for tests, with right check digits."""
    for serial in range(1_000_000 // 37):
        first = f"999{serial * 37:06}"
        rest = sum(int(digit) * weight for digit, weight in zip(first, range(10, 1, -1), strict=True)) % 11
        check = (11 - rest) % 11
        if check < 10:
            yield f"{first}{check}"
