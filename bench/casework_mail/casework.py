"""Mail about people on the roll, in every habit of naming somebody."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from bench.casework_mail import (
    first_judged_names,
    judged_names,
    numbers,
    second_judged_names,
    sentences,
)
from bench.casework_mail.habit import Habit, Known
from bench.casework_mail.mail import Mail, marked, unmarked
from bench.casework_mail.names import Names
from bench.casework_mail.own import OWN
from bench.casework_mail.people import Somebody
from bench.casework_mail.written import IDENTIFIERS, written

Say = Callable[[Random, Somebody, Names], str]


def _full(_dice: Random, who: Somebody, _names: Names) -> str:
    return f"{who.given} {who.family}"


def _plain(_dice: Random, who: Somebody, _names: Names) -> str:
    full = unicodedata.normalize("NFKD", f"{who.given} {who.family}")
    return full.translate({ord("ł"): "l", ord("Ł"): "L"}).encode("ascii", "ignore").decode().replace("-", " ")


def _apostrophe(dice: Random, who: Somebody, _names: Names) -> str:
    return f"{who.given} {who.family.replace(chr(39), dice.choice(('’', '', ' ', '`')))}"


def _slip(dice: Random, who: Somebody, _names: Names) -> str:
    family = who.family
    at = dice.randrange(1, max(2, len(family) - 2))
    return (
        f"{who.given} {family[:at]}{family[at + 1]}{family[at]}{family[at + 2 :]}"
        if len(family) > 4
        else f"{who.given} {family}"
    )


def _half(dice: Random, who: Somebody, _names: Names) -> str:
    return f"{who.given} {dice.choice(who.family.split('-'))}"


def _halves(who: Somebody) -> set[str]:
    return {f"{who.given} {half}" for half in who.family.split("-")}


def _short(dice: Random, who: Somebody, names: Names) -> str:
    return f"{dice.choice(names.short.get(who.given, [who.given]))} {who.family}"


# The case, how the person is named, and with which second fact.
HABITS: dict[str, tuple[Say, tuple[str, ...]]] = {
    "full name": (_full, ()),
    "full name, possessive": (lambda *args: f"{_full(*args)}'s", ()),
    "surname first": (lambda _dice, who, _names: f"{who.family}, {who.given}", ()),
    "surname first, capitals": (lambda _dice, who, _names: f"{who.family.upper()} {who.given}", ()),
    "all capitals": (lambda *args: _full(*args).upper(), ()),
    "small letters": (lambda *args: _full(*args).lower(), ()),
    "middle name": (lambda _dice, who, _names: f"{who.given} {who.middle} {who.family}", ()),
    "title and full name": (
        lambda dice, who, names: f"{dice.choice(('Ms', 'Mr', 'Mx'))} {_full(dice, who, names)}",
        (),
    ),
    "over a line break": (lambda _dice, who, _names: f"{who.given}\n{who.family}", ()),
    "in a trail": (lambda _dice, who, _names: f"{who.given}\n> {who.family}", ()),
    "apostrophe otherwise": (_apostrophe, ()),
    "without accents": (_plain, ()),
    "short form": (_short, ()),
    "half of a double name": (_half, ()),
    "initial and surname": (lambda _dice, who, _names: f"{who.given[0]}. {who.family}", ("born",)),
    "title and surname": (
        lambda dice, who, _names: f"{dice.choice(('Mr', 'Mrs', 'Ms'))} {who.family}",
        ("address",),
    ),
    "surname with phone": (
        lambda dice, who, _names: f"{dice.choice(('Mr', 'Mrs', 'Ms'))} {who.family}",
        ("phone",),
    ),
    "given name with birth": (lambda _dice, who, _names: who.given, ("born",)),
    "given name with phone": (lambda _dice, who, _names: who.given, ("phone",)),
    "given name with address": (lambda _dice, who, _names: who.given, ("address",)),
    "given name with relative": (lambda _dice, who, _names: who.given, ("relative",)),
    "initials with birth": (lambda _dice, who, _names: f"{who.given[0]}{who.family[0]}", ("born",)),
    "slip of spelling with birth": (_slip, ("born",)),
    "nobody named: reference": (lambda *_: "the client", ("reference",)),
    "nobody named: NHS number": (lambda *_: "the client", ("nhs",)),
    "nobody named: National Insurance number": (lambda *_: "the client", ("nino",)),
    "nobody named: e-mail": (lambda *_: "the client", ("email",)),
    "nobody named: birth and postcode": (lambda *_: "the client", ("born", "postcode")),
    "nobody named: birth and address": (lambda *_: "the client", ("born", "address")),
    "nobody named: phone and birth": (lambda *_: "the client", ("phone", "born")),
}
_BIRTHS = (
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%-d %B %Y",
    "%-d %b %y",
    "%Y-%m-%d",
    "%-d/%-m/%y",
    "%B %-d, %Y",
    "%d-%m-%Y",
    "the %-dth of %B %Y",
)


def _habits(which: str) -> dict[str, Any]:
    return OWN[which].HABITS if which in OWN else HABITS


def casework(names: Names, roll: Sequence[Somebody], which: str, size: int, seed: int) -> list[Mail]:
    """So many mails, each about one person on the roll; the habits take turns, some of them more than one."""
    dice = Random(seed)
    cases, known = _in_turn(_habits(which)), Known(roll, names.short)
    found: list[Mail] = []
    while len(found) < size:
        case = cases[len(found) % len(cases)]
        habit = _habits(which)[case]
        if isinstance(habit, Habit):
            found.append(_by_habit(dice, case, roll, known, which))
        else:
            found.append(_mail(dice, case, _suited(dice, case, roll, names), names, which))
    return found


def _in_turn(habits: Mapping[str, Any]) -> list[str]:
    """Each case as often as it takes its turn: the rarest once, the others again in later rounds."""
    often = {case: habit.often if isinstance(habit, Habit) else 1 for case, habit in habits.items()}
    return [case for turn in range(max(often.values())) for case in habits if often[case] > turn]


def _by_habit(dice: Random, case: str, roll: Sequence[Somebody], known: Known, which: str) -> Mail:
    """A mail by a habit that brings sentences of its own."""
    told = written(dice, _habits(which)[case], roll, known, which)
    sensitive = _speaks_of(dice, which, told.lines)
    text, places = unmarked(framed(dice, which, told.lines))
    return Mail(
        case,
        text,
        told.people,
        tuple(told.identifiers),
        sensitive,
        named=places,
        may_be=told.may_be,
    )


def _suited(dice: Random, case: str, roll: Sequence[Somebody], names: Names) -> Somebody:
    """Somebody whose name has what the habit is about, and is nobody else's."""
    called = {f"{who.given} {who.family}" for who in roll}
    suits: dict[str, Callable[[Somebody], bool]] = {
        "apostrophe otherwise": lambda who: "'" in who.family,
        "without accents": lambda who: not (who.given + who.family).isascii(),
        "short form": lambda who: who.given in names.short,
        "half of a double name": lambda who: "-" in who.family and not _halves(who) & called,
    }
    suitable = [who for who in roll if case not in suits or suits[case](who)]
    return dice.choice(suitable)


