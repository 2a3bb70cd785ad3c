"""What a blind index may be asked: names, sounds, beginnings, dates, numbers, made alike.

A person is found again only if what is asked is written the same way as what was stored, so
both go through here and come out as terms.  `DataKey.token(*term)` turns a term into the bytes
that are stored; see `docs/spec/blind-index.md`.  Changing what a function here answers means
making every stored index anew, so the answers are held by vectors.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import jellyfish
import phonenumbers

SHORTEST_START, LONGEST_START = 2, 8  # letters
MOST_WORDS = 20  # of one name; whatever stands behind them is not indexed

# Straight, curly, low, full-width; backtick, acute; the letters and primes that are typed in their stead.
_APOSTROPHES = dict.fromkeys(map(ord, "'`\u2018\u2019\u201b\uff07\u00b4\u02b9\u02bb\u02bc\u2032"))
_LETTERS_APART = str.maketrans(  # letters that Unicode does not take apart: o with stroke, dotless i ...
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "\u0131": "i"}
)
_SIMPLE_REFERENCE = re.compile(r"([A-Z]+)0*([0-9]+)")


class Kind(StrEnum):
    """What a term is about.  Terms of different kinds never match; the words are part of the format."""

    NAME = "name"
    SOUND = "sound"
    START = "start"
    BORN = "born"
    PHONE = "phone"
    REFERENCE = "reference"
    IDENTIFIER = "identifier"


class Term(NamedTuple):
    """One thing that can be looked up: its kind and its normalised text."""

    kind: Kind
    text: str


Terms = frozenset[Term]


def name_terms(name: str) -> Terms:
    """All terms under which a name is stored: its words, their sounds and their beginnings.

    Neighbouring words, and all of them, are stored joined as well, so that O Neill is found as
    O'Neill, Smith-Jones as Smithjones and van der Berg as Vanderberg.
    """
    stored = {word for reading in _readings(name_words(name)) for word in reading}
    return frozenset(term for word in stored for kind in _WAYS for term in _ways_to_find(word, kind))


def name_questions(name: str, kind: Kind = Kind.NAME) -> list[Terms]:
    """The ways to read a name that is looked for, exactly, by SOUND or by its START.

    A person is found when all terms of any one reading were stored for that person.  A word that
    its kind cannot look for (one letter by START) is passed over; where nothing is left, there
    are no readings and nobody is found.
    """
    readings = [
        frozenset(term for word in words if (term := _to_ask(word, kind)))
        for words in _readings(name_words(name))
    ]
    return [reading for reading in dict.fromkeys(readings) if reading]


def name_words(name: str) -> list[str]:
    """The words of a name without case, accents or apostrophes; hyphens part words as spaces do."""
    letters = _folded(name.translate(_APOSTROPHES))
    return "".join(letter if _is_of_a_word(letter) else " " for letter in letters).split()[:MOST_WORDS]


def born_terms(day: date) -> Terms:
    """The term for a date of birth."""
    return frozenset({Term(Kind.BORN, day.isoformat())})


def phone_terms(number: str, country: str = "GB") -> Terms:
    """The term for a telephone number, in E.164 form; without a country code it is of `country`.

    What cannot be a full number, such as an extension, is kept as its digits.
    """
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return _if_any(Kind.PHONE, _digits(number))
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return _if_any(Kind.PHONE, _digits(number))
    return _if_any(Kind.PHONE, phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def reference_terms(reference: str) -> Terms:
    """The term for one of our own references: SH-0042, sh 0042 and SH42 are the same."""
    plain = _letters_and_digits(reference)
    simple = _SIMPLE_REFERENCE.fullmatch(plain)
    return _if_any(Kind.REFERENCE, "".join(simple.groups()) if simple else plain)


def identifier_terms(identifier: str) -> Terms:
    """The term for a number that others gave, such as an NHS number: its letters and digits."""
    return _if_any(Kind.IDENTIFIER, _letters_and_digits(identifier))


_WAYS = (Kind.NAME, Kind.SOUND, Kind.START)


def _ways_to_find(word: str, kind: Kind) -> Iterator[Term]:
    if kind is Kind.START:
        for length in range(SHORTEST_START, min(LONGEST_START, len(word)) + 1):
            yield Term(kind, word[:length])
    elif term := _to_ask(word, kind):
        yield term


def _to_ask(word: str, kind: Kind) -> Term | None:
    """Make the one term that a word is looked for by; None where this kind cannot find it."""
    if kind is Kind.NAME:
        return Term(kind, word)
    if kind is Kind.START:
        return Term(kind, word[:LONGEST_START]) if len(word) >= SHORTEST_START else None
    sound = jellyfish.metaphone(word) if word.isascii() and word.isalpha() else ""
    return Term(kind, sound) if sound else None


def _readings(words: list[str]) -> Iterator[list[str]]:
    """The words as they are, then with one neighbouring pair joined at a time, then all joined."""
    yield words
    for at in range(len(words) - 1):
        yield [*words[:at], words[at] + words[at + 1], *words[at + 2 :]]
    if len(words) > 2:
        yield ["".join(words)]


def _folded(text: str) -> str:
    """Without case and accents.  A mark that is a vowel, as in Hindi, is no accent and stays."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return bare.translate(_LETTERS_APART)


def _is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def _letters_and_digits(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).upper() if letter.isalnum())


def _digits(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isdecimal())


def _if_any(kind: Kind, text: str) -> Terms:
    return frozenset({Term(kind, text)}) if text else frozenset()
