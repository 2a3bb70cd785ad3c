"""Whether words that stand together are somebody's name, and how well."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import pairwise

from safehaven_core.detection.everyday import COMMON_WORDS, LABELS, PARTICLES, PLACES_AND_FIRMS, TITLES
from safehaven_core.detection.folding import Folded
from safehaven_core.detection.neighbours import Word, after, before
from safehaven_core.detection.nicknames import is_cut_off, may_also_be, may_be
from safehaven_core.detection.people import Entry, Name, ways_of

# What stands before the name that somebody had before: Adela Osgood (née Marlow).
_FORMERLY = frozenset(["nee", "was", "now", "formerly", "previously", "prev", "aka", "fka", "born"])
_FORMER = re.compile(rf"\s{{0,2}}[(,]\s?(?:{'|'.join(sorted(_FORMERLY))})[.:]?[\s>]{{1,6}}", re.IGNORECASE)
# What is said between the halves of a name, among it the labels of a form.
_SAID = LABELS | {"is", "spelt", "spelled"}
_IN_A_FILE_NAME = re.compile(r"[\w-]*\.[A-Za-z]{3,4}(?![A-Za-z])")
# What may stand between two words of one name.
_SPACED = re.compile(r"""[\s>|*_"'`()\[\];&+]{1,12}""")
_TIGHT = re.compile(r"[-_.+/'`,;|]{1,2}")
_TRAILING_OFF = re.compile(r"\s?(?:\.{2,4}|…)\s{0,2}")
_COMMA = re.compile(r"\s{0,4},[\s>|]{0,6}")
_LABEL = re.compile(
    r"[\s,;|>/_.\])]{1,40}(?:fore|sur|(?:first|last|given|family|christian|middle)[ -])names?(?:\(s\))?"
    r"(?: (?:is|spelt|spelled))?[\s:=|>*_\[(-]{1,8}",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\d{1,4}[a-z]?")
_AFTER_LETTER = re.compile(r"\.\s{0,3}|\.?-")


class Fit(IntEnum):
    """How well the words of a text are somebody's name; the better fit wins."""

    SHORT = 1
    HALF = 2
    WHOLE = 3
    EXACT = 4


class Fitting:
    """Judges words of one folded text, given in the order in which they stand."""

    def __init__(self, folded: Folded, is_name: Callable[[str], bool]) -> None:
        self._plain, self._words, self._is_name = folded.plain, folded.words, is_name

    def without_labels(self, within: Sequence[Word]) -> Sequence[Word]:
        """The words without what a form says between them: "Grace Surname: O'Neill" is Grace O'Neill."""
        if not any(word.text in _SAID or word.text in _FORMERLY for word in within):
            return within
        kept: list[Word] = []
        for place, word in enumerate(within):
            if kept and word.text in _SAID:
                half = next((each for each in within[place:] if each.text not in _SAID), None)
                if half and _LABEL.fullmatch(self._plain[kept[-1].end : half.start]):
                    continue
            if kept and word.text in _FORMERLY and _FORMER.match(self._plain, kept[-1].end):
                continue
            kept.append(word)
        return kept

    def is_one_name(self, within: Sequence[Word]) -> bool:
        """Whether the words stand together as a name does: no sentence, and no place named after somebody."""
        for left, right in pairwise(within):
            if not self._may_stand_between(self._plain[left.end : right.start], left):
                return False
        return self._reads_as_name(within) and not self._is_place(within)

    def fit(self, name: Name, entry: Entry, within: Sequence[Word]) -> int:
        """How well these words are this name of that person; 0 where they are somebody else's."""
        texts = {word.text for word in within}
        firsts = (*name.given[:1], *entry.single)
        first = {
            text for text in texts if any(may_also_be(text, own) or is_cut_off(text, own) for own in firsts)
        }
        tied = {word.text for word in within if word.text in PARTICLES and self._is_tied_to_next(word)}
        given = (first | texts.intersection(name.given)) - tied  # Al in Al-Amin is no Alexander
        family = texts.intersection((*name.parts, *name.anchors))
        if not given or not family or sum(word.text in given | family for word in within) < 2:
            return 0
        strange = [
            word
            for left, word in zip((None, *within), within, strict=False)
            if word.text not in given | family
            # Ben in "Ada and Ben Shaw" is another person, even where it is a middle name of hers.
            and (not _belongs(word.text, name) or (left and left.text == "and"))
        ]
        if (strange and not self._is_middle(strange, name)) or self._goes_on(within, name):
            return 0
        strict = any(may_be(text, own) for text in first for own in firsts) or bool(
            given & set(name.given[2:])
        )
        if not strict or strange or not _is_whole(name, texts):
            return Fit.HALF
        return Fit.EXACT if texts.intersection((*firsts, *name.given[2:])) else Fit.WHOLE

    def as_two_words(self, within: Sequence[Word]) -> tuple[tuple[str, str], ...]:
        """The given and family names that two words are exactly, in either order; none where a hyphen goes on."""
        if len(within) != 2:
            return ()
        one, other = within
        if "-" in {self._plain[one.start - 1 : one.start], self._plain[other.end : other.end + 1]}:
            return ()
        return (one.text, other.text), (other.text, one.text)

    def is_capital(self, word: Word) -> bool:
        return self._plain[word.start].isupper()

    def _reads_as_name(self, within: Sequence[Word]) -> bool:
        names = [word for word in within if len(word.text) > 1 and word.text not in PARTICLES]
        small = [word.text for word in names if not self.is_capital(word)]
        if len(small) == len(names):
            return not all(text in COMMON_WORDS for text in small)
        return not any(text in COMMON_WORDS and text != "and" for text in small)

    def _may_stand_between(self, gap: str, left: Word) -> bool:
        if gap == " " or _SPACED.fullmatch(gap) or _TIGHT.fullmatch(gap) or _TRAILING_OFF.fullmatch(gap):
            return True
        if len(left.text) == 1 or left.text in TITLES:
            return bool(_AFTER_LETTER.fullmatch(gap))
        if _COMMA.fullmatch(gap):
            return self._is_name(left.text)
        return bool(_LABEL.fullmatch(gap) or _FORMER.fullmatch(gap))

    def _is_place(self, within: Sequence[Word]) -> bool:
        """Whether this is a road or a house named after somebody."""
        end = within[-1].end
        if self._plain[end : end + 1] == " ":
            stop = self._words.find(" ", end + 1)
            if self._words[end + 1 : stop] in PLACES_AND_FIRMS:
                return self._plain[end + 1].isupper() and not self._plain[within[-1].start : stop].isupper()
        if within[-1].text in PLACES_AND_FIRMS:
            preceding = before(self._words, within[0].start)[:1]
            return bool(preceding) and _HOUSE.fullmatch(preceding[0].text) is not None
        return False

    def _is_middle(self, strange: Sequence[Word], name: Name) -> bool:
        """Whether words that we do not know may be middle names, or the other of a couple."""
        if strange[0].text == "and":
            return len(strange) == 2 and self._may_be_name(strange[1])
        if self._plain[strange[0].start - 2 : strange[0].start].strip() in {"&", "+"}:
            return len(strange) == 1 and self._may_be_name(strange[0])
        if _FORMER.match(self._plain, strange[-1].end):
            return all(self._may_be_name(word) for word in strange)
        if len(strange) == 1 and self._is_nickname(strange[0]):
            return True
        return len(name.given) == 1 and all(
            self.is_capital(word) and not self._is_tied(word) for word in strange
        )

    def _may_be_name(self, word: Word) -> bool:
        return self.is_capital(word) or self._is_name(word.text) or word.text not in COMMON_WORDS

    def _is_nickname(self, word: Word) -> bool:
        """Buster in Tiffany (Buster) Marlow, or between inverted commas, which are spaces once they are folded."""
        around = self._plain[word.start - 2 : word.start], self._plain[word.end : word.end + 2]
        return self._may_be_name(word) and not any(gap.isalpha() or gap.strip(" ([\"')]") for gap in around)

    def _is_tied(self, word: Word) -> bool:
        return "-" in {self._plain[word.start - 1 : word.start], self._plain[word.end : word.end + 1]}

    def _is_tied_to_next(self, word: Word) -> bool:
        return self._plain[word.end : word.end + 1] in {"-", "'"}

    def _goes_on(self, within: Sequence[Word], name: Name) -> bool:
        """Whether a hyphen ties the words to another name: Grace Smith-Jones is not Grace Smith."""
        plain, own = self._plain, (*name.parts, *name.given)
        start, end = within[0].start, within[-1].end
        last = plain[within[-1].start]
        if _IN_A_FILE_NAME.match(plain, end):
            return False
        if (
            plain[end : end + 1] == "-"
            and plain[end + 1 : end + 2].isalpha()
            and plain[end + 1].isupper() is last.isupper()
            # ID in Smith-ID is part of no name, as its second letter shows.
            and plain[end + 2 : end + 3].isupper() is plain[within[-1].start + 1].isupper()
        ):
            return after(self._words, end)[0].text not in own
        if plain[start - 1 : start] == "-" and plain[start - 2 : start - 1].isalpha():
            return before(self._words, start)[0].text not in own
        return False


def _is_whole(name: Name, texts: set[str]) -> bool:
    """Whether both halves of a family name are there, each written as one word or in its parts."""
    halves = name.halves
    if len(halves) > 1 and name.anchors[-1] in texts:
        return True
    return all(texts.intersection(ways_of(half)) or texts.issuperset(half.split("'")) for half in halves)


def _belongs(text: str, name: Name) -> bool:
    if len(text) == 1:
        return len(name.given) == 1 or text in PARTICLES or any(own.startswith(text) for own in name.given)
    return text in PARTICLES or text in TITLES
