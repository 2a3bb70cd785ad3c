"""A text as words with single spaces between them, and a list of phrases looked for in it at one pass.

Each phrase is looked for with a space before it, so that it begins where a word does.
"""

import re
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


_Match = tuple[int, int, int]  # which pattern, the space before it, its end
_Reading = tuple[int, str, bool, bool]  # length with the space, phrase, whether it goes on, whether it hides
_REST = re.compile(r"[^\W_]*")  # of a word


class Phrases:
    """A list of phrases to look for; where several begin at one word, the longest is meant.

    A phrase that ends in a star stands for all words that begin so.  One that is `hiding` only takes its words away
    from the phrases in it, and is no hit itself.
    """

    def __init__(self, phrases: Iterable[str], hiding: Iterable[str] = ()) -> None:
        said: dict[str, list[str]] = {}
        for phrase in sorted(set(phrases)):
            said.setdefault(f" {phrase.removesuffix('*')}", []).append(phrase)
        said = dict(sorted(said.items()))
        self._readings = list(_readings(said, frozenset(hiding)))
        self._seconds = [pattern.find(" ", 1) for pattern in said]
        self._longest = max(map(len, said), default=0)
        self._automaton = (
            AhoCorasick(
                list(said), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
            )
            if said
            else None
        )

    def hits(self, words: Words) -> Iterator[Hit]:
        """Every phrase that stands in the words, in order."""
        return self._in(words.text, self._matches(words.text))

    def _in(self, text: str, matches: Iterable[_Match]) -> Iterator[Hit]:
        readings = self._readings
        for index, begin, end in matches:
            for length, phrase, goes_on, hidden in readings[index]:
                stop = begin + length
                if goes_on or not text[stop].isalnum():
                    stop = _end_of_word(text, stop) if goes_on else stop
                    if not hidden:
                        yield Hit(phrase, begin + 1, stop)
                    break
            else:
                stop = begin + self._seconds[index]
            if begin < stop < end:
                yield from self._in(text, self._within(text, stop, end))

    def _within(self, text: str, begin: int, end: int) -> list[_Match]:
        """What begins within a match of which the end is no whole phrase, or behind the shorter phrase that is.

        "is bi" in "is bisexual"; in "police wanted for", where "police want" is a phrase, "wanted for".
        """
        matches = self._matches(text[begin : end + self._longest])
        return [
            (index, begin + start, begin + start) for index, start, _end in matches if begin + start < end
        ]

    def _matches(self, text: str) -> list[_Match]:
        return self._automaton.find_matches_as_indexes(text) if self._automaton else []


def _readings(said: dict[str, list[str]], hidden: frozenset[str]) -> Iterator[tuple[_Reading, ...]]:
    """For each pattern the phrases that may stand there, the longest first: it, or what is its beginning.

    They come in order, so what one begins with stands right before it, but for others that begin so too.
    """
    beginnings: list[tuple[str, tuple[_Reading, ...]]] = []
    for pattern, phrases in said.items():
        while beginnings and not pattern.startswith(beginnings[-1][0]):
            beginnings.pop()
        shorter = beginnings[-1][1] if beginnings else ()
        own = ((len(pattern), phrase, phrase.endswith("*"), phrase in hidden) for phrase in phrases)
        beginnings.append((pattern, (*own, *shorter)))
        yield beginnings[-1][1]


def _end_of_word(text: str, at: int) -> int:
    rest = _REST.match(text, at)
    return rest.end() if rest else at
