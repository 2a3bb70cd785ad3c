"""One person on the roll, and the form in which a million of them are kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from safehaven_core.detection.everyday import COMMON_WORDS, FUNCTION_WORDS, PARTICLES
from safehaven_core.detection.folding import letters_and_digits, plain_of, words_of
from safehaven_core.detection.nicknames import every_form


@dataclass(frozen=True, slots=True)
class Person:
    """One person whom we hold; `key` is all that a report ever says of them."""

    key: str
    given: tuple[str, ...]
    family: str
    other_names: tuple[str, ...] = ()
    born: date | None = None
    addresses: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


Thing = TypeVar("Thing")

_INNER_CAPITAL = re.compile(r"\b(Mc|Mac|Fitz|O|D)['’]?(?=[A-Z])")


@lru_cache(maxsize=65_536)
def family_parts(family: str) -> str:
    """A family name in folded words: a space between halves, an apostrophe after what is no name alone.

    "McDonald-Van der Berg" is `mc'donald van'der'berg`, so that each way of writing either half is one.
    """
    parts: list[str] = []
    for part in words_of(_INNER_CAPITAL.sub(r"\1 ", family)):
        if part.startswith("mc") and len(part) > 4:
            part = f"mc'{part[2:]}"  # noqa: PLW2901  # the same part, taken apart
        if parts and parts[-1].split("'")[-1] in PARTICLES:
            parts[-1] += f"'{part}"
        else:
            parts.append(part)
    return " ".join(parts)


_ENDINGS = (("ski", "ska"), ("cki", "cka"), ("zki", "zka"), ("sky", "ska"), ("ov", "ova"), ("ev", "eva"))
"""How a Polish, Czech or Bulgarian family name ends for a man and for a woman; offices here write either."""


@lru_cache(maxsize=65_536)
def ways_of(half: str) -> tuple[str, ...]:
    """The ways in which one half of a family name is written as a single word."""
    together = half.replace("'", "")
    if half.startswith("mc'"):
        return together, f"mac{together[2:]}"
    if half.startswith("mac'"):
        return together, f"mc{together[3:]}"
    for his, hers in _ENDINGS:
        if together.endswith(his):
            return together, together.removesuffix(his) + hers
        if together.endswith(hers):
            return together, together.removesuffix(hers) + his
    return (together,)


@lru_cache(maxsize=65_536)
def anchors_of(family: str) -> tuple[str, ...]:
    """The words by which a family name (in parts) is looked for: each strong part, and all run together."""
    halves = family.split(" ") if family else []
    anchors: list[str] = []
    for half in halves:
        parts = half.split("'")
        if len(parts) > 1:
            anchors += [part for part in parts if part not in PARTICLES and len(part) > 1]
        anchors += ways_of(half)
    if len(halves) > 1:
        anchors.append(family.replace(" ", "").replace("'", ""))
    return tuple(dict.fromkeys(anchors))


@lru_cache(maxsize=65_536)
def is_weak(word: str) -> bool:
    """Whether a family name is found by its bearers' given names: it is short, or an everyday word as well."""
    return len(word) < 3 or word in COMMON_WORDS


@lru_cache(maxsize=65_536)
def is_everywhere(word: str) -> bool:
    """Whether a word is too short or too frequent to be looked for at all."""
    return len(word) < 3 or word in FUNCTION_WORDS


def national(phone: str) -> str:
    """A telephone number as it is dialled at home: +44 (0)20 7946 0123 is 02079460123."""
    digits = letters_and_digits(phone)
    if digits[:4] == "0044":
        digits = digits[2:]
    if digits[:2] == "44" and len(digits) >= 11:
        digits = "0" + digits[2:].removeprefix("0")
    return digits


def mailbox(email: str) -> str:
    """An e-mail address in small plain letters."""
    return plain_of(email).strip().lower()


class Name(NamedTuple):
    """A full name in folded words."""

    given: tuple[str, ...]
    family: str

    @property
    def halves(self) -> list[str]:
        return self.family.split(" ") if self.family else []

    @property
    def parts(self) -> list[str]:
        return self.family.replace("'", " ").split()

    @property
    def anchors(self) -> tuple[str, ...]:
        return anchors_of(self.family)


