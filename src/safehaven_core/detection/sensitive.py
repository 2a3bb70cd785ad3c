"""Content that the law protects more than other content, by kind: what the words of a text speak of.

The words are data, in `sensitive_terms.toml` beside this file: add to them there, and date it.
They say that a text speaks of such a thing, of whomever.  "Not pregnant" is about health as well.
A training, a policy or a leaflet about it speaks of nobody, and is left out; so is what is said in jest of a thing
of the office ("the printer is in intensive care"), and a word that is somebody's family name.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from safehaven_core.detection.everyday import COMMON_WORDS
from safehaven_core.detection.sensitive_words import Hit, Phrases, Words

NEAR = 50  # letters within which a word that needs company finds it, in its own sentence
FURTHER = 90  # letters within which, in its own sentence, a word finds what takes it away
LONGEST_GIVEN = 30  # letters of a given name before a family name
_GIVEN = re.compile(r"(?<![^\s(>\"'*:_])([A-Z](?:[a-z][\w'’-]*)?)\.?[ \t]+$")
_OF_WHAT = frozenset({"of ", "to ", "by "})
_PARTS = re.compile(r"<[a-z_]+>|[^<]+")
_TITLE = re.compile(r" (?:mr|mrs|ms|miss|mx|dr|prof|sir|dame)\.? $")
# The last letters of titles: where none of them stands before a word, there is no title to look for.
_ENDS_OF_TITLES = frozenset("rsxfe.")
_OF_NOBODY = re.compile(
    r" (?:awareness |refresher |basic |level [0-9] |first aid )?(?:training|refreshers?|workshops?|webinars?|e learning"
    r"|polic(?:y|ies)|leaflets?|posters?|newsletter|toolkit|awareness (?:day|week|month|course|session)"
    r"|uk|(?:s )?society|research(?: uk| shop)?|foundation|friends session|coffee morning|bake sale|appeal fund"
    r"|street|road|lane|avenue|terrace|crescent)(?![a-z])"
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
    company: re.Pattern[str] | None  # what has to stand near it
    unless: re.Pattern[str] | None  # what takes it away
    may_be_a_name: bool
    needs_capital: bool
    is_plain: bool  # needs no company, and nothing takes it away


@dataclass(frozen=True, slots=True)
class _Jests:
    """Things of the office, of which it is said in jest that they are ill or sentenced."""

    is_ill: re.Pattern[str]  # before the word: the server is in intensive care
    of_its: re.Pattern[str]  # behind the word: the broken arm of the chair
    is_work: re.Pattern[str]  # behind any other: sentenced to a year of filing
    said: frozenset[str]  # words that may stand between a thing and its illness


@dataclass(frozen=True, slots=True)
class _Terms:
    dated: date
    phrases: Phrases
    meanings: dict[str, tuple[_Term, ...]]  # none: only looks like one, and is no hit
    jests: _Jests


def find_sensitive(text: str | Words) -> tuple[Sensitive, ...]:
    """All words of a text, or of one that was made into words already, that speak of something protected."""
    return tuple(_spoken_of(_terms(), Words(text) if isinstance(text, str) else text))


@cache
def look_alikes() -> tuple[str, ...]:
    """The phrases that hold such a word and mean something else."""
    return tuple(phrase for phrase, terms in _terms().meanings.items() if not terms)


def terms_dated() -> date:
    """The day from which the list of words is."""
    return _terms().dated


def term_groups() -> list[dict[str, Any]]:
    """The groups of terms as they are written, with each list that a phrase names spelled out."""
    written = _written()
    return [group | {"words": _spelled_out(group["words"], written["lists"])} for group in written["terms"]]


def _spoken_of(terms: _Terms, words: Words) -> Iterator[Sensitive]:
    text = words.text
    for hit in terms.phrases.hits(words):
        for term in terms.meanings[hit.phrase]:
            if (term.is_plain or _has_company(term, text, hit)) and not _means_else(
                term, terms.jests, words, hit
            ):
                yield Sensitive(term.kind, term.topic, *words.span(hit.begin, hit.end))


def _means_else(term: _Term, jests: _Jests, words: Words, hit: Hit) -> bool:
    """Whether it is somebody's family name, what a training or a leaflet is about, or said of a thing."""
    text = words.text
    return (
        _OF_NOBODY.match(text, hit.end) is not None
        or (
            text[hit.begin - 2] in _ENDS_OF_TITLES
            and _TITLE.search(text, max(0, hit.begin - 7), hit.begin) is not None
        )
        or (hit.phrase[-1] == "*" and _holds_digits(text, hit))
        or _is_in_jest(term, jests, text, hit)
        or (term.may_be_a_name and _is_behind_a_name(words, hit))
        or (term.needs_capital and not _has_capital(words, hit))
    )


