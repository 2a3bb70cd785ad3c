"""The sets of mail: names, people, sentences and seeds of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.casework_mail import (
    early,
    early_habits,
    first_judged,
    first_judged_content,
    first_judged_names,
    first_judged_others,
    first_judged_pieced,
    first_judged_sentences,
    held_out,
    judged,
    judged_content,
    judged_names,
    judged_others,
    judged_pieced,
    judged_sentences,
    numbers,
    second_judged,
    second_judged_content,
    second_judged_names,
    second_judged_others,
    second_judged_pieced,
    second_judged_sentences,
    seen,
)
from bench.casework_mail.casework import casework
from bench.casework_mail.habit import TODAY
from bench.casework_mail.mail import Mail
from bench.casework_mail.making import made_of
from bench.casework_mail.ordinary import ordinary
from bench.casework_mail.people import Somebody, people
from bench.casework_mail.pieced import pieced
from safehaven_core.detection import Person

SETS = {
    "seen": made_of(seen, early, early_habits),
    "held out": made_of(held_out, early, early_habits),
    "first judged": made_of(
        first_judged,
        first_judged_content,
        first_judged_names,
        first_judged_others,
        first_judged_pieced,
        first_judged_sentences,
    ),
    "second judged": made_of(
        second_judged,
        second_judged_content,
        second_judged_names,
        second_judged_others,
        second_judged_pieced,
        second_judged_sentences,
    ),
    "judged": made_of(
        judged,
        judged_content,
        judged_names,
        judged_others,
        judged_pieced,
        judged_sentences,
    ),
}
CITIES = [f"{first}{last}" for first in ("Ash", "Birk", "Cole", "Dun", "Elm", "Fern", "Glen") for last in (
    "by", "ton", "ford", "ley", "mouth", "wick", "stead", "worth", "bury", "field", "ham", "combe", "dale", "thorpe"
)]  # fmt: skip
_SYLLABLES = [
    "ba", "be", "ca", "da", "do", "fe", "ga", "ha", "hi", "jo", "ka", "ke", "la", "le", "lo", "ma", "me",
    "mi", "na", "ne", "no", "pa", "pe", "ra", "re", "ro", "sa", "se", "so", "ta", "te", "to", "va", "wi",
]  # fmt: skip


@dataclass(frozen=True)
class MailSet:
    """One set: its people, mail about them, mail about nobody, and mail that tells facts only."""

    people: list[Somebody]
    about: list[Mail]
    ordinary: list[Mail]
    pieced: list[Mail]


def mail_set(which: str, roll: int, size: int) -> MailSet:
    """A set of mail, `size` of each sort, on a roll of so many."""
    its = SETS[which]
    folk = people(its.names, roll, its.seed)
    return MailSet(
        folk,
        casework(its, folk, size, its.seed + 1),
        ordinary(its, folk, size, its.seed + 2),
        pieced(its, folk, size // 4, its.seed + 3, TODAY),
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
    dice, its = Random(7), SETS["held out"].names
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
                ("condition", its.conditions[(chance >> 36) % len(its.conditions)]),
                ("family", f"{1 + (chance >> 9) % 4} children"),
                ("job", trades[(chance >> 20) % 6]),
            ),
        )


def _word(dice: Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randrange(2, 4))).capitalize() + dice.choice(
        ("n", "s", "ck", "")
    )
