"""How the people of the set that judged first are named: 70 habits, in sentences of their own where they need them.

Each names somebody so that a careful reader with the roll before them would say who is meant, or, where it is marked
so, who may be, and would say so of nobody else.
"""

import re
import unicodedata
from datetime import date
from random import Random
from typing import Any

from bench.casework_mail import first_judged_sentences as said
from bench.casework_mail.first_judged_names import SHORT_FORMS
from bench.casework_mail.habit import Habit, Known, alone, full

_GROWN = date(2008, 11, 26)  # who was born later is a child, and "Mrs" and the name is the mother
_DOUBLED = "bcdfglmnprst"
SHORT = {formal: short.split(",") for formal, short in (entry.split(":") for entry in SHORT_FORMS.split())}


def _title(dice: Random, who: Any) -> str:
    return dice.choice(("Mrs", "Miss", "Ms")) if who.female else "Mr"


def _titled(dice: Random, who: Any) -> str:
    return f"{_title(dice, who)} {who.family}"


def _listed(dice: Random, who: Any) -> str:
    return f"{who.family}, {_title(dice, who)} {who.given[0]}"


def _titled_given(dice: Random, who: Any) -> str:
    return f"{_title(dice, who)} {who.given}"


def _partner(who: Any) -> str:
    return str(who.relative.removesuffix(f" {who.family}"))


def _plain(_dice: Random, who: Any) -> str:
    letters = unicodedata.normalize("NFKD", f"{who.given} {who.family}").translate(
        str.maketrans("łŁđĐøØ", "lLdDoO")
    )
    return letters.encode("ascii", "ignore").decode()


def _misspelt(dice: Random, name: str) -> str:
    """One letter of its middle is another one."""
    at = dice.choice([place for place in range(1, len(name)) if name[place].islower()])
    alike = "aeiou" if name[at] in "aeiou" else "bdfgklmnprstv"
    return name[:at] + dice.choice([letter for letter in alike if letter != name[at]]) + name[at + 1 :]


def _doubled(dice: Random, name: str) -> str:
    at = dice.choice([place for place in range(1, len(name)) if name[place] in _DOUBLED])
    return name[: at + 1] + name[at:]


def _split(dice: Random, who: Any) -> str:
    at = dice.randrange(3, len(who.family) - 2)
    return f"{who.given} {who.family[:at]}-\n{who.family[at:]}"


def _broken_at_hyphen(_dice: Random, who: Any) -> str:
    return f"{who.given} {who.family}".replace("-", "-\n")


def _no_apostrophe(_dice: Random, who: Any) -> str:
    family = who.family.replace("'", "").capitalize()
    return f"{who.given} {family}"


def _spaced_apostrophe(_dice: Random, who: Any) -> str:
    return f"{who.given} {who.family}".replace("'", "' ")


def _mc_apart(_dice: Random, who: Any) -> str:
    return re.sub(r" (Ma?c)", r" \1 ", f"{who.given} {who.family}")


def _mac_for_mc(_dice: Random, who: Any) -> str:
    other = {"Mac": "Mc", "Mc": "Mac"}
    return re.sub(r"\b(Ma?c)(?=[A-Z])", lambda found: other[found[1]], f"{who.given} {who.family}")


def _great_particle(_dice: Random, who: Any) -> str:
    parts = (part[0].upper() + part[1:] for part in who.family.split())
    return f"{who.given} {' '.join(parts)}"


def _initials(who: Any) -> str:
    return f"{who.given[0]}{who.family[0].upper()}"


def _short(dice: Random, who: Any) -> str:
    return str(dice.choice(SHORT[who.given]))


def _first_and_initial(dice: Random, who: Any) -> str:
    return f"{who.given} {who.family[0].upper()}{dice.choice(('', '.'))}"


def _grown(who: Any, known: Known) -> bool:
    return bool(who.born <= _GROWN) and alone(who, known)


def _rare(who: Any, known: Known) -> bool:
    return known.families[who.family] == 1


def _double(who: Any, known: Known) -> bool:
    return "-" in who.family and alone(who, known)


def _shortened(who: Any, known: Known) -> bool:
    return who.given in known.short and alone(who, known)


