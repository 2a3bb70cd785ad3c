"""Excel from 97 to 2003 (MS-XLS, BIFF8): every sheet, row by row, and the words of every other record."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from safehaven_core.filetypes._text import runs_of_words
from safehaven_core.filetypes._workbook_text import (
    DATE_FORMATS,
    FIRST_DAY,
    FIRST_DAY_ON_A_MAC,
    day_of,
    shows_a_day,
)
from safehaven_core.filetypes.reading._storage import Storage
from safehaven_core.filetypes.reading.here import Locked
from safehaven_core.filetypes.reading.parts import Part, Place, Unread

BOF, EOF, CONTINUE, FILEPASS, SST, BOUNDSHEET = 0x809, 0x0A, 0x3C, 0x2F, 0xFC, 0x85
FORMAT, XF, DATEMODE, PICTURES = 0x41E, 0xE0, 0x22, 0xEB
LABELSST, NUMBER, RK, MULRK, LABEL, STRING, FORMULA, RSTRING = (
    0xFD,
    0x203,
    0x27E,
    0xBD,
    0x204,
    0x207,
    0x06,
    0xD6,
)
BIFF_8 = 0x600
_RICH, _FAR_EAST, _WIDE = 0x08, 0x04, 0x01
_NO_WORDS = frozenset({0x92, 0xFF, 0x208, 0x20B, 0xD7, 0x863, 0x896, 0x3C})
"""Colours, heights and places of rows, and the packed theme: numbers only."""


@dataclass
class _Book:
    strings: list[str] = field(default_factory=list)
    formats: set[int] = field(default_factory=lambda: set(DATE_FORMATS))
    styles: list[int] = field(default_factory=list)
    titles: list[tuple[str, bool]] = field(default_factory=list)
    first_day: datetime = FIRST_DAY
    others: list[bytes] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    rows: dict[int, list[str]] = field(default_factory=dict)
    formula_at: int = 0


def excel_parts(storage: Storage) -> Iterator[Part]:
    content, here = storage.read("workbook") or storage.read("book"), storage.here
    if struct.unpack_from("<H", content, 4)[0] != BIFF_8:
        yield from here.say(Place.BODY, runs_of_words(content), "sheets", unread=Unread.UNKNOWN)
        return
    book, sheet = _Book(), -1
    for kind, pieces in _records(content):
        if kind == FILEPASS:
            raise Locked
        if kind == EOF:
            if sheet >= 0:
                title, hidden = book.titles[sheet] if sheet < len(book.titles) else ("sheet", True)
                yield from here.say(Place.HIDDEN if hidden else Place.SHEET, _rows(book, title), title)
                book.rows = {}
            sheet += 1
        else:
            _take(book, kind, pieces)
    yield from here.say(Place.HIDDEN, "\n".join(map(runs_of_words, book.others)), "notes and other words")
    yield from storage.pictures(b"".join(book.pictures), "picture")


def _records(content: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Each record with those that continue it."""
    place, kind, pieces = 0, -1, list[bytes]()
    while place + 4 <= len(content):
        following, length = struct.unpack_from("<HH", content, place)
        piece = content[place + 4 : place + 4 + length]
        if len(piece) < length:
            raise struct.error
        place += 4 + length
        if following == CONTINUE and pieces:
            pieces.append(piece)
            continue
        if pieces:
            yield kind, pieces
        kind, pieces = following, [piece]
        if not following and not length:
            break  # what follows the last record is filling
    if pieces:
        yield kind, pieces


def _take(book: _Book, kind: int, pieces: list[bytes]) -> None:
    record = pieces[0]
    if kind == SST:
        book.strings = _Shared(pieces).strings()
    elif kind == BOUNDSHEET:
        book.titles.append((_short_string(record[6:]), record[4] & 3 != 0))
    elif kind == FORMAT and shows_a_day(_long_string(record[2:])):
        book.formats.add(int.from_bytes(record[:2], "little"))
    elif kind == XF:
        book.styles.append(int.from_bytes(record[2:4], "little"))
    elif kind == DATEMODE and record[:1] == b"\x01":
        book.first_day = FIRST_DAY_ON_A_MAC
    elif kind in _CELLS:
        _CELLS[kind](book, record)
    elif kind == PICTURES:
        book.pictures += pieces
    elif kind not in _NO_WORDS:
        book.others.append(b"\0\0".join(pieces))


def _rows(book: _Book, title: str) -> str:
    lines = ("\t".join(filter(None, cells)) for _, cells in sorted(book.rows.items()))
    return "\n".join((title, *lines))


