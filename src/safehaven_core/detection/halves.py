"""Names of which only a half is whole: an initial or a title with a family name, a first name with an initial."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from safehaven_core.detection.everyday import COMMON_WORDS, PARTICLES, TITLES
from safehaven_core.detection.fitting import Fit
from safehaven_core.detection.folding import Folded
from safehaven_core.detection.mentions import Mention
from safehaven_core.detection.neighbours import Word
from safehaven_core.detection.nicknames import every_form
from safehaven_core.detection.roll import Roll
from safehaven_core.detection.work import Work

FEW = 5
"""With more people than this, a name that is not whole points to nobody."""

MANY = 5_000
"""As many people as this are looked through for whoever has the other half of a double name."""

_WORDS_OF_A_LETTER = frozenset("ai")
_LETTER_ALONE = re.compile(r"a A(?![aA0])")
_AFTER_TITLE = re.compile(r"[\s.'A-Za-z-]{1,8}")


class HalfFinder:
    """Finds halves of names in one folded text."""

    def __init__(self, folded: Folded, roll: Roll, work: Work) -> None:
        self._plain, self._words, self._shapes = folded.plain, folded.words, folded.shapes
        self._roll, self._work = roll, work

    def with_family(
        self, anchor: Word, preceding: Sequence[Word], following: Sequence[Word]
    ) -> Iterator[Mention]:
        """G. O'Neill, O'Neill, G. and Mrs O'Neill; an everyday word needs its capital letter, or another half."""
        other = self._other_half(anchor, following)
        if other is None and not self._plain[anchor.start].isupper() and anchor.text in COMMON_WORDS:
            return
        end = other.end if other else anchor.end
        for letter in self._letters(anchor, preceding, following[1:] if other else following, end):
            people = self._of(self._roll.shorts.get(f"{letter.text} {anchor.text}"), other)
            dotted = self._plain[letter.end : letter.end + 1] == "."
            if people and (dotted or other or anchor.text not in COMMON_WORDS):
                yield from _few(min(letter.start, anchor.start), max(letter.end, end), people)
                return
        title = self._title(anchor, preceding)
        if title:
            people = self._of(self._roll.family(anchor.text, MANY if other else FEW), other)
            yield from _few(title.start, end, people)

    def _other_half(self, anchor: Word, following: Sequence[Word]) -> Word | None:
        """Woods in Choudhury-Woods, where Choudhury is what was looked for."""
        if not following or self._plain[anchor.end : following[0].start] != "-":
            return None
        other = following[0]
        return other if self._plain[other.start].isupper() is self._plain[anchor.start].isupper() else None

    def _of(self, people: Iterable[int], other: Word | None) -> Iterable[int]:
        """Those of them who have the other half as well, where the text has one."""
        if other is None:
            return people
        family_of, people = self._roll.family_of, list(people)
        self._work.spend(len(people) // 8)
        return [person for person in people if other.text in family_of[person].split()]

    def with_first_name(self) -> Iterator[Mention]:
        """Grace O."""
        for match in _LETTER_ALONE.finditer(self._shapes):
            yield from self._first_name(match.start())

    def _first_name(self, at: int) -> Iterator[Mention]:
        """The name whose last letter stands here, before a space and a capital letter."""
        letter, following = self._plain[at + 2], self._plain[at + 3 : at + 4]
        if (letter in "AI" and following != ".") or following in {"'", "-"}:
            return
        given = self._words[max(0, at - 20) : at + 1].split()[-1]
        start = at + 1 - len(given)
        if self._plain[start].isupper():
            things = [f"{form} {letter.lower()}." for form in every_form(given)]
            people = [person for thing in things for person in self._roll.shorts.get(thing)]
            yield from _few(start, at + 3, people)

    def _letters(
        self, anchor: Word, preceding: Sequence[Word], following: Sequence[Word], end: int
    ) -> Iterator[Word]:
        """The initials that stand by a family name, the first of several before it first."""
        letters: list[Word] = []
        edge = anchor.start
        for word in preceding:
            gap = self._plain[word.end : edge]
            if self._is_letter(word, anchor) and gap in {" ", ".", ". ", "\n", ".\n"}:
                letters.append(word)
            elif word.text not in PARTICLES or gap not in {" ", "'", "-"}:
                break
            edge = word.start
        yield from reversed(letters)
        if (
            following
            and self._is_letter(following[0], anchor)
            and self._plain[end : following[0].start] in {" ", ", ", ","}
        ):
            yield following[0]

    def _is_letter(self, word: Word, anchor: Word) -> bool:
        """Whether this may be the initial of that name: with a capital letter as it has one, or else with a stop."""
        if len(word.text) != 1 or not word.text.isalpha():
            return False
        if self._plain[anchor.start].isupper():
            return self._plain[word.start].isupper()
        return self._plain[word.end : word.end + 1] == "." and word.text not in _WORDS_OF_A_LETTER

    def _title(self, anchor: Word, preceding: Sequence[Word]) -> Word | None:
        for word in preceding[:2]:
            if word.text in TITLES:
                return word if _AFTER_TITLE.fullmatch(self._plain[word.end : anchor.start]) else None
            if word.text not in PARTICLES:
                return None
        return None


def _few(start: int, end: int, people: Iterable[int]) -> Iterator[Mention]:
    several = tuple(dict.fromkeys(people))
    if 0 < len(several) <= FEW:
        yield Mention(start, end, Fit.SHORT, several)
