"""Reading the facts out of a text that may be about somebody who is not named."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from safehaven_core.detection.pieced_ages import (
    NUMBER,
    TENS,
    Days,
    born_at_ages,
    day_or_days,
    number,
    wider_ages,
    wider_days,
)
from safehaven_core.detection.pieced_facts import Instead, Told
from safehaven_core.detection.pieced_roll import BORN, AnyOf, Between, Of
from safehaven_core.detection.pieced_vocabulary import Meaning, Vocabulary, instead_of
from safehaven_core.detection.sensitive_words import Hit, Words

MOST_FACTS = 5000  # of one text; one that holds more is not read to its end
_BACK, _ON = 26, 60
_BEFORE = re.compile(rf"(?<![a-z0-9])({NUMBER}) $")
_AFTER = re.compile(rf" (?:of |is |about |now )?({NUMBER})(?![a-z0-9])")
_DECADE = re.compile(
    rf" (early |mid |late )?(teens|[2-9]0s|{'|'.join(ten[:-1] + 'ies' for ten in TENS)})(?![a-z])"
)
_APPOSED = re.compile(r",? ([0-9]{1,2})(?![0-9a-z])")
_OF_YEARS = re.compile(rf" of ({NUMBER})(?=[.,]| $| (?:from|in|at|with|who|and|living)(?![a-z]))")
_AS_AGE = re.compile(r",| (?:from|in|of|with|who|and)(?![a-z])")
_OFFSPRING_BACK = re.compile(rf"(?<![a-z0-9])({NUMBER}) $")
_OFFSPRING_ON = re.compile(rf" ({NUMBER})(?![a-z0-9])(?! year)")
_NOT_SO = re.compile(
    r"(?<![a-z])(?:not|no|never|without|isn t|wasn t|doesn t|nor|neither|denies|non)(?: [a-z]+){0,2} $"
)
_OF_MYSELF = re.compile(
    rf" (?:also |just |only |now )?(?:an? |the )?(?:{NUMBER}|aged|woman|man|mother|father|mum|dad)(?![a-z])"
)
_COSTS = {
    "sex": 2,
    "pronoun": 2,
    "age": 4,
    "event": 4,
    "condition": 3,
    "offence": 3,
    "family": 2,
    "job": 2,
}  # of leaving it out
_PARTS_OF_DECADES = {None: (0, 9), "early ": (0, 4), "mid ": (3, 7), "late ": (6, 9)}


class Reader:
    """Reads one text."""

    def __init__(self, words: Words, vocabulary: Vocabulary, today: date) -> None:
        self._words, self._text = words, words.text
        self._vocabulary, self._today = vocabulary, today
        self._writer_until = 0  # up to here the writer speaks of themselves
        self._readers: dict[str, Callable[[Hit, Meaning], Iterator[Told]]] = {
            "age before": self._age_before,
            "age after": self._age_after,
            "decade": self._decade,
            "teenage": self._teenage,
            "born": self._born,
            "offspring": self._offspring,
            "event": self._event,
            "sex": self._sex,
        }

    def told(self) -> Iterator[Told]:
        """Each fact in order, but what is denied and what the writer says of themselves."""
        for hit in self._vocabulary.phrases.hits(self._words):
            for meaning in self._vocabulary.said[hit.phrase]:
                if meaning.kind == "writer":
                    self._hear_writer(hit)
                elif hit.begin >= self._writer_until and not is_denied(self._text, hit.begin):
                    yield from self._readers.get(meaning.kind, self._plain)(hit, meaning)

    def _hear_writer(self, hit: Hit) -> None:
        if hit.phrase.startswith("my ") or _OF_MYSELF.match(self._text, hit.end):
            stop = self._text.find(".", hit.end)
            self._writer_until = stop if stop != -1 else len(self._text)

    def _plain(self, hit: Hit, meaning: Meaning) -> Iterator[Told]:
        yield self._fact(
            meaning.kind, meaning.value, (hit.begin, hit.end), Of(meaning.facts), _general(meaning.kind)
        )

    def _sex(self, hit: Hit, meaning: Meaning) -> Iterator[Told]:
        yield from self._plain(hit, meaning)
        match = _APPOSED.match(self._text, hit.end)
        if match and (self._in_brackets(*match.span(1)) or _AS_AGE.match(self._text, match.end())):
            yield self._age(int(match[1]), match.span(1))
        elif match := _OF_YEARS.match(self._text, hit.end):
            yield self._age(number(match[1]), match.span(1))

    def _in_brackets(self, begin: int, end: int) -> bool:
        start, stop = self._words.span(begin, end)
        return self._words.given[start - 1 : start] == "(" and self._words.given[stop : stop + 1] == ")"

    def _age_before(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        begin = max(0, hit.begin - _BACK)
        if match := _BEFORE.search(self._text[begin : hit.begin]):
            yield self._age(number(match[1]), (begin + match.start(1), hit.end))

    def _age_after(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        if match := _AFTER.match(self._text, hit.end):
            yield self._age(number(match[1]), (hit.begin, match.end()))

    def _decade(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        match = _DECADE.match(self._text, hit.end)
        if match and match[2] == "teens":
            yield self._teens((hit.begin, match.end()))
        elif match:
            word = match[2]
            ten = (
                int(word[:2])
                if word[0].isdigit()
                else 10 * (2 + [name[:-1] + "ies" for name in TENS].index(word))
            )
            youngest, oldest = (ten + years for years in _PARTS_OF_DECADES[match[1]])
            days = born_at_ages(youngest, oldest, self._today)
            yield self._of_days("age", match[0].strip(), (hit.begin, match.end()), days, ())
        elif hit.phrase in {"in her", "in his"}:
            sex = "female" if hit.phrase == "in her" else "male"
            for meaning in self._vocabulary.meanings.get(hit.phrase[3:], ()):
                yield self._fact("pronoun", sex, (hit.begin + 3, hit.end), Of(meaning.facts), ())

    def _teenage(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        yield self._teens((hit.begin, hit.end))

    def _teens(self, span: tuple[int, int]) -> Told:
        return self._of_days("age", "a teenager", span, born_at_ages(13, 19, self._today), ())

    def _born(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        if found := day_or_days(self._text[hit.end : hit.end + 24], self._today):
            days, _begin, end = found
            wider = [Instead(f"born {words}", Between(BORN, *wide), 1) for words, wide in wider_days(days)][
                :1
            ]
            age = (self._today.toordinal() - days.last) * 400 // 146_097
            wider += self._wider_ages(max(age, 0))
            yield self._of_days("age", "born", (hit.begin, hit.end + end), days, tuple(wider))

    def _age(self, age: int, span: tuple[int, int]) -> Told:
        days = born_at_ages(age, age, self._today)
        return self._of_days("age", str(age), span, days, tuple(self._wider_ages(age)))

    def _wider_ages(self, age: int) -> list[Instead]:
        return [
            Instead(words, Between(BORN, *days), cost)
            for cost, (words, days) in enumerate(wider_ages(age, self._today), start=1)
        ]

    def _of_days(
        self, kind: str, value: str, span: tuple[int, int], days: Days, wider: tuple[Instead, ...]
    ) -> Told:
        return self._fact(kind, value, span, Between(BORN, *days), wider)

    def _event(self, hit: Hit, meaning: Meaning) -> Iterator[Told]:
        begin = max(self._text.rfind(".", 0, hit.begin) + 1, hit.begin - _ON)
        stop = self._text.find(". ", hit.end, hit.end + _ON)
        places = ((hit.end, stop if stop != -1 else hit.end + _ON), (begin, hit.begin))
        for left, right in places:
            if found := day_or_days(self._text[left:right], self._today):
                days, start, end = found
                span = (min(hit.begin, left + start), max(hit.end, left + end))
                wider = tuple(
                    Instead(words, Between(meaning.value, *wide), cost)
                    for cost, (words, wide) in enumerate(wider_days(days), start=1)
                )
                yield self._fact("event", meaning.value, span, Between(meaning.value, *days), wider)
                return

    def _offspring(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        before = max(0, hit.begin - _BACK)
        back = _OFFSPRING_BACK.search(self._text[before : hit.begin]) if " " not in hit.phrase else None
        on = _OFFSPRING_ON.match(self._text, hit.end) if " " in hit.phrase else None
        if match := back or on:
            facts = self._vocabulary.children.get(number(match[1]), ())
            span = (before + back.start(1), hit.end) if back else (hit.begin, match.end())
            if facts:
                wider = (Instead("children", AnyOf("family"), 1),)
                yield self._fact("family", f"{number(match[1])} children", span, Of(facts), wider)

    def _fact(
        self,
        kind: str,
        value: str,
        span: tuple[int, int],
        ask: Of | Between,
        wider: tuple[Instead, ...],
    ) -> Told:
        weak = kind == "pronoun"
        start, end = self._words.span(*span)
        return Told("sex" if weak else kind, value, start, end, ask, (*wider, _left_out(kind)), weak)


def is_denied(text: str, begin: int) -> bool:
    """Whether the words before a place say that what follows is not so."""
    return _NOT_SO.search(text[max(0, begin - _BACK) : begin]) is not None


@cache
def _general(kind: str) -> tuple[Instead, ...]:
    """What to say instead of any particular thing of a kind."""
    words = instead_of(kind)
    return (Instead(words, AnyOf(kind), 2),) if words else ()


@cache
def _left_out(kind: str) -> Instead:
    return Instead("", None, _COSTS.get(kind, 3))
