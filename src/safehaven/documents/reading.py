"""The text of any file, read where a hang, a crash or too much memory costs that file alone.

    read_file("letter.docx", source, size)           one file, in a child process of its own
    with FileReader() as reader: reader.read(...)    many files of one place, in a child that is kept

Neither raises for what a file holds: what could not be read is a part that says so.
This needs no settings and no database, so that a machine that only reads can use it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from typing import BinaryIO, Self

from safehaven.foundation.confined import (
    MEBIBYTE,
    AnsweredTooMuch,
    JobFailed,
    TookTooLong,
    TookTooMuchMemory,
)
from safehaven.foundation.confined_at_once import Nursery
from safehaven.foundation.confined_for_many import KeptChild
from safehaven_core.filetypes.reading import Part, Place, Reading, ReadingLimits, Unread

READ = "safehaven.documents.work:read"
SECONDS = 60
_SPARE = 10
"""Seconds between when the child stops by itself, with what it has read, and when it is stopped."""

_LARGEST_KEPT = 64 * MEBIBYTE
"""What is larger gets a child of its own, whose memory is measured for it."""

_MEGABYTES_AT_LEAST, _TIMES_THE_FILE = 1200, 6

NURSERY = Nursery(READ)

_TOO_MUCH = (TookTooMuchMemory, AnsweredTooMuch)

Source = BinaryIO | Iterable[bytes]


def read_file(name: str, source: Source, size: int, *, seconds: int = SECONDS) -> Reading:
    """All text of a file of `size` bytes, and what could not be read of it."""

    def ask(request: bytes) -> bytes:
        return NURSERY.run(request, [source], seconds=seconds + _SPARE, megabytes=memory_for(size))

    return _reading(name, size, seconds, ask)


class FileReader:
    """Reads many files, one after another, in a child that is started once."""

    def __init__(self, seconds: int = SECONDS) -> None:
        self._seconds = seconds
        self._child = KeptChild(READ, megabytes=memory_for(_LARGEST_KEPT))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._child.close()

    def read(self, name: str, source: Source, size: int) -> Reading:
        if size > _LARGEST_KEPT:
            return read_file(name, source, size, seconds=self._seconds)
        return _reading(
            name,
            size,
            self._seconds,
            lambda request: self._child.ask(request, [source], seconds=self._seconds + _SPARE),
        )


def _reading(name: str, size: int, seconds: int, ask: Callable[[bytes], bytes]) -> Reading:
    if size > ReadingLimits().megabytes * MEBIBYTE:
        return _nothing_of(name, Unread.TOO_LARGE)
    request = {"name": name, "seconds": seconds, "tesseract": sees_words()}
    try:
        return _as_told(ask(json.dumps(request).encode()))
    except TookTooLong:
        return _nothing_of(name, Unread.TOO_SLOW)
    except _TOO_MUCH:
        return _nothing_of(name, Unread.TOO_LARGE)
    except JobFailed:
        return _nothing_of(name, Unread.DAMAGED)
    except (ValueError, KeyError, TypeError, RecursionError):  # a child that was taken over may say anything
        return _nothing_of(name, Unread.DAMAGED)


def _as_told(answer: bytes) -> Reading:
    told = json.loads(answer)
    parts = (
        Part(tuple(map(_words, path)), Place(place), _words(text), Unread(unread) if unread else None)
        for path, place, text, unread in told["parts"]
    )
    return Reading(_words(told["kind"]), tuple(parts))


def _words(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError("What was read is words.")
    return told


def memory_for(size: int) -> int:
    """How many megabytes a child may use to read a file of this size."""
    return max(_MEGABYTES_AT_LEAST, _TIMES_THE_FILE * size // MEBIBYTE)


def _nothing_of(name: str, because: Unread) -> Reading:
    return Reading("unknown", (Part((name,), Place.NAME, name), Part((name,), Place.FILE, unread=because)))


@cache
def sees_words() -> str | None:
    """Where the program is that reads the words in pictures (Tesseract), if there is one here."""
    return shutil.which("tesseract")
