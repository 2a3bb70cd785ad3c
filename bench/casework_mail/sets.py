"""The sets of mail: names, people, sentences and seeds of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.casework_mail import numbers
from bench.casework_mail.casework import casework
from bench.casework_mail.habit import TODAY
from bench.casework_mail.mail import Mail
from bench.casework_mail.names import CONDITIONS, names
from bench.casework_mail.ordinary import ordinary
from bench.casework_mail.people import Somebody, people
from bench.casework_mail.pieced import pieced
from safehaven_core.detection import Person

SEEDS = {
    "seen": 20_261_101,
    "held out": 20_261_177,
    "first judged": 83_560_217,
    "second judged": 59_204_861,
    "judged": 36_741_908,
}
CITIES = [f"{first}{last}" for first in ("Ash", "Birk", "Cole", "Dun", "Elm", "Fern", "Glen") for last in (
    "by", "ton", "ford", "ley", "mouth", "wick", "stead", "worth", "bury", "field", "ham", "combe", "dale", "thorpe"
)]  # fmt: skip
_SYLLABLES = [
    "ba",
    "be",
    "ca",
    "da",
    "do",
    "fe",
    "ga",
    "ha",
    "hi",
    "jo",
    "ka",
    "ke",
    "la",
    "le",
    "lo",
    "ma",
    "me",
    "mi",
    "na",
    "ne",
    "no",
    "pa",
    "pe",
    "ra",
    "re",
    "ro",
    "sa",
    "se",
    "so",
    "ta",
    "te",
    "to",
    "va",
    "wi",
]


@dataclass(frozen=True)
class MailSet:
    """One set: its people, mail about them, mail about nobody, and mail that tells facts only."""

    people: list[Somebody]
    about: list[Mail]
    ordinary: list[Mail]
    pieced: list[Mail]


def mail_set(which: str, roll: int, size: int) -> MailSet:
    """A set of mail, `size` of each sort, on a roll of so many."""
    its, seed = names(which), SEEDS[which]
    folk = people(its, roll, seed)
    return MailSet(
        folk,
        casework(its, folk, which, size, seed + 1),
        ordinary(its, folk, which, size, seed + 2),
        pieced(folk, which, size // 4, seed + 3, TODAY),
    )


def on_roll(who: Somebody) -> Person:
    """One of them as the detector knows people."""
    return Person(
        key=who.key,
        given=(who.given, who.middle),
        family=who.family,
        born=who.born,
        addresses=(f"{who.address}, {who.town}",),
        postcodes=(who.postcode,),
        phones=(who.phone,),
        emails=(who.email,),
        references=(who.reference,),
        identifiers=(who.nhs, who.nino),
        related=(who.relative,),
        facts=who.facts,
    )


def many(size: int) -> Iterator[Person]:
    """A roll of any size, quickly made: names as they are spread in a large town, half of them rare ones."""
    dice, its = Random(7), names("held out")
    rare = [_word(dice) for _ in range(40_000)]
    given = [dice.choice(its.given if dice.random() < 0.9 else rare) for _ in range(10_007)]
    family = [dice.choice(its.family if dice.random() < 0.5 else rare) for _ in range(100_003)]
    births = [date(1936, 1, 1) + timedelta(days=day) for day in range(31_000)]
    streets = [f"{house} {street}" for house in range(1, 500) for street in its.streets]
    codes = [numbers.postcode(dice, dice.choice(its.areas)) for _ in range(20_000)]
    trades = ("welder", "cleaner", "chef", "clerk", "nurse", "driver")
    for number in range(size):
        chance = dice.getrandbits(62)
        yield Person(
            key=f"m{number}",
            given=(given[chance % 10_007],),
            family=family[chance % 100_003],
            born=births[chance % 31_000],
            addresses=(streets[chance % len(streets)],),
            postcodes=(codes[chance % 20_000],),
            phones=(f"07{chance % 10**9:09}",),
            references=(f"M-{number:07}",),
            identifiers=(f"{4 * 10**9 + chance % 999_999_937}",),
            facts=(
                ("sex", ("female", "male")[chance >> 30 & 1]),
                ("town", CITIES[(chance >> 31) % len(CITIES)]),
                ("condition", CONDITIONS[(chance >> 36) % len(CONDITIONS)]),
                ("family", f"{1 + (chance >> 9) % 4} children"),
                ("job", trades[(chance >> 20) % 6]),
            ),
        )


def _word(dice: Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randrange(2, 4))).capitalize() + dice.choice(
        ("n", "s", "ck", "")
    )
