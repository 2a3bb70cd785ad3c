"""Word before 2007 (MS-DOC): the text by its piece table, and what is left beside it."""

import struct
from collections.abc import Iterator

from safehaven_core.filetypes._text import runs_of_words
from safehaven_core.filetypes.reading._storage import Storage
from safehaven_core.filetypes.reading.here import Locked
from safehaven_core.filetypes.reading.parts import Part, Place, Unread

WORD_97 = 0xC1
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_LENGTHS_AT, _PIECES_AT, _HEADER = 0x4C, 0x01A2, 0x0382
_NARROW = 1 << 30
_PLACES = (
    (Place.BODY, "text"),
    (Place.NOTES, "footnotes"),
    (Place.HEADERS, "headers and footers"),
    (Place.HIDDEN, "macros"),
    (Place.COMMENTS, "comments"),
    (Place.NOTES, "endnotes"),
    (Place.BODY, "text boxes"),
    (Place.HEADERS, "text boxes in headers"),
)
_SIGNS = str.maketrans({"\r": "\n", "\x07": "\t", "\x0b": "\n", "\x0c": "\n", "\x13": " ", "\x14": " ", "\x15": " ",
                        "\x1e": "-", "\x1f": None, "\x01": None, "\x02": None, "\x05": None, "\x08": None})  # fmt: skip


def word_parts(storage: Storage) -> Iterator[Part]:
    content, here = storage.read("worddocument"), storage.here
    version, flags = (
        struct.unpack_from("<H6xxxH", content.ljust(12, b"\0"), 2)[0],
        int.from_bytes(content[10:12], "little"),
    )
    if flags & _ENCRYPTED:
        raise Locked
    if version < WORD_97:
        yield from here.say(Place.BODY, runs_of_words(content), "text", unread=Unread.UNKNOWN)
        return
    table = storage.read("1table" if flags & _OTHER_TABLE else "0table")
    text, beside = _text(content, table)
    start = 0
    for (place, name), length in zip(_PLACES, struct.unpack_from("<8i", content, _LENGTHS_AT), strict=True):
        yield from here.say(place, text[start : start + length].translate(_SIGNS), name)
        start += length
    yield from here.say(Place.HIDDEN, text[start:].translate(_SIGNS), "after the text")
    yield from here.say(Place.HIDDEN, runs_of_words(beside), "left from earlier")
    yield from here.say(Place.HIDDEN, runs_of_words(table), "names and authors")


def _text(content: bytes, table: bytes) -> tuple[str, bytes]:
    """The text in its order; and the file without it, where words may be left from an earlier saving."""
    position, length = struct.unpack_from("<II", content, _PIECES_AT)
    plan = _piece_table(table[position : position + length])
    pieces = (len(plan) - 4) // 12
    places = struct.unpack_from(f"<{pieces + 1}I", plan)
    found, beside = [], bytearray(content)
    beside[:_HEADER] = bytes(_HEADER)
    for number in range(pieces):
        (where,) = struct.unpack_from("<I", plan, 4 * (pieces + 1) + 8 * number + 2)
        letters = places[number + 1] - places[number]
        narrow = bool(where & _NARROW)
        start = (where & ~_NARROW) // 2 if narrow else where
        end = start + letters * (1 if narrow else 2)
        if letters < 0 or end > len(content):
            raise struct.error
        found.append(content[start:end].decode("cp1252" if narrow else "utf-16-le", "replace"))
        beside[start:end] = bytes(end - start)
    return "".join(found), bytes(beside)


def _piece_table(plan: bytes) -> bytes:
    place = 0
    while plan[place : place + 1] == b"\x01":
        place += 3 + int.from_bytes(plan[place + 1 : place + 3], "little")
    if plan[place : place + 1] != b"\x02":
        raise struct.error
    length = int.from_bytes(plan[place + 1 : place + 5], "little")
    return plan[place + 5 : place + 5 + length]
