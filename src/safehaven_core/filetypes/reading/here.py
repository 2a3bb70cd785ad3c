"""Where the reading is: the path that led here, and what may still be spent."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from safehaven_core.filetypes.reading._packed import packed_in
from safehaven_core.filetypes.reading.budget import Budget, Stopped
from safehaven_core.filetypes.reading.parts import Part, Place, Unread
from safehaven_core.filetypes.refusals import Bomb, FileRefused, Runs, TooDeep, TooLarge, TooMany

_REASONS: tuple[tuple[type[Exception], Unread], ...] = (
    (Bomb, Unread.BOMB),
    (TooLarge, Unread.TOO_LARGE),
    (TooMany, Unread.TOO_MANY),
    (TooDeep, Unread.TOO_DEEP),
    (Runs, Unread.PROGRAM),
    (FileRefused, Unread.DAMAGED),
    (RecursionError, Unread.TOO_DEEP),
    (MemoryError, Unread.TOO_LARGE),
    (TimeoutError, Unread.TOO_SLOW),
)
_JOINED_BY = re.compile(r"[_+.]|%20")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Locked(Exception):
    """It opens only with a password."""


@dataclass(frozen=True, slots=True)
class Here:
    """One file, or one part of it, while it is read."""

    path: tuple[str, ...]
    level: int
    budget: Budget
    read_file: Callable[["Here", str, BinaryIO], Iterator[Part]]

    def under(self, *names: str) -> "Here":
        return replace(self, path=(*self.path, *names))

    def above(self) -> "Here":
        return replace(self, path=self.path[:-1])

    def say(self, place: Place, text: str, *names: str, unread: Unread | None = None) -> Iterator[Part]:
        """One part, unless there is nothing to say.  What is packed into its words was not read with them."""
        unread = unread or packed_in(text)
        if unread or (text and not text.isspace()):
            self.budget.take_part()
            yield Part((*self.path, *names), place, self.budget.take_text(_sound(text)), unread)

    def cannot(self, because: Unread, *names: str, place: Place = Place.FILE) -> Iterator[Part]:
        return self.say(place, "", *names, unread=because)

    def file(self, name: str, content: bytes | BinaryIO) -> Iterator[Part]:
        """What a file inside this one says."""
        source = BytesIO(content) if isinstance(content, bytes) else content
        return self.read_file(self, name, source)

    def careful(self, parts: Iterator[Part]) -> Iterator[Part]:
        """The parts up to where they break off, and why they did; whatever comes after is still read.

        What ends the reading as a whole is told once, where it happened, and goes on upwards.
        """
        try:
            self.budget.check_time()
            yield from parts
        except Stopped as stopped:
            if not stopped.told:
                stopped.told = True
                yield Part(self.path, Place.FILE, unread=stopped.because)
            raise
        except Exception as trouble:  # noqa: BLE001 - parsers of foreign files raise what they like
            yield from self.cannot(reason_of(trouble))


def _sound(text: str) -> str:
    """Without half letters, which no file can be written with."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def reason_of(trouble: Exception) -> Unread:
    """What an exception of a parser means for the file."""
    if isinstance(trouble, Locked):
        return Unread.ENCRYPTED
    return next((why for kind, why in _REASONS if isinstance(trouble, kind)), Unread.DAMAGED)


def words_of_name(name: str) -> str:
    """A file's name as it stands, and as the words that it is made of."""
    apart = _JOINED_BY.sub(" ", name)
    return "\n".join(dict.fromkeys((name, apart, _HUMP.sub(" ", apart))))
