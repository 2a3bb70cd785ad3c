"""A text as words with single spaces between them, and a list of phrases looked for in it at one pass.

Each phrase is looked for with a space before it, so that it begins where a word does.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from safehaven_core.detection.identifiers_folding import folded, lowered

_ENDS = ".!?;"  # a phrase goes over none of these, nor over a comma or a colon
_PLAIN = {letter: " " for letter in map(chr, range(128)) if not letter.isalnum()}
_SPACED = str.maketrans({**_PLAIN, **dict.fromkeys(_ENDS, "."), ",": ",", ":": ":"})
# The same, and small letters, for what is ASCII throughout.
_SPACED_ASCII = bytes(range(128)).decode().lower().translate(_SPACED).encode() + bytes(range(128, 256))
_GAP = "  "


class Words:
    """A text in small plain letters, and the way back from each of its letters to the text given."""

    def __init__(self, text: str) -> None:
        self.given = text
        spaced = _spaced(text)
        self._cuts: list[int] = []  # where, in what is kept, something was left out; and how much up to there
        self._left_out: list[int] = []
        self.text = f" {self._compact(spaced) if _GAP in spaced else spaced} "

    def _compact(self, spaced: str) -> str:
        pieces, kept, left_out, begin = [], 0, 0, 0
        gap = spaced.find(_GAP)
        while gap >= 0:
            end = gap + 2
            while spaced[end : end + 1] == " ":
                end += 1
            pieces.append(spaced[begin : gap + 1])
            kept += gap + 1 - begin
            left_out += end - gap - 1
            self._cuts.append(kept)
            self._left_out.append(left_out)
            begin = end
            gap = spaced.find(_GAP, end)
        return "".join([*pieces, spaced[begin:]])

    def place(self, at: int) -> int:
        """Where in the text given the letter at a place of these words stands."""
        before = bisect_right(self._cuts, at - 1)
        return at - 1 + (self._left_out[before - 1] if before else 0)

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """From where to where some of these words stand in the text given."""
        return self.place(begin), self.place(end - 1) + 1


def _spaced(text: str) -> str:
    """Small plain letters, digits, spaces and the signs that part sentences; one for each sign of the text."""
    if text.isascii():
        signs = text.encode().replace(b"\r\n", b" \n").replace(b"\n\n", b". ")
        return signs.translate(_SPACED_ASCII).decode()
    return lowered(folded(text)).replace("\r\n", " \n").replace("\n\n", ". ").translate(_SPACED)


class Hit(NamedTuple):
    """A phrase that stands in the words: which of the list, from where to where."""

    phrase: str
    begin: int
    end: int


class Phrases:
    """A list of phrases to look for; where several begin at one word, the longest is meant.

    A phrase that ends in a star stands for all words that begin so.  One that is `hiding` only takes its words away
    from the phrases in it, and is no hit itself.
    """

    def __init__(self, phrases: Iterable[str], hiding: Iterable[str] = ()) -> None:
        self._hiding = frozenset(hiding)
        self._phrases = sorted(set(phrases))
        self._patterns = [f" {phrase.removesuffix('*')}" for phrase in self._phrases]
        shorter: dict[str, list[int]] = {}
        for index, pattern in enumerate(self._patterns):
            shorter.setdefault(pattern, []).append(index)
        self._shorter = shorter
        self._longest = max((len(pattern) for pattern in self._patterns), default=0)
        self._shortest = min((len(pattern) for pattern in self._patterns), default=0)
        self._automaton = (
            AhoCorasick(list(shorter), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
            if shorter
            else None
        )
        self._distinct = list(shorter)
        known = set(self._phrases)
        self._exact = [pattern[1:] if pattern[1:] in known else "" for pattern in shorter]

    def __len__(self) -> int:
        return len(self._phrases)

    def hits(self, words: Words) -> Iterator[Hit]:
        """Every phrase that stands in the words, in order."""
        if self._automaton is None:
            return
        text = words.text
        for index, begin, end in self._automaton.find_matches_as_indexes(text):
            if (exact := self._exact[index]) and not text[end].isalnum():
                if exact not in self._hiding:
                    yield Hit(exact, begin + 1, end)
            elif hit := self._whole(text, begin, self._distinct[index]):
                if hit.phrase not in self._hiding:
                    yield hit
            elif (second := self._distinct[index].find(" ", 1)) > 0:
                yield from self._within(text, begin + second, end)

    def _within(self, text: str, begin: int, end: int) -> Iterator[Hit]:
        """What begins in the later words of a phrase that stands here but for its ending: "is bi" in "is bisexual"."""
        piece = text[begin : end + self._longest]
        for index, start, _end in self._automaton.find_matches_as_indexes(piece) if self._automaton else ():
            if begin + start >= end:
                return
            hit = self._whole(text, begin + start, self._distinct[index])
            if hit and hit.phrase not in self._hiding:
                yield hit

    def _whole(self, text: str, begin: int, pattern: str) -> Hit | None:
        """The longest phrase that begins here and ends where a word does."""
        for length in range(len(pattern), self._shortest - 1, -1):
            for index in self._shorter.get(pattern[:length], ()):
                phrase, end = self._phrases[index], begin + length
                if phrase.endswith("*"):
                    return Hit(phrase, begin + 1, _end_of_word(text, end))
                if not text[end].isalnum():
                    return Hit(phrase, begin + 1, end)
        return None


def _end_of_word(text: str, at: int) -> int:
    while text[at].isalnum() and at + 1 < len(text):
        at += 1
    return at
