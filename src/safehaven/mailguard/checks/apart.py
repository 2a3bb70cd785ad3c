"""Halves of a name in different parts of a message: one in the subject, the other in the text or in the name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from safehaven.roll.front import Report
from safehaven_core.detection import Because, Sureness
from safehaven_core.filetypes.reading import Part, Place

MOST_LETTERS = 400_000
"""So much is put side by side; what has more is not wholly looked at, and is not cleared."""

TOO_MANY = "It has so many names and files that not all were compared with each other."

_SHORT = 200  # letters of a text that is put beside every other
_SIDE = 50  # letters on either side: together less than halves of a name may be apart
_SHORTEST = 3
_BETWEEN = " for "  # a word that is no name parts those that did not stand side by side
_WORDS = re.compile(r"\b[^\W\d_][\w'’-]*(?:[ \t]+[^\W\d_][\w'’-]*)*")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_HALVES = {Because.PART_OF_NAME, Because.GIVEN_NAME}


def side_by_side(subject: str, parts: Sequence[Part]) -> str:
    """What may be half a name in one part of a message, beside what may be the other half in another."""
    short, long = [*_named(subject)], list[str]()
    for part in parts:
        if part.place == Place.NAME:
            short += _named(part.text.rpartition(".")[0] or part.text)
        elif part.place != Place.HEADER_LINES:
            (short if len(part.text) <= _SHORT else long).extend(_capitals(part.text))
    beside = list(_sides(dict.fromkeys(short)))
    pairs = (one + _BETWEEN + other for one in beside for other in (*beside, *_sides(dict.fromkeys(long))))
    return _BETWEEN.join(_up_to(pairs))


def is_whole(text: str) -> bool:
    """Whether all that was put side by side is in it."""
    return len(text) <= MOST_LETTERS


def only_halves(report: Report, told: set[str]) -> Report:
    """Of those whom nothing else tells of, whoever is told by both halves of a name."""
    people = [
        one
        for one in report.people
        if one.sure is Sureness.LIKELY
        and one.key not in told
        and {because.kind for because in one.because} == _HALVES
    ]
    return replace(Report(), people=tuple(people))


def _named(text: str) -> Iterator[str]:
    """The words of a subject or of the name of a file, where small letters are as good as capitals."""
    return (word[0].upper() + word[1:] for word in _WORD.findall(text) if len(word) >= _SHORTEST)


def _capitals(text: str) -> Iterator[str]:
    """The words with a capital letter, Łukasz and Érica too; those that stand side by side stay so."""
    for run in _WORDS.findall(text):
        for capital, words in groupby(run.split(), key=lambda word: str(word)[0].isupper()):
            if capital:
                yield " ".join(words)


def _sides(words: Iterable[str]) -> Iterator[str]:
    """As many words together as fit on one side."""
    side = ""
    for word in words:
        if side and len(side) + len(word) > _SIDE:
            yield side
            side = ""
        side += (_BETWEEN if side else "") + word[:_SIDE]
    if side:
        yield side


def _up_to(pairs: Iterator[str]) -> Iterator[str]:
    """As many as are looked at, and one more where that is not all."""
    letters = 0
    for pair in pairs:
        yield pair
        letters += len(pair) + len(_BETWEEN)
        if letters > MOST_LETTERS + len(_BETWEEN):
            return
