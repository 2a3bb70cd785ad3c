"""What stands near a sign in a text: parts of a name, initials, a date of birth, a related person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from safehaven_core.detection.clues import Clues, Sign
from safehaven_core.detection.everyday import COMMON_WORDS, PLACES_AND_FIRMS, STREET_WORDS, TITLES
from safehaven_core.detection.figures import Day
from safehaven_core.detection.folding import Folded
from safehaven_core.detection.neighbours import after, before
from safehaven_core.detection.nicknames import FORMAL, SHORT, every_form, is_cut_off, may_also_be
from safehaven_core.detection.people import Entry, Name
from safehaven_core.detection.report import Because

NEAR = 500
CLOSE = 200
_BLOCK = 256
MOST_SIGNS = 3
_BESIDE = 24
_SAID = 40
_AFTER_TITLE = 2  # letters between Mr. and the name
_BIRTH = frozenset(("dob", "d", "born", "birth", "birthday", "birthdate", "bday"))
_SENTENCE_ENDS = frozenset(("", ".", "!", "?", "\n", "\r", ":"))
_CAPITAL = re.compile(r"\b[A-Z][A-Za-z']{2,}")
_INITIALS = re.compile(r"\b([A-Z])\.?[ /]?([A-Z])\b|\b([a-z])/([a-z])\b|\b([a-z])\.([a-z])\.")


def one_slip(written: str, name: str) -> bool:
    """Whether a word is a name but for one letter wrong, missing, added or swapped with the next."""
    if len(name) < 5 or written == name or (written[:2] != name[:2] and written[-2:] != name[-2:]):
        return False  # a slip leaves one end of so long a word as it is
    if abs(len(written) - len(name)) > 1:
        return False
    start = 0
    while start < min(len(written), len(name)) and written[start] == name[start]:
        start += 1
    rest, own = written[start:], name[start:]
    if len(written) == len(name):
        return rest[1:] == own[1:] or (rest[:2] == own[1::-1] and rest[2:] == own[2:])
    return rest[1:] == own or rest == own[1:]


class Nearby:
    """Looks around the signs of one folded text."""

    def __init__(self, folded: Folded, days: Sequence[Day]) -> None:
        self._folded, self._days = folded, days
        self.births = frozenset(one for day in days for one in day.days)
        """The days, as ordinals, that any date of the text may mean."""
        self._blocks: dict[int, frozenset[str]] = {}
        self._given: dict[int, frozenset[str]] = {}
        self._initials: dict[int, frozenset[str]] = {}
        self._capitals: dict[int, dict[str, tuple[str, ...]]] = {}

    def words(self, place: int) -> frozenset[str]:
        """All words near a place."""
        block = place // _BLOCK
        if block not in self._blocks:
            middle = block * _BLOCK
            self._blocks[block] = frozenset(
                self._folded.words[max(0, middle - NEAR) : middle + _BLOCK + NEAR].split()
            )
        return self._blocks[block]

    def given(self, place: int) -> frozenset[str]:
        """The words near a place, the full names for which they may stand, and other forms of those."""
        block = place // _BLOCK
        if block not in self._given:
            words = self.words(place)
            formal = {name for word in words if word in FORMAL for name in FORMAL[word]}
            self._given[block] = words.union(formal, *[SHORT[name] for name in formal])
        return self._given[block]

    def capitals(self, place: int) -> dict[str, tuple[str, ...]]:
        """The words with a capital letter close to a place, in small letters, by their first letter."""
        block = place // CLOSE
        if block not in self._capitals:
            middle = block * CLOSE
            found: dict[str, tuple[str, ...]] = {}
            for match in _CAPITAL.finditer(self._folded.plain, max(0, middle - CLOSE), middle + 2 * CLOSE):
                word = match.group().replace("'", "").lower()
                found[word[0]] = (*found.get(word[0], ()), word)
            self._capitals[block] = found
        return self._capitals[block]

    def initials(self, place: int) -> frozenset[str]:
        """The pairs of initials close to a place, in small letters."""
        block = place // CLOSE
        if block not in self._initials:
            middle = block * CLOSE
            found = _INITIALS.findall(self._folded.plain, max(0, middle - CLOSE), middle + 2 * CLOSE)
            self._initials[block] = frozenset("".join(letters).lower() for letters in found)
        return self._initials[block]

    def is_said_birth(self, start: int, end: int) -> bool:
        """Whether the words beside a date say that it is one of birth."""
        return not _BIRTH.isdisjoint(self._folded.words[max(0, start - _SAID) : end + _SAID // 2].split())

    def add_born(self, clues: Clues, born: int, signs: Iterable[Sign]) -> None:
        """Add the dates near the signs that point to somebody already which are their birth."""
        if born not in self.births:
            return
        for sign in signs:
            for day in self._days:
                if born in day.days and abs(day.start - sign.start) <= NEAR:
                    clues.add(Sign(day.start, day.end, Because.BORN))

    def add_to(self, clues: Clues, entry: Entry, signs: Iterable[Sign]) -> None:
        """Add what else stands near the signs that point to somebody whose whole name is not there."""
        for sign in signs:
            if not clues.has(Because.NAME):
                self._add_names(clues, entry, sign)
            if not (clues.has(Because.NAME) or clues.has(Because.PART_OF_NAME)):
                self._add_slips(clues, entry, sign)

    def _add_names(self, clues: Clues, entry: Entry, sign: Sign) -> None:
        words = self.words(sign.start)
        for name in entry.names:
            for part in name.anchors:
                if part in words and len(part) > 1:
                    self._add_word(clues, part, sign, Because.PART_OF_NAME, NEAR)
        for own in (*entry.names[0].given[:1], *entry.single):
            for form in self._forms(own, words, sign.start):
                if form in words:
                    self._add_word(
                        clues, form, sign, Because.GIVEN_NAME, CLOSE if sign.kind is Because.BORN else NEAR
                    )
        self._add_initials(clues, entry.names[0], sign)
        for name in entry.related:
            self._add_related(clues, name, sign, words)

    def _forms(self, own: str, words: frozenset[str], place: int) -> Iterable[str]:
        """What is said near a place for a given name: the name, a form of it, or what is cut off from it."""
        forms = {*every_form(own), *(word for word in words if word in FORMAL and may_also_be(word, own))}
        forms.update(
            word
            for word in self.capitals(place).get(own[:1], ())
            if word not in COMMON_WORDS and is_cut_off(word, own)
        )
        return forms

    def _add_word(self, clues: Clues, word: str, sign: Sign, kind: Because, reach: int) -> None:
        begin = max(0, sign.start - reach)
        stretch = f" {self._folded.words[begin : sign.end + reach]} "
        at = stretch.find(f" {word} ")
        while at >= 0:
            start = begin + at
            apart = start >= sign.end or start + len(word) <= sign.start
            if apart and self._may_be_name(word, start, sign, kind):
                clues.add(Sign(start, start + len(word), kind))
                return
            at = stretch.find(f" {word} ", at + 1)

    def _may_be_name(self, word: str, start: int, sign: Sign, kind: Because) -> bool:
        """An everyday word needs its capital letter, which is no sign where a sentence begins: "Will you come?"."""
        plain = self._folded.plain
        end = start + len(word)
        if (kind is Because.GIVEN_NAME and plain[end : end + 1] == "@") or self._is_street(end):
            return False
        if word not in COMMON_WORDS or self._follows_title(start):
            return True
        if not plain[start].isupper() or self._is_place(word, start):
            return False
        begins = plain[max(0, start - 4) : start].strip(" \t\"'>*-")[-1:] in _SENTENCE_ENDS
        beside = sign.start - _BESIDE <= start <= sign.end + _BESIDE
        return not begins or beside or self._says_birth(sign)

    def _says_birth(self, sign: Sign) -> bool:
        return sign.kind is Because.BORN and self.is_said_birth(sign.start, sign.end)

    def _follows_title(self, start: int) -> bool:
        preceding = before(self._folded.words, start)[:1]
        return bool(preceding) and preceding[0].text in TITLES and start - preceding[0].end <= _AFTER_TITLE

    def _is_place(self, word: str, start: int) -> bool:
        """Lane in Harbour Lane."""
        preceding = before(self._folded.words, start)[:1]
        return (
            (word in PLACES_AND_FIRMS or word in STREET_WORDS)
            and bool(preceding)
            and preceding[0].text not in TITLES
            and self._folded.plain[preceding[0].end : start] == " "
            and self._folded.plain[preceding[0].start].isupper()
        )

    def _is_street(self, end: int) -> bool:
        """Victoria in Victoria Terrace."""
        following = after(self._folded.words, end)[:1]
        return (
            bool(following)
            and (following[0].text in PLACES_AND_FIRMS or following[0].text in STREET_WORDS)
            and self._folded.plain[end : following[0].start] == " "
            and self._folded.plain[following[0].start].isupper()
        )

    def _add_initials(self, clues: Clues, name: Name, sign: Sign) -> None:
        if not name.given or not name.family:
            return
        first, last = name.given[0][0].upper(), name.family[0][0].upper()
        begin = max(0, sign.start - CLOSE)
        one, other = re.escape(first), re.escape(last)
        match = re.compile(
            rf"\b{one}\.?[ /]?{other}\b\.?|\b{one.lower()}(?:/{other.lower()}\b|\.{other.lower()}\.)"
        ).search(self._folded.plain, begin, sign.end + CLOSE)
        if match and (match.end() <= sign.start or match.start() >= sign.end):
            clues.add(Sign(match.start(), match.end(), Because.INITIALS))

    def _add_related(self, clues: Clues, name: Name, sign: Sign, words: frozenset[str]) -> None:
        own = clues.has(Because.RELATED)
        if not own and name.given and name.given[0] in words and any(part in words for part in name.anchors):
            for part in name.anchors:
                self._add_word(clues, part, sign, Because.RELATED, NEAR)

    def _add_slips(self, clues: Clues, entry: Entry, sign: Sign) -> None:
        name = entry.names[0]
        for own in name.anchors:
            for written in self.capitals(sign.start).get(own[:1], ()):
                if written not in COMMON_WORDS and one_slip(written, own):
                    self._add_capital(clues, written, sign)

    def _add_capital(self, clues: Clues, written: str, sign: Sign) -> None:
        plain = self._folded.plain
        for match in _CAPITAL.finditer(plain, max(0, sign.start - 2 * CLOSE), sign.end + 2 * CLOSE):
            if match.group().replace("'", "").lower() == written:
                clues.add(Sign(match.start(), match.end(), Because.NEAR_NAME))
                return
