"""Reading pieces of a seekable stream that may end anywhere."""

import os
from collections.abc import Iterator
from typing import BinaryIO

PIECE = 1 << 20


def size_of(source: BinaryIO) -> int:
    return source.seek(0, os.SEEK_END)


def at(source: BinaryIO, offset: int, length: int) -> bytes:
    """Up to `length` bytes from `offset`; fewer, or none, where the stream ends."""
    if length <= 0 or not 0 <= offset < size_of(
        source
    ):  # a damaged file may point further than any file goes
        return b""
    source.seek(offset)
    found = b""
    while len(found) < length and (piece := source.read(length - len(found))):
        found += piece
    return found


def head(source: BinaryIO, length: int) -> bytes:
    return at(source, 0, length)


def tail(source: BinaryIO, length: int) -> bytes:
    return at(source, max(0, size_of(source) - length), length)


def overlapping_pieces(source: BinaryIO, overlap: int) -> Iterator[bytes]:
    """The whole stream, each piece beginning with the end of the one before, so that nothing is cut in two."""
    source.seek(0)
    kept = b""
    while piece := source.read(PIECE):
        yield kept + piece
        kept = (kept + piece)[-overlap:]