def _holds_digits(text: str, hit: Hit) -> bool:
    """Whether the word goes on in digits, as the number of a licence does."""
    ending = text[hit.begin + len(hit.phrase) - 1 : hit.end]
    return bool(ending) and not ending.isalpha()


def _is_in_jest(term: _Term, jests: _Jests, text: str, hit: Hit) -> bool:
    of_health = term.kind is SensitiveKind.HEALTH
    if text[hit.end + 1 : hit.end + 4] in _OF_WHAT and (
        jests.is_work.match(text, hit.end) or (of_health and jests.of_its.match(text, hit.end))
    ):
        return True
    if not of_health:
        return False
    said = (*text[max(0, hit.begin - NEAR) : hit.begin].split(" ")[-5:], hit.phrase.partition(" ")[0])
    if jests.said.isdisjoint(said):
        return False
    return jests.is_ill.search(text, max(0, hit.begin - NEAR), hit.begin) is not None


def _is_behind_a_name(words: Words, hit: Hit) -> bool:
    """Whether it is written as a family name is, behind a given name or an initial: "Lucas Temple"."""
    begin = words.place(hit.begin)
    before = _GIVEN.search(words.given, max(0, begin - LONGEST_GIVEN), begin)
    named = before is not None and before[1].lower() not in COMMON_WORDS
    return named and words.given[begin].isupper() and not words.given[begin : begin + 2].isupper()


def _has_capital(words: Words, hit: Hit) -> bool:
    return words.given[words.place(hit.begin)].isupper() or words.given.islower()


def _has_company(term: _Term, text: str, hit: Hit) -> bool:
    if term.company is not None and not term.company.search(_around(text, hit, NEAR, "|")):
        return False
    return term.unless is None or not term.unless.search(
        _around(text, hit, FURTHER, text[hit.begin : hit.end])
    )


def _around(text: str, hit: Hit, near: int, word: str) -> str:
    """What stands near in the same sentence; the word itself as it is to stand there."""
    begin, end = max(0, hit.begin - near), hit.end + near
    begins = text.rfind(". ", begin, hit.begin)
    ends = text.find(". ", hit.end, end)
    before = text[begins + 1 if begins >= 0 else begin : hit.begin]
    return f"{before}{word}{text[hit.end : ends if ends >= 0 else end]}"


@cache
def _written() -> dict[str, Any]:
    text = files("safehaven_core.detection").joinpath("sensitive_terms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _terms() -> _Terms:
    written = _written()
    meanings: dict[str, tuple[_Term, ...]] = {}
    for group in term_groups():
        term = _term(group, written["company"])
        alone = (term,)  # one for all words of a group: there are thousands of words
        for word in group["words"]:
            meanings[word] = (*meanings[word], term) if word in meanings else alone
    for group in written["look_alikes"]:
        meanings.update(dict.fromkeys(_spelled_out(group["phrases"], written["lists"]), ()))
    only_alike = [phrase for phrase, terms in meanings.items() if not terms]
    return _Terms(written["dated"], Phrases(meanings, only_alike), meanings, _jests(written["jests"]))


def _term(group: dict[str, Any], company: dict[str, list[str]]) -> _Term:
    unless = _any_of(group.get("unless", ()), company)
    return _Term(
        SensitiveKind(group["kind"]),
        group["topic"],
        _company(group, company),
        re.compile(rf"(?<![a-z0-9]){unless}(?![a-z0-9])") if unless else None,
        may_be_a_name=group.get("may_be_a_name", False),
        needs_capital=group.get("needs_capital", False),
        is_plain=not group.keys() & {"beside", "after", "then", "unless"},
    )


def _jests(written: dict[str, list[str]]) -> _Jests:
    things, parts, work, said = (_any_of(written[name], {}) for name in ("things", "parts", "work", "said"))
    return _Jests(
        re.compile(
            rf"(?<![a-z]){things} (?:(?:here|there|upstairs|downstairs) |(?:in|on|at) (?:[a-z]+ ){{1,3}})?"
            rf"(?:{said}"
            r"(?: (?!(?:for|about|to|from|because|so|and|but|with|where|that|if)(?![a-z]))[a-z]+){0,3} )?$"
        ),
        re.compile(
            rf" of (?:the|a|an|my|our|your|that|this) (?:[a-z]+ ){{0,2}}?(?:{things}|{parts})(?![a-z])"
        ),
        re.compile(rf" (?:of|to|by) (?:[a-z]+ ){{0,4}}?{work}(?![a-z])"),
        frozenset(written["said"]),
    )


def _spelled_out(phrases: Iterable[str], lists: dict[str, list[str]]) -> list[str]:
    """The phrases, with one for each word of a list where they name it: "<hits> <them>"."""
    return [
        "".join(parts)
        for phrase in phrases
        for parts in product(
            *(lists[part[1:-1]] if part[:1] == "<" else (part,) for part in _PARTS.findall(phrase))
        )
    ]


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