class Entry(NamedTuple):
    """A person as they are matched: all in folded words and bare numbers."""

    names: tuple[Name, ...]
    single: tuple[str, ...]
    born: int
    addresses: tuple[str, ...]
    postcodes: tuple[str, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    references: tuple[str, ...]
    identifiers: tuple[str, ...]
    related: tuple[Name, ...]


@lru_cache(maxsize=65_536)
def _given_words(names: tuple[str, ...]) -> tuple[str, ...]:
    words: list[str] = []
    for name in names:
        parts = words_of(name)
        words += parts
        if len(parts) > 1:
            words.append("".join(parts))
    return tuple(words)


@lru_cache(maxsize=65_536)
def full_name(text: str) -> Name:
    """A name that is written in one line; a single word has no family name."""
    before, comma, after = text.partition(",")
    if comma and after.strip():
        return Name(_given_words((after,)), family_parts(before))
    words = text.split()
    cut = len(words) - 1
    while cut > 1 and PARTICLES.intersection(words_of(words[cut - 1])):
        cut -= 1
    return Name(
        _given_words(tuple(words[: max(cut, 1)])), family_parts(" ".join(words[cut:])) if cut > 0 else ""
    )


def entry_of(person: Person) -> Entry:
    """A person in folded words and bare numbers."""
    name = Name(_given_words(person.given), family_parts(person.family))
    others = [full_name(name) for name in person.other_names]
    return Entry(
        (name, *[other for other in others if other.family]),
        tuple([other.given[0] for other in others if other.given and not other.family]),
        person.born.toordinal() if person.born else 0,
        tuple([" ".join(words_of(address)) for address in person.addresses]),
        _each(letters_and_digits, person.postcodes),
        _each(national, person.phones),
        _each(mailbox, person.emails),
        _each(letters_and_digits, person.references),
        _each(letters_and_digits, person.identifiers),
        _each(full_name, person.related),
    )


def _each(reading: Callable[[str], Thing], things: tuple[str, ...]) -> tuple[Thing, ...]:
    """A generator costs more than the one or two things that there are."""
    if not things:
        return ()
    return (reading(things[0]),) if len(things) == 1 else tuple(map(reading, things))


_SECTION, _ITEM = "\x1e", "\x1f"


def pack(entry: Entry) -> str:
    """An entry in one string: a million tuples would not fit."""
    names, single, born, *things, related = entry
    return _SECTION.join(
        [
            _ITEM.join(map(_name_text, names)),
            " ".join(single),
            str(born),
            *map(_ITEM.join, things),
            _ITEM.join(map(_name_text, related)),
        ]
    )


def names_in(packed: str) -> str:
    """The part of a packed entry that says what somebody is called."""
    return packed[: packed.find(_SECTION, packed.find(_SECTION) + 1)]


def unpack(packed: str) -> Entry:
    """The entry again, from the one string."""
    names, single, born, *things, related = packed.split(_SECTION)
    addresses, postcodes, phones, emails, references, identifiers = map(_items, things)
    return Entry(
        tuple(map(_name, _items(names))),
        tuple(single.split()),
        int(born),
        addresses,
        postcodes,
        phones,
        emails,
        references,
        identifiers,
        tuple(map(_name, _items(related))),
    )


def _name_text(name: Name) -> str:
    return f"{' '.join(name.given)}|{name.family}"


def _name(text: str) -> Name:
    given, _, family = text.partition("|")
    return Name(tuple(given.split()), family)


def _items(section: str) -> tuple[str, ...]:
    return tuple(section.split(_ITEM)) if section else ()


def pairs_of(family: str, given: tuple[str, ...]) -> list[str]:
    """Each way of writing a full name: the word to look for, and the word that must stand near it."""
    forms = forms_of(given)
    if not weak_anchors_of(family):
        return [f"{anchor} {form}" for anchor in anchors_of(family) for form in forms]
    return [
        f"{form} {anchor}" if is_weak(anchor) and not is_weak(form) else f"{anchor} {form}"
        for anchor in anchors_of(family)
        for form in forms
    ]


@lru_cache(maxsize=65_536)
def weak_anchors_of(family: str) -> tuple[str, ...]:
    """Those words of a family name by which alone its bearers would not be found."""
    return tuple(anchor for anchor in anchors_of(family) if is_weak(anchor))


@lru_cache(maxsize=65_536)
def forms_of(given: tuple[str, ...]) -> tuple[str, ...]:
    """Given names, the first with the full names that it may stand for: nobody shortens a middle name."""
    return tuple(dict.fromkeys((*every_form(given[0]), *given[1:]))) if given else ()


_HOUSE = re.compile(r"(?<!\S)(\d{1,4}[a-z]? [a-z]{3,})")


def doors_of(address: str) -> list[str]:
    """The house numbers of an address with the word that follows: `14 harbour`."""
    return _HOUSE.findall(address)


def facts_of(entry: Entry) -> list[str]:
    """What is looked up by its digits or its @, as it is written without separators."""
    facts = [*entry.postcodes, *entry.phones, *entry.emails, *entry.references, *entry.identifiers]
    for address in entry.addresses:
        facts += doors_of(address)
    return facts