def _mail(dice: Random, case: str, who: Somebody, names: Names, which: str) -> Mail:
    say, facts = _habits(which)[case]
    said = say(dice, who, names)
    about = dice.choice(sentences.ABOUT[which]).format(who=said if said == _NOBODY else marked(said))
    about = f"{about[0].upper()}{about[1:]}"
    identifiers, told = _told(dice, who, facts, which)
    body = [about, *told]
    sensitive = _speaks_of(dice, which, body)
    lines = framed(dice, which, body)
    text, places = unmarked(lines)
    return Mail(case, text, frozenset({who.key}), tuple(identifiers), sensitive, named=places)


def _told(
    dice: Random, who: Somebody, facts: tuple[str, ...], which: str
) -> tuple[list[tuple[str, str]], list[str]]:
    """Sentences of the second facts, and which identifiers are in them."""
    identifiers, told = [], []
    for fact in facts:
        values = {
            "born": _born(dice, who.born, which),
            "address": who.address,
            "town": who.town,
            "postcode": who.postcode.replace(" ", dice.choice((" ", ""))),
            "phone": numbers.spaced_phone(dice, who.phone, which),
            "email": who.email,
            "reference": who.reference,
            "nhs": numbers.spaced(dice, who.nhs, which),
            "nino": dice.choice(
                (who.nino, f"{who.nino[:2]} {who.nino[2:4]} {who.nino[4:6]} {who.nino[6:8]} {who.nino[8]}")
            ),
            "relative": marked(who.relative),
        }
        told.append(dice.choice(sentences.FACTS[which][fact]).format(**values))
        if fact in IDENTIFIERS:
            identifiers.append((IDENTIFIERS[fact], _IN_FULL[fact](who)))
    return identifiers, told


def _born(dice: Random, born: date, which: str) -> str:
    written = born.strftime(dice.choice(OWN[which].BIRTHS if which in OWN else _BIRTHS))
    for ending, right in (("1th ", "1st "), ("2th ", "2nd "), ("3th ", "3rd ")):
        if not written.startswith(("the 11", "the 12", "the 13")):
            written = written.replace(ending, right)
    return written


def _speaks_of(dice: Random, which: str, body: list[str]) -> frozenset[str]:
    if dice.random() < 0.5:
        return frozenset()
    kinds = dice.choice(list(sentences.SPEAKS_OF[which]))
    body.append(dice.choice(sentences.SPEAKS_OF[which][kinds]))
    return frozenset(kinds.split(", "))


def framed(dice: Random, which: str, body: list[str]) -> str:
    """A body between a greeting, ordinary sentences and a name underneath, which is a worker's."""
    around = dice.sample(sentences.AROUND[which], dice.randrange(2, 6))
    at = dice.randrange(len(around) + 1)
    lines = [*around[:at], *body, *around[at:]]
    gap = "" if which in OWN else dice.choice((" ", "\n", "\n\n"))
    one, other = (marked(f"{WORKERS[which][dice.randrange(4)]}") for _ in range(2))
    opening = dice.choice(sentences.OPENINGS[which]).format(worker=one)
    closing = dice.choice(sentences.CLOSINGS[which]).format(worker=other)
    if which in OWN:
        return str(OWN[which].laid_out(dice, opening, lines, closing))
    return f"{opening}\n\n{gap.join(lines)}\n\n{closing}\n"


WORKERS = {  # none of these family names is on a roll
    "seen": ["Ottoline Vexley", "Barnabas Quill", "Perpetua Thrale", "Ignatius Mossop"],
    "first judged": first_judged_names.WORKERS,
    "second judged": second_judged_names.WORKERS,
    "judged": judged_names.WORKERS,
    "held out": ["Hepzibah Crane-Otley", "Lysander Bodkin", "Araminta Fewtrell", "Crispin Tolliver"],
}
_NOBODY = "the client"
_IN_FULL: dict[str, Callable[[Somebody], str]] = {
    "nhs": lambda who: who.nhs,
    "nino": lambda who: who.nino,
    "email": lambda who: who.email,
    "phone": lambda who: f"+44{who.phone[1:]}",
    "postcode": lambda who: who.postcode,
}
