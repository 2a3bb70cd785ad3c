"""Numbers, addresses and mailboxes of people on the roll, looked up by what they are without separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from safehaven_core.detection.dates import MONTHS, date_at, day_first_at, month_first_at
from safehaven_core.detection.endings import LAST_DIGITS
from safehaven_core.detection.everyday import STREET_WORDS, STREETS
from safehaven_core.detection.folding import Folded
from safehaven_core.detection.people import Entry, national
from safehaven_core.detection.report import Because
from safehaven_core.detection.roll import Roll
from safehaven_core.detection.work import Work

_GROUPS = 6
_SHORTEST, _LONGEST = 5, 40
_RUN_OF_A_DATE = 6
_LONGEST_PART = 7  # digits of a reference that is said without its letters
_SAYS_PART = 28  # letters before part of a number in which the text says what it is
_ENDS = frozenset(["ending", "ends", "ended", "last"])
_FILES = frozenset(["ref", "reference", "refs", "file", "case", "client", "record", "id"])
_NUMBERS = frozenset(["no", "number", "nr", "num", "id", "ref"])
_INITIALS_AND_BIRTH = re.compile(r"[a-z]{2}(?:\d{6}|\d{8})")
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+$")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# A number with what may belong to it, and the word after it: a street or a month.
_CLUSTER = re.compile(
    r"([0-9][0-9A-Za-z]*"
    r"(?:(?:[ ]?[-./()][ (]?|[)][ ]|\s{1,2})[0-9][0-9A-Za-z]*|[-/_][0-9A-Za-z]{1,12}(?![0-9A-Za-z])|[ ][A-Z](?![A-Za-z']))*)"
    r"(?:,?\s{1,3}(?:[oO][fF]\s{1,3})?([A-Za-z][A-Za-z']{2,}))?"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Signs that belong to one or more people on the roll; places are those of the folded text."""

    start: int
    end: int
    thing: str
    people: tuple[int, ...]
    street: str = ""
    """Lane, Road and so on, where the text says it after a house number and the first word of a street."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date in the text, and the days (as ordinals) that it may mean.

    Six digits run together are as often something else: they need a word that says what they are.
    """

    start: int
    end: int
    days: frozenset[int]
    needs_word: bool = False
    initials: str = ""
    """The initials that are run together with it, as in KR060287: it is the birth of nobody who has others."""


@dataclass(frozen=True, slots=True)
class PartOfNumber:
    """Digits in which, as the text says, a number ends; or which it calls the number of a file."""

    start: int
    end: int
    digits: str
    ending: bool


@dataclass(slots=True)
class Figures:
    """What a text holds in numbers."""

    figures: list[Figure] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    parts: list[PartOfNumber] = field(default_factory=list)


def kinds_of(figure: Figure, entry: Entry) -> Iterator[Because]:
    """What this is to that person."""
    thing = figure.thing
    phone = national(thing)
    for kind, things in (
        (Because.IDENTIFIER, entry.identifiers),
        (Because.REFERENCE, entry.references),
        (Because.EMAIL, entry.emails),
        (Because.POSTCODE, entry.postcodes),
    ):
        if thing in things:
            yield kind
    if phone in entry.phones:
        yield Because.PHONE
    if " " in thing and any(_is_door(thing, figure.street, address) for address in entry.addresses):
        yield Because.ADDRESS


def _is_door(thing: str, street: str, address: str) -> bool:
    _, there, rest = f" {address} ".partition(f" {thing} ")
    own = rest.split()[:1]
    return bool(there) and (not street or not own or STREETS.get(own[0], own[0]) == street)


