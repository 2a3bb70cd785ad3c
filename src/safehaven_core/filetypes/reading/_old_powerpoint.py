"""PowerPoint from 97 to 2003 (MS-PPT): the words of every record, also of slides that were deleted."""

import struct
from collections.abc import Iterator

from safehaven_core.filetypes._archives import inflated
from safehaven_core.filetypes.reading._storage import Storage
from safehaven_core.filetypes.reading.parts import Part, Place

WIDE_TEXT, NARROW_TEXT, WORDS, BINARY_TAG, OBJECT = 0x0FA0, 0x0FA8, 0x0FBA, 0x138B, 0x1011
_HOLDS_RECORDS = 0xF
DEEPEST = 60


def powerpoint_parts(storage: Storage) -> Iterator[Part]:
    content, here = storage.read("powerpoint document"), storage.here
    texts: list[str] = []
    objects: list[bytes] = []
    for kind, record in _records(content, 0, len(content), 0):
        if kind in (WIDE_TEXT, WORDS):
            texts.append(record.decode("utf-16-le", "replace"))
        elif kind == NARROW_TEXT:
            texts.append(record.decode("latin-1"))
        elif kind == OBJECT:
            objects.append(record)
    yield from here.say(
        Place.BODY, "\n".join(texts).replace("\r", "\n").replace("\x0b", "\n"), "slides and notes"
    )
    for number, packed in enumerate(objects):
        name = f"object {number + 1}"
        content = packed if packed[:4] == b"\xd0\xcf\x11\xe0" else inflated(packed[4:], here.budget.allowance)
        yield from here.under(name).careful(here.file(name, content))


def _records(content: bytes, start: int, end: int, depth: int) -> Iterator[tuple[int, bytes]]:
    if depth > DEEPEST:
        raise RecursionError
    place = start
    while place + 8 <= end:
        version, kind, length = struct.unpack_from("<HHI", content, place)
        place += 8
        if place + length > end:
            raise struct.error
        if version & _HOLDS_RECORDS == _HOLDS_RECORDS or kind == BINARY_TAG:
            yield from _records(content, place, place + length, depth + 1)
        else:
            yield kind, content[place : place + length]
        place += length
