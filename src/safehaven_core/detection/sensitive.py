"""Content that the law protects more than other content, by kind: what the words of a text speak of.

The words are data, in `sensitive_terms.toml` beside this file: add to them there, and date it.
They say that a text speaks of such a thing, of whomever.  "Not pregnant" is about health as well.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from safehaven_core.detection.sensitive_words import Hit, Phrases, Words

NEAR = 50  # letters within which a word that needs company finds it


class SensitiveKind(StrEnum):
    """The kinds of UK GDPR, Article 9(1), then what stands under Article 10 and beside it."""

    HEALTH = "health"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    POLITICS = "politics"
    UNION = "union"
    SEX_LIFE = "sex life"
    GENETIC = "genetic"
    BIOMETRIC = "biometric"
    CRIMINAL = "criminal"
    SAFEGUARDING = "safeguarding"


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Words in a text that speak of something protected: of which kind, and from where to where."""

    kind: SensitiveKind
    topic: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Term:
    kind: SensitiveKind
    topic: str
    beside: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Terms:
    dated: date
    phrases: Phrases
    meanings: dict[str, _Term | None]  # None: only looks like one


def find_sensitive(text: str | Words) -> tuple[Sensitive, ...]:
    """All words of a text, or of one that was made into words already, that speak of something protected."""
    return tuple(_spoken_of(_terms(), Words(text) if isinstance(text, str) else text))


def look_alikes() -> tuple[str, ...]:
    """The phrases that hold such a word and mean something else."""
    return tuple(phrase for phrase, term in _terms().meanings.items() if term is None)


def terms_dated() -> date:
    """The day from which the list of words is."""
    return _terms().dated


def _spoken_of(terms: _Terms, words: Words) -> Iterator[Sensitive]:
    for hit in terms.phrases.hits(words):
        term = terms.meanings[hit.phrase]
        if term is not None and _has_company(term, words.text, hit):
            yield Sensitive(term.kind, term.topic, *words.span(hit.begin, hit.end))


def _has_company(term: _Term, text: str, hit: Hit) -> bool:
    if term.beside is None:
        return True
    around = f"{text[max(0, hit.begin - NEAR) : hit.begin]}|{text[hit.end : hit.end + NEAR]}"
    return term.beside.search(around) is not None


@cache
def _terms() -> _Terms:
    written: dict[str, Any] = tomllib.loads(
        files("safehaven_core.detection").joinpath("sensitive_terms.toml").read_text(encoding="utf-8")
    )
    meanings: dict[str, _Term | None] = {}
    for group in written["terms"]:
        term = _Term(SensitiveKind(group["kind"]), group["topic"], _company(group.get("beside", [])))
        for word in group["words"]:
            meanings.setdefault(word, term)
    for group in written["look_alikes"]:
        meanings.update(dict.fromkeys(group["phrases"]))
    return _Terms(written["dated"], Phrases(meanings), meanings)


def _company(stems: list[str]) -> re.Pattern[str] | None:
    if not stems:
        return None
    words = "|".join(re.escape(stem).replace(r"\*", "[a-z]*") for stem in stems)
    return re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")
