"""Content that the law protects more than other content, by kind: what the words of a text speak of.

The words are data, in `sensitive_terms.toml` beside this file: add to them there, and date it.
They say that a text speaks of such a thing, of whomever.  "Not pregnant" is about health as well.
A training, a policy or a leaflet about it speaks of nobody, and is left out.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from safehaven_core.detection.sensitive_words import Hit, Phrases, Words

NEAR = 50  # letters within which a word that needs company finds it, in its own sentence
_TITLE = re.compile(r" (?:mr|mrs|ms|miss|mx|dr|prof|sir|dame)\.? $")
_OF_NOBODY = re.compile(
    r" (?:awareness |refresher |basic |level [0-9] |first aid )?(?:training|refreshers?|workshops?|webinars?|e learning"
    r"|polic(?:y|ies)|leaflets?|posters?|newsletter|toolkit|awareness (?:day|week|month|course|session))(?![a-z])"
)


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
    company: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Terms:
    dated: date
    phrases: Phrases
    meanings: dict[str, _Term | None]  # None: only looks like one, and is no hit


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
    text = words.text
    for hit in terms.phrases.hits(words):
        term = terms.meanings[hit.phrase]
        if term is not None and _has_company(term, text, hit) and not _means_else(text, hit):
            yield Sensitive(term.kind, term.topic, *words.span(hit.begin, hit.end))


def _means_else(text: str, hit: Hit) -> bool:
    """Whether it is somebody's family name behind a title, or what a training or a leaflet is about."""
    return (
        _OF_NOBODY.match(text, hit.end) is not None
        or _TITLE.search(text, max(0, hit.begin - 7), hit.begin) is not None
    )


def _has_company(term: _Term, text: str, hit: Hit) -> bool:
    if term.company is None:
        return True
    before, after = text[max(0, hit.begin - NEAR) : hit.begin], text[hit.end : hit.end + NEAR]
    around = f"{before[before.rfind('. ') + 1 :]}|{after.partition('. ')[0]}"
    return term.company.search(around) is not None


@cache
def _terms() -> _Terms:
    written: dict[str, Any] = tomllib.loads(
        files("safehaven_core.detection").joinpath("sensitive_terms.toml").read_text(encoding="utf-8")
    )
    meanings: dict[str, _Term | None] = {}
    for group in written["terms"]:
        term = _Term(SensitiveKind(group["kind"]), group["topic"], _company(group, written["company"]))
        for word in group["words"]:
            meanings.setdefault(word, term)
    for group in written["look_alikes"]:
        meanings.update(dict.fromkeys(group["phrases"]))
    only_alike = [phrase for phrase, term in meanings.items() if term is None]
    return _Terms(written["dated"], Phrases(meanings, only_alike), meanings)


def _company(group: dict[str, Any], lists: dict[str, list[str]]) -> re.Pattern[str] | None:
    """What a word of the group needs: near it, right before it or right behind it; it stands where the stroke is."""
    beside, before, behind = (_any_of(group.get(where, ()), lists) for where in ("beside", "after", "then"))
    ways = [
        beside and rf"(?<![a-z0-9]){beside}(?![a-z0-9])",
        before and rf"(?<![a-z0-9]){before} \|",
        behind and rf"\| {behind}(?![a-z0-9])",
    ]
    return re.compile("|".join(filter(None, ways))) if any(ways) else None


def _any_of(stems: Iterable[str], lists: dict[str, list[str]]) -> str:
    """A pattern for any of some words; one that begins with @ is the name of a list of them."""
    words = [word for stem in stems for word in (lists[stem[1:]] if stem.startswith("@") else (stem,))]
    return (
        f"(?:{'|'.join(re.escape(word).replace(chr(92) + '*', '[a-z]*') for word in words)})" if words else ""
    )
