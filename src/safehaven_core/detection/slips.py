"""Names with one letter wrong, missing, added or swapped: "Shelagh Slingbsy", "Shelgh Slingsby"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from safehaven_core.detection.everyday import COMMON_WORDS, PARTICLES, PLACES_AND_FIRMS, STREET_WORDS
from safehaven_core.detection.folding import Folded
from safehaven_core.detection.halves import FEW
from safehaven_core.detection.nearby import one_slip
from safehaven_core.detection.neighbours import Place
from safehaven_core.detection.nicknames import FORMAL
from safehaven_core.detection.report import Because
from safehaven_core.detection.roll import Roll
from safehaven_core.detection.work import Work

_SHORTEST = 4  # letters of a word that may be a name but for one
_NO_NAMES = COMMON_WORDS | PARTICLES | PLACES_AND_FIRMS | STREET_WORDS


class Slip(NamedTuple):
    """A word that is half of a name but for one letter, the other half beside it, and whose name it may be."""

    near: Place
    half: Place
    kind: Because
    people: tuple[int, ...]


class SlipFinder:
    """Finds, beside half of a name, what is the other half but for one letter."""

    def __init__(self, folded: Folded, roll: Roll, both: Callable[[str, str], list[int]], work: Work) -> None:
        self._plain, self._words, self._shapes = folded.plain, folded.words, folded.shapes
        self._roll, self._both, self._work = roll, both, work

    def of_families(self, partners: Sequence[Place]) -> Iterator[Slip]:
        """Shelagh Slingbsy, where the first name is written as it is."""
        for start, end in partners:
            near = self._strange_word(end + 1)
            if near and self._plain[end] == " " and self._is_name(start, end):
                given, written = self._words[start:end], self._words[slice(*near)]
                self._work.spend(len(written))
                families = _a_letter_off(written) & self._roll.words.uses.keys()
                people = [person for each in sorted(families) for person in self._both(each, given)]
                yield from self._few(near, (start, end), Because.GIVEN_NAME, people)

    def of_first_names(self, anchors: Iterable[Place]) -> Iterator[Slip]:
        """Shelgh Slingsby, where the family name is."""
        given_of = self._roll.given_of
        for start, end in anchors:
            if self._plain[start - 1 : start] != " " or not self._is_name(start, end):
                continue
            near = self._strange_word(self._words.rfind(" ", 0, start - 1) + 1)
            if near and near[1] == start - 1:
                written = self._words[slice(*near)]
                several = self._roll.shorts.get(f"{written[0]} {self._words[start:end]}")
                people = [each for each in several if one_slip(written, given_of[each])]
                self._work.spend(1 + len(tuple(several)) // 4)
                yield from self._few(near, (start, end), Because.PART_OF_NAME, people)

    def _is_name(self, start: int, end: int) -> bool:
        return self._plain[start].isupper() and self._words[start:end] not in COMMON_WORDS

    def _strange_word(self, start: int) -> Place | None:
        """The word that begins here, if it has a capital letter and is nobody's name."""
        if self._shapes[start : start + 1] != "A":
            return None
        end = self._words.find(" ", start)
        word = self._words[start:end]
        known = word in _NO_NAMES or word in FORMAL or word in self._roll.words.uses
        if known or word in self._roll.partners or len(word) < _SHORTEST or not word.isalpha():
            return None
        return None if self._plain[end : end + 1] in {"-", "'", "@"} else (start, end)

    def _few(self, near: Place, half: Place, kind: Because, people: Iterable[int]) -> Iterator[Slip]:
        several = tuple(dict.fromkeys(people))
        if 0 < len(several) <= FEW:
            yield Slip(near, half, kind, several)


def _a_letter_off(written: str) -> set[str]:
    """All words that differ from this in one letter; Roberts is no slip for Robert, but another name."""
    cuts = [(written[:at], written[at:]) for at in range(len(written) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found.update(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    found.update(a + letter + b[1:] for a, b in cuts if b for letter in ascii_lowercase)
    found.update(a + letter + b for a, b in cuts for letter in ascii_lowercase)
    return found - {f"{written}s", written.removesuffix("s")}
