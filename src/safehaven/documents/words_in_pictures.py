"""The words that Tesseract sees in a picture, and whether it was sure of them.

This runs under `foundation.confined`, without Django.
"""

from __future__ import annotations

import csv
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from safehaven_core.filetypes.reading import Seen, Unread
from safehaven_core.filetypes.reading.holding import ways_to_hold

_SURE = 80
"""Of 100.  Upright print is read with 90 and more; what is upside down or mirrored mostly with less than 60."""

_LETTERS_OF_A_WORD = 3
"""Shorter ones count neither way: read from the wrong side, "to" looks surely like "ot", and specks like an "a"."""

_FEW_LETTERS = 5
"""Of which it was not sure: fewer are a speck, an ornament or the grain of a photograph."""

_WORD = "5"


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at a picture: the words, and how many letters it was sure of and not sure of."""

    text: str
    sure: int
    unsure: int


def words_in_picture(tesseract: str, ends: float, picture: bytes) -> Seen:
    """The words in a picture, however it was held; not read, where print seems to be there that nobody is sure of.

    A picture that is read at once costs one look.  Raises TimeoutError where there is no time for one.
    Whoever asks says where Tesseract is: this process does not know where programs are.
    """
    looks = [_look(tesseract, ends, picture)]
    try:
        for held in () if _settled(looks) else ways_to_hold(picture):
            looks.append(_look(tesseract, ends, held))
            if _settled(looks):
                break
    except TimeoutError:
        return Seen(_best(looks).text, Unread.TOO_SLOW)
    return Seen(_best(looks).text, Unread.PICTURE if _doubtful(looks) else None)


def _best(looks: list[_Look]) -> _Look:
    return max(looks, key=lambda look: (look.sure, look.unsure))


def _settled(looks: list[_Look]) -> bool:
    return _best(looks).sure > 0 and not _doubtful(looks)


def _doubtful(looks: list[_Look]) -> bool:
    """Whether more than a third of the letters of the best look are not sure, or another look saw much more.

    A page of good print has a few odd words, and print that was not understood has hardly
    anything else.  Letters are counted, because it is the long words that are not guessed by luck.
    Print held the wrong way is seen as about as many letters as when it is held the right way,
    so a look that is sure of less than half of them has found a few words by chance.
    """
    best, most = _best(looks), max(look.unsure for look in looks)
    return (best.unsure >= _FEW_LETTERS and 2 * best.unsure > best.sure) or (
        most >= _FEW_LETTERS and most > 2 * best.sure
    )


def _look(tesseract: str, ends: float, picture: bytes) -> _Look:
    try:
        seen = subprocess.run(  # noqa: S603 - starts Tesseract, with nothing that anybody typed
            [tesseract, "stdin", "stdout", "tsv"],
            input=picture,
            capture_output=True,
            timeout=max(ends - time.monotonic(), 0),
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    return _told(seen.stdout.decode("utf-8", "replace"))


def _told(table: str) -> _Look:
    words = [row for row in _rows(table) if row["level"] == _WORD and row["text"].strip()]
    lines = groupby(words, key=lambda row: [row[part] for part in ("block_num", "par_num", "line_num")])
    text = "".join(" ".join(row["text"] for row in line) + "\n" for _, line in lines)
    sure = unsure = 0
    for row in words:
        letters = sum(map(str.isalnum, row["text"]))
        if letters >= _LETTERS_OF_A_WORD:
            sure += letters if float(row["conf"]) >= _SURE else 0
            unsure += letters if float(row["conf"]) < _SURE else 0
    return _Look(text, sure, unsure)


def _rows(table: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(table.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
