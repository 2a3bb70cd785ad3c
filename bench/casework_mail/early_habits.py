"""How the two oldest sets name somebody: alone, or with a second fact apart."""

import unicodedata
from collections.abc import Callable, Sequence
from random import Random

from bench.casework_mail.early import FACTS
from bench.casework_mail.habit import Known
from bench.casework_mail.mail import marked
from bench.casework_mail.making import Making, Names
from bench.casework_mail.people import Somebody
from bench.casework_mail.written import IDENTIFIERS, Written, born_on, in_full

Say = Callable[[Random, Somebody, Names], str]
NOBODY = "the client"


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
    "nobody named: reference": (lambda *_: NOBODY, ("reference",)),
    "nobody named: NHS number": (lambda *_: NOBODY, ("nhs",)),
    "nobody named: National Insurance number": (lambda *_: NOBODY, ("nino",)),
    "nobody named: e-mail": (lambda *_: NOBODY, ("email",)),
    "nobody named: birth and postcode": (lambda *_: NOBODY, ("born", "postcode")),
    "nobody named: birth and address": (lambda *_: NOBODY, ("born", "address")),
    "nobody named: phone and birth": (lambda *_: NOBODY, ("phone", "born")),
}


def written_early(dice: Random, its: Making, case: str, roll: Sequence[Somebody], _known: Known) -> Written:
    """A mail about one whom the habit suits: a sentence that names them, and one for each second fact."""
    say, facts = HABITS[case]
    who = _suited(dice, case, roll, its.names)
    said = say(dice, who, its.names)
    about = dice.choice(its.about).format(who=said if said == NOBODY else marked(said))
    told = [_told(dice, its, who, fact) for fact in facts]
    return Written(
        [f"{about[0].upper()}{about[1:]}", *told],
        frozenset({who.key}),
        (),
        [(kind, in_full(who)[fact]) for fact, kind in IDENTIFIERS.items() if fact in facts],
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


def _told(dice: Random, its: Making, who: Somebody, fact: str) -> str:
    values = {
        "born": born_on(dice, who, its),
        "address": who.address,
        "town": who.town,
        "postcode": who.postcode.replace(" ", dice.choice((" ", ""))),
        "phone": dice.choice(its.phones)(who.phone),
        "email": who.email,
        "reference": who.reference,
        "nhs": dice.choice(its.tens)(who.nhs),
        "nino": dice.choice(
            (who.nino, f"{who.nino[:2]} {who.nino[2:4]} {who.nino[4:6]} {who.nino[6:8]} {who.nino[8]}")
        ),
        "relative": marked(who.relative),
    }
    return dice.choice(FACTS[fact]).format(**values)
