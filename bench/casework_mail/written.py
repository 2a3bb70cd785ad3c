"""One mail's sentences by a habit that brings its own, and what they tell of whom."""

from collections.abc import Sequence
from random import Random
from string import Formatter
from typing import NamedTuple

from bench.casework_mail.habit import TODAY, Known, alone, last_four, street
from bench.casework_mail.mail import marked
from bench.casework_mail.making import Making
from bench.casework_mail.people import Somebody

IDENTIFIERS = {"nhs": "NHS", "nino": "NINO", "email": "EMAIL", "phone": "PHONE", "postcode": "POSTCODE"}

_CUT_SHORT = {
    "Road": "Rd",
    "Street": "St",
    "Drive": "Dr",
    "Close": "Cl",
    "Avenue": "Ave",
    "Lane": "Ln",
    "Terrace": "Tce",
    "Crescent": "Cres",
    "Court": "Ct",
    "Gardens": "Gdns",
}


class Written(NamedTuple):
    """Sentences, the people that they are about or may be about, and the identifiers in them."""

    lines: list[str]
    people: frozenset[str]
    may_be: tuple[str, ...]
    identifiers: list[tuple[str, str]]


def written(dice: Random, its: Making, case: str, roll: Sequence[Somebody], known: Known) -> Written:
    """A mail about one whom the habit suits, and about others too, where a sentence names them."""
    habit = its.habits[case]
    who = dice.choice([one for one in roll if habit.suits(one, known)])
    lines = [dice.choice(habit.whole or its.about)]
    if habit.beside:
        lines.append(dice.choice(habit.beside))
    said = {field for line in lines for _, field, _, _ in Formatter().parse(line) if field}
    values, people = _values(dice, who, its), set() if habit.may_be else {who.key}
    may_be = (who.key,) if habit.may_be else ()
    values["who"] = marked(habit.say(dice, who))
    if "kin" in said:
        kin = dice.choice([one for one in known.kin(who) if alone(one, known)] or known.kin(who))
        values["kin"] = marked(kin.given)
        people.add(kin.key)
    if "other" in said:
        other = dice.choice([one for one in roll if one.family != who.family and alone(one, known)])
        values["other"] = marked(f"{other.given} {other.family}")
        people.add(other.key)
    identifiers = [(kind, in_full(who)[name]) for name, kind in IDENTIFIERS.items() if name in said]
    return Written([line.format(**values) for line in lines], frozenset(people), may_be, identifiers)


def in_full(who: Somebody) -> dict[str, str]:
    """What is theirs as a label has it, however a mail may write it."""
    return {**vars(who), "phone": f"+44{who.phone[1:]}"}


def _values(dice: Random, who: Somebody, its: Making) -> dict[str, str]:
    return {
        **_names(dice, who),
        **_numbers(dice, who, its),
        "born": born_on(dice, who, its),
        "year": str(who.born.year),
        "birth6": f"{who.born:%d%m%y}",
        "age": str(who.age(TODAY)),
        "address": who.address,
        "street": street(who),
        "short_address": cut_short(who.address),
        "town": who.town,
        "relative": marked(who.relative),
    }


def cut_short(address: str) -> str:
    """An address as people write it in a hurry."""
    *before, last = address.split(" ")
    return " ".join((*before, _CUT_SHORT.get(last, last)))


def _names(dice: Random, who: Somebody) -> dict[str, str]:
    return {
        "title": dice.choice(("Mrs", "Miss", "Ms")) if who.female else "Mr",
        "given": marked(who.given),
        "middle": marked(who.middle),
        "family": marked(who.family),
        "GIVEN": marked(who.given.upper()),
        "FAMILY": marked(who.family.upper()),
        "initial": who.given[0],
        "initials": f"{who.given[0]}{who.family[0]}".upper(),
        "snake": f"{who.given}_{who.family}".lower().replace(" ", "_"),
        "she": "she" if who.female else "he",
    }


def _numbers(dice: Random, who: Somebody, its: Making) -> dict[str, str]:
    return {
        "postcode": who.postcode.replace(" ", dice.choice((" ", " ", ""))),
        "phone": dice.choice(its.phones)(who.phone),
        "email": who.email,
        "reference": who.reference,
        "run_on": who.reference.replace("-", ""),
        "apart": who.reference.replace("-", " "),
        "stroke": who.reference.replace("-", "/").lower(),
        "digits": who.reference.removeprefix("SH-").lstrip("0"),
        "last4": last_four(who),
        "nhs": dice.choice(its.tens)(who.nhs),
        "nino": dice.choice((who.nino, " ".join((who.nino[:2], who.nino[2:4], who.nino[4:6], who.nino[6:])))),
    }


def born_on(dice: Random, who: Somebody, its: Making) -> str:
    """A day of birth in one of the set's notations."""
    day = who.born.day
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return who.born.strftime(dice.choice(its.births)).replace("{th}", ending)
