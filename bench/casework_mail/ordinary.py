"""Mail about nobody on the roll that looks as though it were, and mail with identifiers of strangers."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import NamedTuple

from bench.casework_mail import numbers
from bench.casework_mail.casework import framed
from bench.casework_mail.mail import Mail, marked, unmarked
from bench.casework_mail.making import Making, Names
from bench.casework_mail.people import Somebody


class Source(NamedTuple):
    """What a mail is made from."""

    dice: Random
    its: Making
    roll: Sequence[Somebody]


_MADE: dict[str, Callable[[Source], tuple[str, str]]] = {
    "NHS": lambda source: _ten(source, numbers.nhs(source.dice)),
    "CHI": lambda source: _ten(source, numbers.chi(source.dice, _day(source.dice))),
    "HC": lambda source: _ten(source, numbers.hcn(source.dice)),
    "NINO": lambda source: _same(numbers.nino(source.dice)),
    "UPN": lambda source: _same(numbers.upn(source.dice)),
    "ULN": lambda source: _ten(source, numbers.uln(source.dice)),
    "CARD": lambda source: _card(source.dice),
    "DRIVING": lambda source: _same(_driving(source.dice, source.its.names)),
    "PHONE": lambda source: _phone(source.dice, source.its, source.roll),
    "EMAIL": lambda source: _same(f"desk{source.dice.randrange(999)}@office.example.com"),
    "POSTCODE": lambda source: _same(
        numbers.postcode(source.dice, source.dice.choice(source.its.names.areas))
    ),
}


def ordinary(its: Making, roll: Sequence[Somebody], size: int, seed: int) -> list[Mail]:
    """So many mails about nobody on the roll; the cases take turns."""
    source = Source(Random(seed), its, roll)
    cases = [_other_people, _other_people, _words, _places, _like_numbers, _like_sensitive, _strangers]
    cases *= its.rounds
    cases += [partial(_alike, sort=sort) for sort in its.alike]
    return [cases[number % len(cases)](source) for number in range(size)]


def _mail(source: Source, case: str, body: list[str], **labels: object) -> Mail:
    text, places = unmarked(framed(source.dice, source.its, body))
    return Mail(case, text, named=places, **labels)  # type: ignore[arg-type]  # each case gives its own labels


def _other_people(source: Source) -> Mail:
    """Somebody who shares at most one name with anybody on the source.roll, and no initial with it."""
    given, family = _stranger(source)
    said = source.dice.choice(
        (f"{given} {family}", f"{family}, {given}", f"{given[0]}. {family}", f"{given} {family}".upper())
    )
    about = source.dice.choice(source.its.about).format(who=marked(said))
    return _mail(source, "other people", [f"{about[0].upper()}{about[1:]}"])


def _stranger(source: Source) -> tuple[str, str]:
    taken = {(who.given[0], part) for who in source.roll for part in (*who.family.split("-"), who.family)}
    if source.its.kin_apart:
        taken |= {
            (who.relative[0], part) for who in source.roll for part in (*who.family.split("-"), who.family)
        }
    while True:
        given, family = (
            source.dice.choice(source.its.names.given),
            source.dice.choice(source.its.names.family),
        )
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
        "street": dice.choice(source.its.names.streets),
        "year": dice.randrange(1985, 2025),
        "soon": f"{date(2027, 1, 4) + timedelta(days=dice.randrange(300)):%d/%m/%Y}",
        "birthday": f"{dice.choice(others).born:%d/%m/%Y}",
        "initials": given[0] + family[0].upper(),
        "initials2": given2[0] + family2[0].upper(),
    }
    return _mail(source, sort, [dice.choice(source.its.alike[sort]).format(**values)])


def _words(source: Source) -> Mail:
    return _mail(source, "words that are names", source.dice.sample(source.its.common_words, 3))


def _places(source: Source) -> Mail:
    somebody = source.dice.choice(source.roll)
    text = source.dice.choice(source.its.places_and_dates).format(
        town=source.dice.choice(source.its.names.towns),
        street=source.dice.choice(source.its.names.streets),
        day=f"{somebody.born:%d %B %Y}",
    )
    return _mail(source, "places and dates", [text])


def _like_numbers(source: Source) -> Mail:
    saying, ten = source.dice.choice(source.its.look_like_numbers), numbers.nhs(source.dice)
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
    return _mail(source, "words that sound sensitive", source.dice.sample(source.its.means_nothing, 2))


def _strangers(source: Source) -> Mail:
    kind, saying = source.dice.choice(source.its.strangers)
    written, value = _MADE[kind](source)
    body = [saying.format(number=written)]
    return _mail(source, "identifiers of strangers", body, identifiers=((kind, value),))


def _day(dice: Random) -> date:
    return date(1940, 1, 1) + timedelta(days=dice.randrange(29_000))


def _same(number: str) -> tuple[str, str]:
    return number, number.lower() if "@" in number else number


def _ten(source: Source, number: str) -> tuple[str, str]:
    return source.dice.choice(source.its.tens)(number), number


def _card(dice: Random) -> tuple[str, str]:
    number = numbers.card(dice)
    return dice.choice((number, " ".join(number[at : at + 4] for at in range(0, 16, 4)))), number


def _phone(dice: Random, its: Making, roll: Sequence[Somebody]) -> tuple[str, str]:
    number = numbers.phone(dice)
    if not its.early:
        theirs = {who.phone for who in roll}
        while number in theirs:
            number = numbers.phone(dice)
    return dice.choice(its.phones)(number), f"+44{number[1:]}"


def _driving(dice: Random, names: Names) -> str:
    family, given, born = dice.choice(names.family), dice.choice(names.given), _day(dice)
    return numbers.driving(dice, family, given, born, female=dice.random() < 0.5)
