"""Reading the facts out of a text that may be about somebody who is not named."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from typing import ClassVar

from safehaven_core.detection.pieced_ages import (
    DECADES,
    NUMBER,
    TEN_OR_MORE,
    Days,
    born_at_ages,
    day_or_days,
    number,
    wider_ages,
    wider_days,
)
from safehaven_core.detection.pieced_elsewhere import is_elsewhere
from safehaven_core.detection.pieced_facts import Instead, Told
from safehaven_core.detection.pieced_roll import BORN, AnyOf, Between, Of
from safehaven_core.detection.pieced_subjects import Aside, aside, writer_until
from safehaven_core.detection.pieced_vocabulary import Meaning, Vocabulary, instead_of
from safehaven_core.detection.sensitive_words import Hit, Words

MOST_FACTS = 5000  # of one text; one that holds more is not read to its end
_BACK, _ON, _DENIED_BACK = 26, 60, 44
_BEFORE = re.compile(rf"(?<![a-z0-9])({NUMBER}) $")
_AFTER = re.compile(
    rf":? ?(?:of |is |at |about |around |approx |now |only |just |nearly )?(?<![a-z0-9])({NUMBER})(?![a-z0-9])"
)
_DECADE = re.compile(rf" (early |mid |late )?(teens|{'|'.join(DECADES)})(?![a-z])")
_OPENS, _CLOSES = frozenset("(,-\u2013\u2014:;[/"), frozenset("(),-\u2013\u2014:;[]/")
_GOES_ON_AS_NUMBER = re.compile(r"[-\u2013\u2014:/][0-9]")
CLOSE_TO_B = 2  # letters between "b." and a date of birth
DAYS_OF_A_MONTH, DAYS_OF_A_WEEK = 30.44, 7
_APPOSED = re.compile(rf",?(?: now| just| only)?,? ([0-9]{{1,2}}|{TEN_OR_MORE})(?![0-9a-z])")
_MAY_BE_AGED = re.compile(r"[^0-9.]{0,24}[0-9]| of |, [efnst]|,? who ")
_IS = re.compile(
    r"(?:,? who)? (?:is|was|s|has just turned|just turned|turned|has turned|turns)(?: now| just| only| about| nearly)? ([0-9]{1,2})(?![0-9a-z])"
)
_WHO_IS = re.compile(
    rf",? who (?:is|was|s|has just turned|just turned|turned|has turned|turns)(?: now| just| only| about| nearly)? ({NUMBER})(?![0-9a-z])"
    r"(?! (?:weeks?|months?|days?|stone|miles?|minutes?|hours?|times?|percent|per|pounds?|kg|cm|ft|feet|inch[a-z]*|of|out|or|to"
    r"|[a-z]+ (?:pregnant|clean|sober|gone)|th|st|nd|rd)(?![a-z]))"
)
_OF_YEARS = re.compile(rf" of ({NUMBER})(?![0-9a-z])")
_GOES_ON = (  # what may stand behind an age, and behind a number of things does not
    r"[.,:](?![0-9])| $| (?:with|who|whose|and|but|living|lives|based|has|had|once|she|he|they|from|by|born|"
    r"[a-z]{2,}ing|[a-z]{3,}ed)(?![a-z])"
)
_AS_AGE = re.compile(
    rf"{_GOES_ON}| (?:in|of|at|is|was|works|over|out|near|now|years|on|last|this|today|due|until|till|because|since|currently|recently|previously|formerly|also|again)(?![a-z])"
)
_AS_STATED = re.compile(_GOES_ON)
_OFFSPRING_BACK = re.compile(rf"(?<![a-z0-9])({NUMBER}) $")
_OFFSPRING_ON = re.compile(rf" ({NUMBER})(?![a-z0-9])(?! year)")
_NOT_SO = re.compile(
    r" (?:not(?! only| just)|no|never|without|isn t|wasn t|doesn t|don t|didn t|hasn t|haven t|hadn t|aren t|nor"
    r"|neither|denies|denied|non|free of|free from|negative for|ruled out|rather than|instead of)"
    r"(?: (?:known|family|previous|past|current|evidence|history|signs?|diagnosis|record|of|any|from|with|have|had|suffer)){0,3}"
    r"(?: [a-z]+){0,2}(?: an?)? $"
)
_RULED_OUT = re.compile(
    r",?(?: which)? (?:was|is|were|has been|have been) (?:ruled out|excluded|denied|never confirmed|not confirmed|unlikely)"
    r"(?![a-z])|: (?:no|none|nil|n a|never)(?![a-z])| myself(?![a-z])"
)
_MAY_BE_RULED_OUT = frozenset({"condition", "offence", "job", "ethnicity"})
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
        self._aside = Aside(0, 0)  # from here to there it is about somebody close to the person

    def told(self) -> Iterator[Told]:
        """Each fact in order, but what is denied and what the writer says of themselves."""
        for hit in self._vocabulary.phrases.hits(self._words):
            for meaning in self._vocabulary.said[hit.phrase]:
                if meaning.kind == "writer":
                    self._writer_until = max(
                        self._writer_until, writer_until(self._text, hit.phrase, hit.end)
                    )
                elif meaning.kind == "relative":
                    self._hear_of(hit)
                    yield from self._sex(hit, meaning)
                elif hit.begin >= self._writer_until and self._is_so(hit, meaning.kind):
                    yield from self._READERS.get(meaning.kind, Reader._plain)(self, hit, meaning)

    def _hear_of(self, hit: Hit) -> None:
        if hit.begin >= self._aside.end and (found := aside(self._text, hit.phrase, hit.begin, hit.end)):
            self._aside = found

    def _is_so(self, hit: Hit, kind: str) -> bool:
        ruled_out = kind in _MAY_BE_RULED_OUT and _RULED_OUT.match(self._text, hit.end)
        not_theirs = kind == "place" and is_elsewhere(self._text, hit.begin, hit.end)
        return not (ruled_out or not_theirs or is_denied(self._text, hit.begin))

    def _plain(self, hit: Hit, meaning: Meaning) -> Iterator[Told]:
        yield self._fact(
            meaning.kind, meaning.value, (hit.begin, hit.end), Of(meaning.facts), _general(meaning.kind)
        )

    def _sex(self, hit: Hit, meaning: Meaning) -> Iterator[Told]:
        if meaning.kind in {"sex", "pronoun"}:
            yield from self._plain(hit, meaning)
        text = self._text
        if not _MAY_BE_AGED.match(text, hit.end):
            return
        is_told = text.startswith((" who ", ", who "), hit.end)
        if is_told and (match := _WHO_IS.match(text, hit.end)):
            yield self._age(number(match[1]), match.span(1))
        elif match := _IS.match(text, hit.end):
            if (_AS_AGE if "turn" in match[0] else _AS_STATED).match(text, match.end()):
                yield self._age(int(match[1]), match.span(1))
        elif meaning.kind != "pronoun":
            yield from self._apposed(hit.end)

    def _apposed(self, end: int) -> Iterator[Told]:
        """The age in "a woman, 34, from …", "a woman of 34", "a mother of two (34)"."""
        match = _APPOSED.match(self._text, end) or _OF_YEARS.match(self._text, end)
        if match and (_AS_AGE.match(self._text, match.end()) or self._is_set_off(match)):
            yield self._age(number(match[1]), match.span(1))

    def _is_set_off(self, match: re.Match[str]) -> bool:
        """Whether brackets, commas or dashes part it from what follows: "(34)", "- 34 (asthma)", "of 34 (asthma)"."""
        given, (start, stop) = self._words.given, self._words.span(*match.span(1))
        before, after = given[max(0, start - 3) : start].rstrip(), given[stop : stop + 3]
        opened = match.re is _OF_YEARS or before[-1:] in _OPENS
        return opened and after.lstrip()[:1] in _CLOSES and not _GOES_ON_AS_NUMBER.match(after)

    def _age_before(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        begin = max(0, hit.begin - _BACK)
        if match := _BEFORE.search(self._text[begin : hit.begin]):
            count, span = number(match[1]), (begin + match.start(1), hit.end)
            unit = hit.phrase.partition(" ")[0]  # of months and weeks, or of years
            yield self._in_months(count, unit, span) if unit[0] in "mw" else self._age(count, span)

    def _in_months(self, count: int, unit: str, span: tuple[int, int]) -> Told:
        length = DAYS_OF_A_WEEK if unit.startswith("w") else DAYS_OF_A_MONTH
        last = self._today.toordinal() - round(count * length)
        days = Days(last - round(length) + 1, last)
        years = count * length / DAYS_OF_A_MONTH / 12
        return self._of_days("age", f"{count} {unit}", span, days, _wider_ages(int(years), self._today))

    def _run_together(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        yield self._age(int(hit.phrase.rstrip("yorsfm")), (hit.begin, hit.end))

    def _age_after(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        if match := _AFTER.match(self._text, hit.end):
            yield self._age(number(match[1]), (hit.begin, match.end()))

    def _decade(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        match = _DECADE.match(self._text, hit.end)
        if match and match[2] == "teens":
            yield self._teens((hit.begin, match.end()))
        elif match:
            yield self._in_decade(match[0].strip(), match[1], match[2], (hit.begin, match.end()))
        elif hit.phrase in {"in her", "in his"}:
            sex = "female" if hit.phrase == "in her" else "male"
            for meaning in self._vocabulary.meanings.get(hit.phrase[3:], ()):
                yield self._fact("pronoun", sex, (hit.begin + 3, hit.end), Of(meaning.facts), ())

    def _part_of_decade(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        """The age in "a woman, late 40s"; not "in the late 40s", which are years."""
        if not self._text.endswith(" the ", 0, hit.begin):
            part, _, decade = hit.phrase.partition(" ")
            yield self._in_decade(hit.phrase, f"{part} ", decade, (hit.begin, hit.end))

    def _in_decade(self, said: str, part: str | None, decade: str, span: tuple[int, int]) -> Told:
        youngest, oldest = (DECADES[decade] + years for years in _PARTS_OF_DECADES[part])
        return self._of_days("age", said, span, born_at_ages(youngest, oldest, self._today), ())

    def _teenage(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        yield self._teens((hit.begin, hit.end))

    def _teens(self, span: tuple[int, int]) -> Told:
        return self._of_days("age", "a teenager", span, born_at_ages(13, 19, self._today), ())

    def _born(self, hit: Hit, _meaning: Meaning) -> Iterator[Told]:
        start = hit.begin + 1 if hit.phrase.endswith("*") else hit.end  # the "b" of "b. 1984"
        found = day_or_days(self._text[start : start + 24], self._today)
        if found and (start == hit.end or found[1] <= CLOSE_TO_B):
            days, _begin, end = found
            wider = tuple(
                Instead(f"born {words}", Between(BORN, *wide), 1)
                for words, wide in islice(wider_days(days), 1)
            )
            age = (self._today.toordinal() - days.last) * 400 // 146_097
            wider += _wider_ages(max(age, 0), self._today)
            yield self._of_days("age", "born", (hit.begin, start + end), days, wider)

    def _age(self, age: int, span: tuple[int, int]) -> Told:
        days = born_at_ages(age, age, self._today)
        return self._of_days("age", str(age), span, days, _wider_ages(age, self._today))

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
        counted = hit.phrase.endswith((" of", " to"))  # mother of three; or: three children
        back = None if counted else _OFFSPRING_BACK.search(self._text[before : hit.begin])
        on = _OFFSPRING_ON.match(self._text, hit.end) if counted else None
        if match := back or on:
            facts = self._vocabulary.children.get(number(match[1]), ())
            span = (before + back.start(1), hit.end) if back else (hit.begin, match.end())
            if facts:
                wider = (Instead("children", AnyOf("family"), 1),)
                yield self._fact("family", f"{number(match[1])} children", span, Of(facts), wider)
            if on:
                yield from self._apposed(on.end())

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
        of = self._aside.begin if self._aside.begin <= span[0] < self._aside.end else 0
        return Told("sex" if weak else kind, value, start, end, ask, (*wider, _left_out(kind)), weak, of)

    _READERS: ClassVar[dict[str, Callable[["Reader", Hit, Meaning], Iterator[Told]]]] = {
        "age before": _age_before,
        "age after": _age_after,
        "decade": _decade,
        "part of decade": _part_of_decade,
        "teenage": _teenage,
        "born": _born,
        "offspring": _offspring,
        "event": _event,
        "sex": _sex,
        "pronoun": _sex,
        "somebody": _sex,
        "run together": _run_together,
    }


@lru_cache(maxsize=256)
def _wider_ages(age: int, today: date) -> tuple[Instead, ...]:
    return tuple(
        Instead(words, Between(BORN, *days), cost)
        for cost, (words, days) in enumerate(wider_ages(age, today), start=1)
    )


def is_denied(text: str, begin: int) -> bool:
    """Whether the words before a place say that what follows is not so."""
    return _NOT_SO.search(text[max(0, begin - _DENIED_BACK) : begin]) is not None


@cache
def _general(kind: str) -> tuple[Instead, ...]:
    """What to say instead of any particular thing of a kind."""
    words = instead_of(kind)
    return (Instead(words, AnyOf(kind), 2),) if words else ()


@cache
def _left_out(kind: str) -> Instead:
    return Instead("", None, _COSTS.get(kind, 3))