class FigureFinder:
    """Finds numbers in one folded text."""

    def __init__(self, folded: Folded, roll: Roll, work: Work, today: date) -> None:
        self._plain, self._words, self._shapes = folded.plain, folded.words, folded.shapes
        self._roll, self._work, self._today = roll, work, today
        self._found = Figures()

    def find(self) -> Figures:
        self._mailboxes()
        at = self._shapes.find("0")
        while at >= 0:
            at = self._shapes.find("0", self._at(at))
        return self._found

    def _mailboxes(self) -> None:
        at = self._plain.find("@")
        while at >= 0:
            self._work.spend(2)
            local = _LOCAL.search(self._plain[max(0, at - 64) : at])
            domain = _DOMAIN.match(self._plain, at + 1)
            if local and domain:
                self._add(at - len(local.group()), domain.end(), f"{local.group()}@{domain.group()}".lower())
            at = self._plain.find("@", at + 1)

    def _at(self, digit: int) -> int:
        """Look at the number with this digit, and say from where to go on."""
        furthest = max(0, digit - 24)
        start = max(furthest, self._words.rfind(" ", furthest, digit) + 1)
        cluster = _CLUSTER.match(self._plain, digit)
        if cluster is None:
            return digit + 1
        end, word = cluster.end(1), cluster.group(2)
        after = self._after(start, end, cluster.start(2), word.lower()) if word else end
        self._work.spend(2)
        first = self._words.find(" ", digit) - start
        if first == end - start <= _LONGEST_PART:
            self._part(start, end)
        before = self._shapes[start - 1 : start]
        if first <= 4 and before == " ":
            self._month_before(start)
        if end - start >= _SHORTEST or before == "." or first > 1:
            placed = self._placed(start, end)
            if len(placed) > 1 or first >= _RUN_OF_A_DATE:
                self._dates(placed, end)
            self._numbers(placed)
        return max(end, after)

    def _part(self, start: int, end: int) -> None:
        """7731 in "NHS number ending 7731", and 803 in "ref 803"."""
        said = self._words[max(0, start - _SAYS_PART) : start].split()[-4:]
        digits = self._words[start:end]
        if not said or not digits.isdigit():
            return
        ending = end - start == LAST_DIGITS and not _ENDS.isdisjoint(said)
        if ending or said[-1] in _FILES or (said[-1] in _NUMBERS and said[-2:-1] and said[-2] in _FILES):
            self._found.parts.append(PartOfNumber(start, end, digits, ending))

    def _after(self, start: int, end: int, at: int, word: str) -> int:
        """What a word after a number makes of it: a date, or a door in a street."""
        last = self._words.rfind(" ", start, end) + 1 or start
        if word[:3] in MONTHS:
            found = day_first_at(self._plain, last, self._today)
            if found:
                self._found.days.append(Day(last, *found))
                return found[0]
        thing = f"{self._words[last:end]} {word}"
        if thing in self._roll.facts:
            stop, street = self._street(at + len(word))
            self._add(last, stop, thing, street)
        return end

    def _street(self, end: int) -> tuple[int, str]:
        """Lane or Ln after the first word of a street."""
        following = self._words[end : end + 16].split()[:1]
        if following and (following[0] in STREETS or following[0] in STREET_WORDS):
            return self._words.index(following[0], end) + len(following[0]), STREETS.get(
                following[0], following[0]
            )
        return end, ""

    def _month_before(self, start: int) -> None:
        before = self._words[max(0, start - 14) : start].split()[-1:]
        if before and before[0][:3] in MONTHS:
            begin = self._words.rindex(before[0], 0, start)
            found = month_first_at(self._plain, begin, self._today)
            if found:
                self._found.days.append(Day(begin, *found))

    def _dates(self, placed: list[tuple[int, str]], end: int) -> None:
        in_words = any(not token.isdigit() for _, token in placed)
        for begin, token in placed:
            if _INITIALS_AND_BIRTH.fullmatch(token):
                found = date_at(self._plain, begin + 2, len(token) - 2, self._today)
                if found:
                    self._found.days.append(Day(begin, *found, initials=token[:2]))
            elif token.isdigit():
                found = date_at(self._plain, begin, len(token), self._today)
                if not found and in_words:
                    found = day_first_at(self._plain, begin, self._today)
                if found and found[0] <= end:
                    alone = len(token) == _RUN_OF_A_DATE
                    self._found.days.append(Day(begin, *found, needs_word=alone))

    def _placed(self, start: int, end: int) -> list[tuple[int, str]]:
        placed: list[tuple[int, str]] = []
        for token in self._words[start:end].split():
            start = self._words.index(token, start)
            placed.append((start, token))
            start += len(token)
        return placed

    def _numbers(self, placed: list[tuple[int, str]]) -> None:
        """Try each run of up to six groups as one number; the longest that is known counts."""
        if placed and sum(len(token) for _, token in placed) >= _SHORTEST - 2:
            lead = self._lead(placed[0][0])
            placed = [lead, *placed] if lead else placed
        tokens, first = [token for _, token in placed], 0
        while first < len(tokens):
            joined, known = "", 0
            for last in range(first, min(first + _GROUPS, len(tokens))):
                joined += tokens[last]
                if _SHORTEST <= len(joined) <= _LONGEST and (
                    joined in self._roll.facts or self._is_phone(joined)
                ):
                    known = last + 1
            if known:
                stop = placed[known - 1][0] + len(tokens[known - 1])
                self._add(placed[first][0], stop, "".join(tokens[first:known]))
            first = known or first + 1
        self._work.spend(len(tokens))

    def _is_phone(self, joined: str) -> bool:
        return joined[:2] in {"44", "00"} and joined.isdigit() and national(joined) in self._roll.facts

    def _lead(self, start: int) -> tuple[int, str] | None:
        """The letters before a number that may be its beginning: SH in SH-00012, QQ in QQ 12 34 56 C."""
        before = self._words[max(0, start - 16) : start].split()[-1:]
        if not before or not before[0].isalpha():
            return None
        begin = self._words.rindex(before[0], 0, start)
        tight = start - begin - len(before[0]) == 1 and self._plain[start - 1] in "-_/"
        return (begin, before[0]) if tight or len(before[0]) <= 3 else None

    def _add(self, start: int, end: int, thing: str, street: str = "") -> None:
        self._work.spend()
        people = tuple(self._roll.facts.get(thing)) or tuple(self._roll.facts.get(national(thing)))
        if people:
            self._found.figures.append(Figure(start, end, thing, people, street))
