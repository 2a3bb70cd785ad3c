"""How many pixels a picture says it has, from its header, without unpacking any."""

import struct
from collections.abc import Callable
from typing import BinaryIO

from safehaven_core.filetypes._bytes import at, head
from safehaven_core.filetypes.kinds import Kind

MOST_MARKERS = 2000
MOST_DIRECTORIES = 2000
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_WIDTH, _HEIGHT = 256, 257
_LENGTHS = {1: 1, 3: 2, 4: 4, 16: 8}


def pixels_of(source: BinaryIO, kind: Kind) -> int | None:
    """The number of pixels; of the largest, where there are several pictures; None where it is not said."""
    measure = MEASURES.get(kind)
    try:
        return measure(source) if measure else None
    except struct.error:  # the header ends too early
        return None


def _png(source: BinaryIO) -> int:
    width, height = struct.unpack(">II", at(source, 16, 8))
    return int(width * height)


def _gif(source: BinaryIO) -> int:
    width, height = struct.unpack("<HH", at(source, 6, 4))
    return int(width * height)


def _bmp(source: BinaryIO) -> int:
    width, height = struct.unpack("<ii", at(source, 18, 8))
    return int(abs(width) * abs(height))


def _jpeg(source: BinaryIO) -> int | None:
    position, largest = 2, None
    for _ in range(MOST_MARKERS):
        segment = at(source, position, 9).ljust(9, b"\0")
        mark, code, length = struct.unpack_from(">BBH", segment)
        if mark != 0xFF or code == 0xDA:
            break
        if code == 0xFF:  # padding
            position += 1
            continue
        if code in _FRAMES:
            height, width = struct.unpack_from(">HH", segment, 5)
            largest = max(largest or 0, width * height)
        position += 2 if code in _ALONE else 2 + length
    return largest


def _webp(source: BinaryIO) -> int | None:
    start = head(source, 30)
    if start[12:16] == b"VP8X":
        return (int.from_bytes(start[24:27], "little") + 1) * (int.from_bytes(start[27:30], "little") + 1)
    if start[12:16] == b"VP8L":
        bits = int.from_bytes(start[21:25], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    width, height = struct.unpack("<HH", start[26:30])
    return int((width & 0x3FFF) * (height & 0x3FFF))


def _heic(source: BinaryIO) -> int | None:
    """The largest "ispe" (image spatial extent) among the properties, which stand near the beginning."""
    start, largest, found = head(source, 1 << 20), None, 0
    while (found := start.find(b"ispe", found) + 1) > 0:
        if found + 15 <= len(start):
            width, height = struct.unpack_from(">II", start, found + 7)
            largest = max(largest or 0, width * height)
    return largest


def _tiff(source: BinaryIO) -> int | None:
    start = head(source, 16)
    order = "<" if start[:2] == b"II" else ">"
    if start[2:4] in (b"+\0", b"\0+"):
        return _tiff_directories(source, order, struct.unpack(f"{order}Q", start[8:16])[0], big=True)
    return _tiff_directories(source, order, struct.unpack(f"{order}I", start[4:8])[0], big=False)


def _tiff_directories(source: BinaryIO, order: str, offset: int, *, big: bool) -> int | None:
    count_form, entry_size, next_form = ("Q", 20, "Q") if big else ("H", 12, "I")
    largest, seen = None, set[int]()
    while offset and offset not in seen and len(seen) < MOST_DIRECTORIES:
        seen.add(offset)
        prefix = struct.calcsize(count_form)
        (count,) = struct.unpack(order + count_form, at(source, offset, prefix))
        entries = at(source, offset + prefix, min(count, 4096) * entry_size)
        sides = _tiff_sides(entries, order, entry_size)
        if len(sides) == 2:
            largest = max(largest or 0, sides[_WIDTH] * sides[_HEIGHT])
        after = at(source, offset + prefix + count * entry_size, struct.calcsize(next_form))
        offset = struct.unpack(order + next_form, after)[0] if after else 0
    return largest


def _tiff_sides(entries: bytes, order: str, entry_size: int) -> dict[int, int]:
    sides = {}
    for place in range(0, len(entries) - entry_size + 1, entry_size):
        tag, form = struct.unpack_from(order + "HH", entries, place)
        if tag in (_WIDTH, _HEIGHT):
            value = entries[place + (12 if entry_size == 20 else 8) :][: _LENGTHS.get(form, 4)]
            sides[tag] = int.from_bytes(value, "little" if order == "<" else "big")
    return sides


MEASURES: dict[Kind, Callable[[BinaryIO], int | None]] = {
    Kind.PNG: _png,
    Kind.GIF: _gif,
    Kind.BMP: _bmp,
    Kind.JPEG: _jpeg,
    Kind.WEBP: _webp,
    Kind.HEIC: _heic,
    Kind.TIFF: _tiff,
}