def _put(book: _Book, record: bytes, text: str) -> None:
    book.rows.setdefault(int.from_bytes(record[:2], "little"), []).append(text)


def _number(book: _Book, value: float, style: int) -> str:
    written = f"{value:.0f}" if value == int(value) else repr(value)
    shows_day = style < len(book.styles) and book.styles[style] in book.formats
    return day_of(written, book.first_day) if shows_day else written


def _rk(packed: int) -> float:
    value = (
        float(packed >> 2 if packed < 1 << 31 else (packed >> 2) - (1 << 30))
        if packed & 2
        else struct.unpack("<d", bytes(4) + (packed & ~3).to_bytes(4, "little"))[0]
    )
    return float(value / 100 if packed & 1 else value)


def _label_sst(book: _Book, record: bytes) -> None:
    number = int.from_bytes(record[6:10], "little")
    _put(book, record, book.strings[number] if number < len(book.strings) else "")


def _double(book: _Book, record: bytes) -> None:
    _put(book, record, _number(book, struct.unpack_from("<d", record, 6)[0], _style(record, 4)))


def _one_rk(book: _Book, record: bytes) -> None:
    _put(book, record, _number(book, _rk(*struct.unpack_from("<I", record, 6)), _style(record, 4)))


def _many_rk(book: _Book, record: bytes) -> None:
    for place in range(4, len(record) - 7, 6):
        _put(
            book,
            record,
            _number(book, _rk(*struct.unpack_from("<I", record, place + 2)), _style(record, place)),
        )


def _label(book: _Book, record: bytes) -> None:
    _put(book, record, _long_string(record[6:]))


def _formula(book: _Book, record: bytes) -> None:
    book.formula_at = int.from_bytes(record[:2], "little")
    book.others.append(record[20:])
    if record[12:14] != b"\xff\xff":
        _double(book, record)


def _formula_text(book: _Book, record: bytes) -> None:
    book.rows.setdefault(book.formula_at, []).append(_long_string(record))


def _style(record: bytes, place: int) -> int:
    return int.from_bytes(record[place : place + 2], "little")


_CELLS = {
    LABELSST: _label_sst,
    NUMBER: _double,
    RK: _one_rk,
    MULRK: _many_rk,
    LABEL: _label,
    RSTRING: _label,
    FORMULA: _formula,
    STRING: _formula_text,
}


def _short_string(record: bytes) -> str:
    return _letters(record[2:], record[0], wide=bool(record[1] & _WIDE))


def _long_string(record: bytes) -> str:
    return _letters(record[3:], int.from_bytes(record[:2], "little"), wide=bool(record[2] & _WIDE))


def _letters(record: bytes, count: int, *, wide: bool) -> str:
    return record[: 2 * count].decode("utf-16-le", "replace") if wide else record[:count].decode("latin-1")


class _Shared:
    """The table of strings, which may break off anywhere and go on in the next record."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces, self._number, self._place = pieces, 0, 8

    def strings(self) -> list[str]:
        found: list[str] = []
        while self._number < len(self._pieces) and (self._left() or self._number + 1 < len(self._pieces)):
            found.append(self._string())
        return found

    def _left(self) -> int:
        return len(self._pieces[self._number]) - self._place

    def _next(self) -> None:
        self._number, self._place = self._number + 1, 0
        if self._number >= len(self._pieces):
            raise struct.error

    def _take(self, length: int) -> bytes:
        taken = b""
        while len(taken) < length:
            if not self._left():
                self._next()
            piece = self._pieces[self._number][self._place : self._place + length - len(taken)]
            self._place += len(piece)
            taken += piece
        return taken

    def _string(self) -> str:
        count, flags = struct.unpack("<HB", self._take(3))
        runs = int.from_bytes(self._take(2), "little") if flags & _RICH else 0
        far_east = int.from_bytes(self._take(4), "little") if flags & _FAR_EAST else 0
        letters = self._letters(count, flags)
        self._take(4 * runs + far_east)
        return letters

    def _letters(self, count: int, flags: int) -> str:
        found, wide = "", bool(flags & _WIDE)
        while len(found) < count:
            if not self._left():
                self._next()
                wide = bool(self._take(1)[0] & _WIDE)  # each record says anew how wide its letters are
            room = self._left() // 2 if wide else self._left()
            letters = min(count - len(found), room)
            if not letters:
                raise struct.error
            found += (
                self._take(letters * 2).decode("utf-16-le", "surrogatepass")
                if wide
                else self._take(letters).decode("latin-1")
            )
        return found
