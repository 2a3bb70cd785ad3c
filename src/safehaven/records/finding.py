"""What a record is found by, what a search asks, and which records answer it.

Nothing here is kept: terms become keyed tokens at once, and only those are stored or looked up.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from safehaven_core.sealing.blind_index import (
    Kind,
    Term,
    Terms,
    born_terms,
    identifier_terms,
    name_questions,
    name_terms,
    phone_terms,
    reference_terms,
)

Key = TypeVar("Key")
Token = tuple[str, bytes]

_REFERENCE = re.compile(r"(?i)\s*sh[\s-]*[0-9]{1,8}\s*")
_TELEPHONE = re.compile(r"[\s()+./-]*(?:[0-9][\s()+./-]*){7,15}")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y")
_NAMES = ("given_names", "family_name", "known_as")


def date_typed(text: str) -> date | None:
    """The day that somebody typed, in any of the usual ways; None when it is not a day."""
    words = " ".join(text.split())
    for form in _DATES:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def terms_of_details(texts: Mapping[str, str]) -> Terms:
    """What the personal details of a record are found by."""
    given, family, known = (texts.get(column, "") for column in _NAMES)
    names = [f"{given} {family}", f"{known} {family}" if known else ""]
    names += texts.get("previous_names", "").splitlines()
    terms = frozenset(term for name in names for term in name_terms(name))
    born = date_typed(texts.get("date_of_birth", ""))
    return terms | (born_terms(born) if born else frozenset())


def questions_in(text: str, born: date | None = None) -> list[Terms]:
    """The ways to read what somebody typed into a search.

    A record answers when it was stored under all the terms of any one reading.  A date of birth
    given beside the text narrows every reading; alone, it is the question.
    """
    narrowing = born_terms(born) if born else frozenset()
    readings = _readings(text) if text.strip() else [frozenset()]
    return [reading | narrowing for reading in readings if reading | narrowing]


def answering(
    questions: Iterable[Terms], tokens: Mapping[Term, bytes], stored: Mapping[Key, set[Token]]
) -> set[Key]:
    """Which of the stored sets of tokens answer a question."""
    wanted = [{(str(term.kind), tokens[term]) for term in reading} for reading in questions]
    return {key for key, held in stored.items() if any(reading <= held for reading in wanted)}


def gathered(rows: Iterable[tuple[Key, str, bytes]]) -> dict[Key, set[Token]]:
    """Rows of (record, kind, token) as one set of tokens for each record."""
    stored: dict[Key, set[Token]] = defaultdict(set)
    for key, kind, token in rows:
        stored[key].add((kind, bytes(token)))
    return stored


def alike(shared: Iterable[Token], *, born_in_both: bool) -> str:
    """Why two records may be of one person, as a slug; empty when they are not alike.

    `shared` are the tokens that both have.  A shared number is enough.  A date of birth needs one
    name that sounds alike, a telephone number two.  A name alone must be the same to the letter
    (three tokens: two words, and the two joined), and no known dates of birth may differ.
    """
    kinds = Counter(kind for kind, _token in shared)
    if kinds[Kind.IDENTIFIER]:
        return "same-number"
    if kinds[Kind.BORN] and kinds[Kind.SOUND]:
        return "same-birth-date-and-similar-name"
    if kinds[Kind.PHONE] and kinds[Kind.SOUND] > 1:
        return "same-telephone-and-similar-name"
    if kinds[Kind.NAME] > 2 and (kinds[Kind.BORN] or not born_in_both):
        return "same-name"
    return ""


def _readings(text: str) -> list[Terms]:
    if _REFERENCE.fullmatch(text):
        return [reference_terms(text)]
    if day := date_typed(text):
        return [born_terms(day)]
    if "@" in text:
        return [identifier_terms(text)]
    if _TELEPHONE.fullmatch(text):
        return [phone_terms(text), identifier_terms(text)]
    names = [
        reading for kind in (Kind.NAME, Kind.START, Kind.SOUND) for reading in name_questions(text, kind)
    ]
    digits = any(letter.isdecimal() for letter in text)
    return [*names, identifier_terms(text), reference_terms(text)] if digits else names
