"""What is other between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s*\S+|\s+$")
_MOST_WORDS = 2_000  # beyond that, two passages are shown whole: comparing them would keep a reader waiting
_AROUND = 2


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with what became of them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A line as the reader of a comparison sees it; or how many lines are left out, because they are the same."""

    pieces: tuple[Piece, ...] = ()
    left_out: int = 0


def compare(older: str, newer: str) -> list[Passage]:
    """The lines that changed, each with two lines around it; nothing where the texts are the same."""
    before, after = older.split("\n"), newer.split("\n")
    groups = list(SequenceMatcher(None, before, after).get_grouped_opcodes(_AROUND))
    found: list[Passage] = []
    seen = 0
    for group in groups:
        found += _left_out(group[0][1] - seen)
        for tag, i1, i2, j1, j2 in group:
            found += _passages(tag, before[i1:i2], after[j1:j2])
        seen = group[-1][2]
    return found + (_left_out(len(before) - seen) if groups else [])


def _left_out(lines: int) -> list[Passage]:
    return [Passage(left_out=lines)] if lines > 0 else []


def _passages(tag: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Passage]:
    if tag == "equal":
        yield from (Passage((Piece(Change.SAME, line),)) for line in before if line)
    elif len(before) == len(after):
        yield from (Passage(tuple(_pieces(*pair))) for pair in zip(before, after, strict=True))
    else:
        yield from (Passage((Piece(Change.GONE, line),)) for line in before if line)
        yield from (Passage((Piece(Change.NEW, line),)) for line in after if line)


def _pieces(older: str, newer: str) -> Iterator[Piece]:
    before, after = _WORDS.findall(older), _WORDS.findall(newer)
    if max(len(before), len(after)) > _MOST_WORDS:
        yield from (Piece(Change.GONE, older), Piece(Change.NEW, newer))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(before[i1:i2]))
            continue
        yield from (
            Piece(change, "".join(words))
            for change, words in ((Change.GONE, before[i1:i2]), (Change.NEW, after[j1:j2]))
            if words
        )
