"""Names whose halves stand apart: "Had Ada in again. Surname Quill.", "Ada left her keys (Quill)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from safehaven_core.detection.everyday import COMMON_WORDS, FUNCTION_WORDS, LABELS
from safehaven_core.detection.fitting import Fit
from safehaven_core.detection.folding import Folded
from safehaven_core.detection.halves import FEW
from safehaven_core.detection.mentions import Mention
from safehaven_core.detection.neighbours import Place
from safehaven_core.detection.work import Work

REACH = 120
"""Letters between the halves: about as far as the next sentence."""

_MOST_BESIDE = 8
_BESIDE = 24
_LABELS_OF_TWO = (["family", "name"], ["last", "name"])
_CLOSES = re.compile(r"[.?!]?\)")
_TIES = frozenset("-'@_/")
# Titles of anybody; whoever has another one, as a councillor has, is there for their work.
_OF_ANYBODY = frozenset(("mr", "mrs", "ms", "miss", "mx"))
_GREETINGS = frozenset(
    ("hi", "hello", "hey", "dear", "morning", "afternoon", "evening", "thanks", "re", "fw", "fwd")
)
_NO_NAMES = FUNCTION_WORDS | LABELS | _OF_ANYBODY | _GREETINGS


class HalvesApart:
    """Finds, for a family name that stands by itself, whoever's first name does the same close by."""

    def __init__(self, folded: Folded, both: Callable[[str, str], list[int]], work: Work) -> None:
        self._plain, self._words, self._both, self._work = folded.plain, folded.words, both, work

    def mentions(self, anchors: Sequence[Place], partners: Sequence[Place]) -> Iterator[Mention]:
        """A mention of each family name with whoever has a first name close by; `partners` are in the order of the text."""
        begins = [start for start, _end in partners]
        for start, end in anchors:
            said = self._is_said(start, end)
            if not (said or self._is_alone(start, end)):
                continue
            first = bisect_left(begins, start - REACH)
            self._work.spend(_MOST_BESIDE)
            beside = [place for place in partners[first : first + _MOST_BESIDE] if place[0] <= end + REACH]
            people = self._of((start, end), beside, said=said)
            if 0 < len(people) <= FEW:
                yield Mention(start, end, Fit.SHORT, people)

    def _of(self, anchor: Place, beside: Sequence[Place], *, said: bool) -> tuple[int, ...]:
        family = self._words[slice(*anchor)]
        found = [
            person
            for place in beside
            if self._is_apart(anchor, place) and self._is_alone(*place, small=said)
            for person in self._both(family, self._words[slice(*place)])
        ]
        return tuple(dict.fromkeys(found))

    def _is_apart(self, one: Place, other: Place) -> bool:
        """Whether a word stands between two halves; without one, they were read as one name already, or are none."""
        first, second = sorted((one, other))
        return bool(self._words[first[1] : second[0]].strip())

    def _is_said(self, start: int, end: int) -> bool:
        """Whether the text says that a family name follows, or has it in brackets."""
        before = self._words[max(0, start - _BESIDE) : start].split()[-2:]
        bracketed = self._plain[start - 1 : start] == "(" and _CLOSES.match(self._plain, end)
        return bool(bracketed) or before[-1:] == ["surname"] or before in _LABELS_OF_TWO

    def _is_alone(self, start: int, end: int, *, small: bool = False) -> bool:
        """Whether a word is part of no other name: not tied to a word, and none with a capital letter is beside it.

        It has a capital letter itself, unless it may be `small`.
        """
        plain, words = self._plain, self._words
        if not (small or plain[start].isupper()) or words[start:end] in COMMON_WORDS:
            return False
        if plain[start - 1 : start] in _TIES or (
            plain[end : end + 1] in _TIES and plain[end : end + 2] != "'s"
        ):
            return False
        begun = words.rfind(" ", 0, max(0, start - 1)) + 1
        if words[begun : start - 1] == "not":  # the text itself says that it is another name
            return False
        left = words[begun : start - 1] if plain[start - 1 : start] in {" ", "."} else ""
        stop = words.find(" ", end + 1)
        right = words[end + 1 : stop] if plain[end : end + 1] == " " else ""
        return not any(
            word and plain[at].isupper() and word not in _NO_NAMES
            for word, at in ((left, begun), (right, end + 1))
        )
