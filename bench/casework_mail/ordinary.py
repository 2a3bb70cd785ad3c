"""Mail about nobody on the roll that looks as though it were, and mail with identifiers of strangers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from bench.casework_mail import (
    first_judged_others,
    judged_others,
    numbers,
    second_judged_others,
    sentences,
)
from bench.casework_mail.casework import framed
from bench.casework_mail.mail import Mail, marked, unmarked
from bench.casework_mail.names import Names
from bench.casework_mail.people import Somebody

COMMON_WORDS = [  # names that are words, used as words
    "Will you mark the register, please? Grace is given until May.",
    "I hope that the price of the grant does not go up; the long and short of it is on page four.",
    "Rose and violet are the colours of the new leaflet, with a white and green border.",
    "The king of puddings is on the menu, and joy was unconfined in the hall.",
    "We took the lane behind the banks, past the marsh, and up the hill to the stone wall.",
    "Be patient: patience is a virtue, and the wood for the park bench comes in March or May.",
    "Young people and a hunter of bargains came to the fair; a good day.",
    "Robin redbreasts sit by the brook in the frost, a bright sight in a field of little birds.",
    "Frank talk, a rich cake, and a sunny pearl of a morning made a noble start.",
    "The cook and the baker read the law before they pay the mason a strong price.",
    "It may dawn on you that faith, hope and charity, in that order, are the names of the rooms.",
    "The ward at the north end has a new porter and a ford over the burn.",
]
PLACES_AND_DATES = [
    "The fair in {town} is on {day} and parking is by {street}.",
    "{town} library closes on {day}; books go to {street} instead.",
    "The lease of 200 {street} ends on {day}.",
    "Roadworks on {street}, {town}, last until {day}.",
]
LOOK_LIKE_NUMBERS = [
    "Your order {ten} has left the warehouse and the parcel number is {eleven}.",
    "Invoice {ten} is due; please quote {nine} when you pay.",
    "The serial number of the printer is {ten}, and its part number {letters}.",
    "ISBN {ten} costs 12.99 and is back in print.",
    "The meter reads {eight}, up from {eight}.",
    "Meeting ID {ten}, passcode {six}.",
    "NHS number {bad} was read out wrongly, as its last digit shows.",
    "The card ending in 1234 was declined; the receipt says {sixteen_bad}.",
    "Budget code {six}-{four}, line {three}, sum 1,234,567.89.",
    "Version 12.03.1984 build {ten} is installed.",
]
STRANGERS = {
    "NHS": "NHS number {number}.",
    "CHI": "The CHI is {number}.",
    "HC": "H&C number {number}",
    "NINO": "The NI number is {number}.",
    "UPN": "UPN: {number}",
    "ULN": "ULN {number}",
    "CARD": "Paid with {number}.",
    "DRIVING": "Driving licence {number}",
    "PHONE": "Call back on {number}.",
    "EMAIL": "Write to {number} please.",
    "POSTCODE": "It is near {number}.",
}


class Said(NamedTuple):
    """What mail about nobody says, in one set."""

    words: Sequence[str]
    places: Sequence[str]
    numbers: Sequence[str]
    strangers: Sequence[tuple[str, str]]
    alike: Mapping[str, Sequence[str]] = MappingProxyType({})
    kin_apart: bool = False  # strangers are nobody's relatives either
    rounds: int = 1  # how often the common cases come round to each sort of names alike


_SAID = Said(COMMON_WORDS, PLACES_AND_DATES, LOOK_LIKE_NUMBERS, tuple(STRANGERS.items()))
SAID = {
    "seen": _SAID,
    "held out": _SAID,
    "first judged": Said(
        first_judged_others.COMMON_WORDS,
        first_judged_others.PLACES_AND_DATES,
        first_judged_others.LOOK_LIKE_NUMBERS,
        first_judged_others.STRANGERS,
        first_judged_others.ALIKE,
    ),
    "second judged": Said(
        second_judged_others.COMMON_WORDS,
        second_judged_others.PLACES_AND_DATES,
        second_judged_others.LOOK_LIKE_NUMBERS,
        second_judged_others.STRANGERS,
        second_judged_others.ALIKE,
        kin_apart=True,
    ),
    "judged": Said(
        judged_others.COMMON_WORDS,
        judged_others.PLACES_AND_DATES,
        judged_others.LOOK_LIKE_NUMBERS,
        judged_others.STRANGERS,
        judged_others.ALIKE,
        kin_apart=True,
        rounds=3,
    ),
}


class Source(NamedTuple):
    """What a mail is made from."""

    dice: Random
    names: Names
    roll: Sequence[Somebody]
    which: str

    @property
    def said(self) -> Said:
        return SAID[self.which]


_MADE: dict[str, Callable[[Source], tuple[str, str]]] = {
    "NHS": lambda source: _ten(source, numbers.nhs(source.dice)),
    "CHI": lambda source: _ten(source, numbers.chi(source.dice, _day(source.dice))),
    "HC": lambda source: _ten(source, numbers.hcn(source.dice)),
    "NINO": lambda source: _same(numbers.nino(source.dice)),
    "UPN": lambda source: _same(numbers.upn(source.dice)),
    "ULN": lambda source: _ten(source, numbers.uln(source.dice)),
    "CARD": lambda source: _card(source.dice),
    "DRIVING": lambda source: _same(_driving(source.dice, source.names)),
    "PHONE": lambda source: _phone(source.dice, source),
    "EMAIL": lambda source: _same(f"desk{source.dice.randrange(999)}@office.example.com"),
    "POSTCODE": lambda source: _same(numbers.postcode(source.dice, source.dice.choice(source.names.areas))),
}


def ordinary(names: Names, roll: Sequence[Somebody], which: str, size: int, seed: int) -> list[Mail]:
    """So many mails about nobody on the roll; the cases take turns."""
    dice = Random(seed)
    source = Source(dice, names, roll, which)
    cases = [_other_people, _other_people, _words, _places, _like_numbers, _like_sensitive, _strangers]
    cases *= source.said.rounds
    cases += [partial(_alike, sort=sort) for sort in source.said.alike]
    return [cases[number % len(cases)](source) for number in range(size)]


def _mail(source: Source, case: str, body: list[str], **labels: object) -> Mail:
    text, places = unmarked(framed(source.dice, source.which, body))
    return Mail(case, text, named=places, **labels)  # type: ignore[arg-type]  # each case gives its own labels


def _other_people(source: Source) -> Mail:
    """Somebody who shares at most one name with anybody on the source.roll, and no initial with it."""
    given, family = _stranger(source)
    said = source.dice.choice(
        (f"{given} {family}", f"{family}, {given}", f"{given[0]}. {family}", f"{given} {family}".upper())
    )
    about = source.dice.choice(sentences.ABOUT[source.which]).format(who=marked(said))
    return _mail(source, "other people", [f"{about[0].upper()}{about[1:]}"])


def _stranger(source: Source) -> tuple[str, str]:
    taken = {(who.given[0], part) for who in source.roll for part in (*who.family.split("-"), who.family)}
    if source.said.kin_apart:
        taken |= {
            (who.relative[0], part) for who in source.roll for part in (*who.family.split("-"), who.family)
        }
    while True:
        given, family = source.dice.choice(source.names.given), source.dice.choice(source.names.family)
        if (given[0], family) not in taken and (family[0], given) not in taken:
            return given, family


def _alike(source: Source, sort: str) -> Mail:
    """A thing, or somebody else, with a name that somebody on the roll has a part of."""
    dice, (given, family), (given2, family2) = source.dice, _stranger(source), _stranger(source)
    others = [who for who in source.roll if not {who.given[0], who.family[0]} & {given[0], family[0]}]
    values = {
        "given": given,
        "family": family,
        "family2": family2,
        "stranger": marked(f"{given} {family}"),
        "stranger2": marked(f"{given2} {family2}"),
        "street": dice.choice(source.names.streets),
        "year": dice.randrange(1985, 2025),
        "soon": f"{date(2027, 1, 4) + timedelta(days=dice.randrange(300)):%d/%m/%Y}",
        "birthday": f"{dice.choice(others).born:%d/%m/%Y}",
        "initials": given[0] + family[0].upper(),
        "initials2": given2[0] + family2[0].upper(),
    }
    return _mail(source, sort, [dice.choice(source.said.alike[sort]).format(**values)])


def _words(source: Source) -> Mail:
    return _mail(source, "words that are names", source.dice.sample(source.said.words, 3))


def _places(source: Source) -> Mail:
    somebody = source.dice.choice(source.roll)
    text = source.dice.choice(source.said.places).format(
        town=source.dice.choice(source.names.towns),
        street=source.dice.choice(source.names.streets),
        day=f"{somebody.born:%d %B %Y}",
    )
    return _mail(source, "places and dates", [text])


def _like_numbers(source: Source) -> Mail:
    saying, ten = source.dice.choice(source.said.numbers), numbers.nhs(source.dice)
    beside = Random(ten)  # so that the sets that need no more numbers stay as they were
    text = saying.format(
        ten=ten,
        spaced=f"{ten[:3]} {ten[3:6]} {ten[6:]}",
        else_ten=numbers.goods(beside),
        imei=numbers.imei(beside),
        eleven=source.dice.randrange(10**10, 10**11),
        nine=source.dice.randrange(10**8, 10**9),
        eight=source.dice.randrange(10**7, 10**8),
        six=source.dice.randrange(10**5, 10**6),
        four=source.dice.randrange(1000, 10_000),
        three=source.dice.randrange(100, 1000),
        bad=numbers.wrong(source.dice, numbers.nhs(source.dice)),
        sixteen_bad=numbers.wrong(source.dice, numbers.card(source.dice)),
        letters=f"{source.dice.choice('QXV')}{source.dice.randrange(10**6, 10**7)}Z",
    )
    return _mail(source, "numbers that look like identifiers", [text])


def _like_sensitive(source: Source) -> Mail:
    return _mail(
        source, "words that sound sensitive", source.dice.sample(sentences.MEANS_NOTHING[source.which], 2)
    )


def _strangers(source: Source) -> Mail:
    kind, saying = source.dice.choice(source.said.strangers)
    written, value = _MADE[kind](source)
    body = [saying.format(number=written)]
    return _mail(source, "identifiers of strangers", body, identifiers=((kind, value),))


def _day(dice: Random) -> date:
    return date(1940, 1, 1) + timedelta(days=dice.randrange(29_000))


def _same(number: str) -> tuple[str, str]:
    return number, number.lower() if "@" in number else number


def _ten(source: Source, number: str) -> tuple[str, str]:
    return numbers.spaced(source.dice, number, source.which), number


def _card(dice: Random) -> tuple[str, str]:
    number = numbers.card(dice)
    return dice.choice((number, " ".join(number[at : at + 4] for at in range(0, 16, 4)))), number


def _phone(dice: Random, source: Source) -> tuple[str, str]:
    number = numbers.phone(dice)
    if source.said.alike:  # the sets that were made before stay as they were
        theirs = {who.phone for who in source.roll}
        while number in theirs:
            number = numbers.phone(dice)
    return numbers.spaced_phone(dice, number, source.which), f"+44{number[1:]}"


def _driving(dice: Random, names: Names) -> str:
    family, given, born = dice.choice(names.family), dice.choice(names.given), _day(dice)
    return numbers.driving(dice, family, given, born, female=dice.random() < 0.5)
