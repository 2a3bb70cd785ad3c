"""A word of a text and the words beside it."""

from __future__ import annotations

from typing import NamedTuple

REACH = 56
_WORDS = 5

Place = tuple[int, int]
"""Where a word begins and ends."""


class Word(NamedTuple):
    """A word of a folded text, and where it stands."""

    start: int
    end: int
    text: str


def before(words: str, start: int) -> list[Word]:
    """Up to five words before a place, the nearest first."""
    found: list[Word] = []
    end = start
    for text in reversed(words[max(0, start - REACH) : start].split()[-_WORDS:]):
        at = words.rindex(text, 0, end)
        found.append(Word(at, at + len(text), text))
        end = at
    return found


def after(words: str, end: int) -> list[Word]:
    """Up to five words after a place."""
    found: list[Word] = []
    for text in words[end : end + REACH].split()[:_WORDS]:
        at = words.index(text, end)
        end = at + len(text)
        found.append(Word(at, end, text))
    return found