def _particled(who: Any, known: Known) -> bool:
    return " " in who.family and "-" not in who.family and alone(who, known)


def _mc(who: Any, known: Known) -> bool:
    return bool(re.fullmatch(r"Ma?c[A-Z]\w+", who.family)) and alone(who, known)


def _plainly_long(who: Any, known: Known) -> bool:
    return who.family.isalpha() and len(who.family) > 6 and alone(who, known)


def _spellable(who: Any, known: Known) -> bool:
    return who.family.isalpha() and len(who.family) < 10 and alone(who, known)


def _doubles(who: Any, known: Known) -> bool:
    return any(letter in _DOUBLED for letter in who.family[1:]) and alone(who, known)


def _apostrophe(who: Any, known: Known) -> bool:
    return "'" in who.family and alone(who, known)


NAMES_ALONE: dict[str, Habit] = {
    "in passing": Habit(),
    "family name before, no comma": Habit(lambda _dice, who: f"{who.family} {who.given}"),
    "all names, as on a certificate": Habit(lambda _dice, who: f"{who.given} {who.middle} {who.family}"),
    "title and a name that one has": Habit(
        _titled, suits=lambda who, known: _rare(who, known) and _grown(who, known), may_be=True
    ),
    "title and a double name": Habit(
        _titled,
        suits=lambda who, known: _double(who, known) and _rare(who, known) and _grown(who, known),
        may_be=True,
    ),
    "initial and a name that one has": Habit(
        lambda dice, who: dice.choice((f"{who.given[0]} {who.family}", f"{who.given[0]}. {who.family}")),
        suits=_rare,
        may_be=True,
    ),
    "a name that one has, initial behind": Habit(
        lambda _dice, who: f"{who.family} {who.given[0]}.", suits=_rare, may_be=True
    ),
    "couple, the partner before": Habit(lambda _dice, who: f"{_partner(who)} and {full(_dice, who)}"),
    "couple, an ampersand": Habit(lambda _dice, who: f"{who.given} & {_partner(who)} {who.family}"),
    "first half of a double name": Habit(
        lambda _dice, who: f"{who.given} {who.family.split('-')[0]}", suits=_double
    ),
    "second half of a double name": Habit(
        lambda _dice, who: f"{who.given} {who.family.split('-')[-1]}", suits=_double
    ),
    "double name, no hyphen": Habit(
        lambda _dice, who: f"{who.given} {who.family.replace('-', ' ')}", suits=_double
    ),
    "double name, broken at the hyphen": Habit(_broken_at_hyphen, suits=_double),
    "apostrophe and capital gone": Habit(_no_apostrophe, suits=_apostrophe),
    "apostrophe, then a space": Habit(_spaced_apostrophe, suits=_apostrophe),
    "Mc or Mac set apart": Habit(_mc_apart, suits=_mc),
    "accents gone": Habit(
        _plain, suits=lambda who, known: not full(Random(0), who).isascii() and alone(who, known)
    ),
    "particle in capitals": Habit(
        _great_particle,
        suits=lambda who, known: who.family[0].islower() and _particled(who, known),
    ),
    "particle run on": Habit(
        lambda _dice, who: f"{who.given} {who.family.replace(' ', '').capitalize()}", suits=_particled
    ),
    "broken in a quoted reply": Habit(lambda _dice, who: f"{who.given}\n>> {who.family}"),
    "broken inside the family name": Habit(_split, suits=_plainly_long),
    "spelt out letter by letter": Habit(
        lambda _dice, who: f"{who.given}, surname {'-'.join(who.family.upper())},", suits=_spellable
    ),
    "short form, both names": Habit(lambda dice, who: f"{_short(dice, who)} {who.family}", suits=_shortened),
    "owner, no apostrophe": Habit(
        lambda _dice, who: f"{who.given} {who.family}s",
        whole=(
            "Picked up {who} post from the hostel, two brown envelopes.",
            "{who} rent is paid to the end of the month",
            "Can someone meter-read {who} flat, it was £9 on Monday",
        ),
        suits=lambda who, known: not who.family.endswith("s") and alone(who, known),
    ),
    "owner, a name in s": Habit(
        lambda _dice, who: f"{who.given} {who.family}'",
        whole=(
            "{who} hearing bundle is 212 pages, can reception bind it?",
            "I've seen {who} payslips and they're fine.",
            "Need a copy of {who} passport for the bank.",
        ),
        suits=lambda who, known: who.family.endswith("s") and alone(who, known),
    ),
}
WITH_A_FACT: dict[str, Habit] = {
    "comma, title, initial, birth": Habit(_listed, beside=said.BORN, suits=_grown),
    "short form, birth": Habit(_short, beside=said.BORN, suits=_shortened),
    "short form, house": Habit(_short, beside=said.HOUSE, suits=_shortened),
    "Mr and Mrs, an initial, house": Habit(
        lambda _dice, who: f"Mr & Mrs {who.given[0]} {who.family}",
        beside=said.HOUSE,
        suits=lambda who, known: not who.female and _grown(who, known),
    ),
    "double name, halves swapped, birth": Habit(
        lambda _dice, who: f"{who.given} {'-'.join(reversed(who.family.split('-')))}",
        beside=said.BORN,
        suits=_double,
    ),
    "Mac for Mc, or Mc for Mac, birth": Habit(
        _mac_for_mc,
        beside=said.BORN,
        suits=_mc,
    ),
    "particle left out, birth": Habit(
        lambda _dice, who: f"{who.given} {who.family.split()[-1]}", beside=said.BORN, suits=_particled
    ),
    "a letter wrong, birth": Habit(
        lambda dice, who: f"{who.given} {_misspelt(dice, who.family)}", beside=said.BORN
    ),
    "a letter doubled, house": Habit(
        lambda dice, who: f"{who.given} {_doubled(dice, who.family)}", beside=said.HOUSE, suits=_doubles
    ),
    "a letter of the first name wrong, telephone": Habit(
        lambda dice, who: f"{_misspelt(dice, who.given)} {who.family}", beside=said.PHONE
    ),
    "goes by the middle name, birth": Habit(
        lambda _dice, who: f"{who.middle} {who.family}", beside=said.BORN
    ),
    "a first name and when born": Habit(lambda _dice, who: who.given, beside=said.BORN),
    "a first name and a number to ring": Habit(lambda _dice, who: who.given, beside=said.PHONE),
    "a first name and where to mail": Habit(lambda _dice, who: who.given, beside=said.MAIL),
    "a first name and a case number": Habit(lambda _dice, who: who.given, beside=said.REFERENCE),
    "a first name and where they live": Habit(lambda _dice, who: who.given, beside=said.HOUSE),
    "a first name and next of kin": Habit(lambda _dice, who: who.given, beside=said.KIN),
    "a first name and a postcode": Habit(
        lambda _dice, who: who.given,
        beside=said.POSTCODE,
        suits=lambda who, known: known.at[who.given, who.postcode] == 1,
        may_be=True,
    ),
    "title, family name, postcode": Habit(
        _titled,
        beside=said.POSTCODE,
        suits=lambda who, known: known.at[who.family, who.postcode] == 1 and _grown(who, known),
    ),
    "title, family name, case number": Habit(_titled, beside=said.REFERENCE, suits=_grown),
    "title, family name, number to ring": Habit(_titled, beside=said.PHONE, suits=_grown),
    "title, first name, number to ring": Habit(_titled_given, beside=said.PHONE, suits=_grown),
    "title, first name, where they live": Habit(_titled_given, beside=said.HOUSE, suits=_grown),
    "first name, an initial, house": Habit(_first_and_initial, beside=said.HOUSE),
    "first name, an initial, birth": Habit(_first_and_initial, beside=said.BORN),
    "two initials, family name, postcode": Habit(
        lambda _dice, who: f"{who.given[0]} {who.middle[0]} {who.family}",
        beside=said.POSTCODE,
        suits=lambda who, known: known.at[who.family, who.postcode] == 1,
    ),
    "initials, case number": Habit(lambda _dice, who: _initials(who), beside=said.REFERENCE),
    "initials, number to ring": Habit(lambda _dice, who: _initials(who), beside=said.PHONE),
    "initials and a stroke, birth": Habit(lambda _dice, who: "/".join(_initials(who)), beside=said.BORN),
}
