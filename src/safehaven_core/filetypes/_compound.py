"""Compound files (MS-CFB), the form of old Office files: only their directory, only so far as it is sound."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

from safehaven_core.filetypes._bytes import at
from safehaven_core.filetypes.kinds import Kind

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_SECTORS = 4096
"""Of the directory: 16,000 entries at the least."""

_ENTRY = 128
_IN_HEADER = 109
_NO_SECTOR = 0xFFFFFFFA
_BIFF_FILEPASS = 0x2F
_FIB_ENCRYPTED = 0x0100

KINDS = {
    "worddocument": Kind.DOC,
    "workbook": Kind.XLS,
    "book": Kind.XLS,
    "powerpoint document": Kind.PPT,
    "__properties_version1.0": Kind.MSG,
}
INSTALLER = b"\x84\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46"
"""The class of Windows Installer files, in the root entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the directory: a name, and where its content starts."""

    name: str
    offset: int
    class_id: bytes


def kind_of(source: BinaryIO) -> tuple[Kind, bool]:
    """What a compound file is, and whether it is encrypted."""
    entries = {entry.name: entry for entry in directory(source)}
    if "encryptedpackage" in entries and "encryptioninfo" in entries:
        return Kind.LOCKED_OFFICE, True
    if any(
        entry.class_id[:1] == INSTALLER[:1] and entry.class_id[1:] == INSTALLER[1:]
        for entry in entries.values()
    ):
        return Kind.PROGRAM, False
    for name, kind in KINDS.items():
        if name in entries:
            return kind, _encrypted(source, kind, entries[name]) or "encryptedsummary" in entries
    return Kind.UNKNOWN, False


def _encrypted(source: BinaryIO, kind: Kind, entry: Entry) -> bool:
    start = at(source, entry.offset, 512)
    if kind is Kind.DOC and len(start) >= 12:
        return bool(int.from_bytes(start[10:12], "little") & _FIB_ENCRYPTED)
    return kind is Kind.XLS and _has_password_record(start)


def _has_password_record(start: bytes) -> bool:
    position = 0
    while position + 4 <= len(start):
        record, length = struct.unpack_from("<HH", start, position)
        if record == _BIFF_FILEPASS:
            return True
        position += 4 + length
    return False


def directory(source: BinaryIO) -> list[Entry]:
    """The entries of a compound file, in the order of the file; as many as can be read of a broken one."""
    header = at(source, 0, 512)
    if len(header) < 512 or header[:8] != MAGIC:
        return []
    shift, sector = int.from_bytes(header[30:32], "little"), int.from_bytes(header[48:52], "little")
    if shift not in (9, 12):
        return []
    size, entries, seen = 1 << shift, [], set[int]()
    while 0 <= sector < _NO_SECTOR and sector not in seen and len(seen) < MOST_SECTORS:
        seen.add(sector)
        content = at(source, (sector + 1) * size, size)
        if not content:
            break
        entries += [
            _entry(content[place : place + _ENTRY], size)
            for place in range(0, len(content) - _ENTRY + 1, _ENTRY)
        ]
        sector = _next(source, header, sector, size)
    return [entry for entry in entries if entry.name]


def _entry(line: bytes, size: int) -> Entry:
    length = min(int.from_bytes(line[64:66], "little"), 64)
    name = line[: max(0, length - 2)].decode("utf-16-le", errors="replace").lower()
    return Entry(name, (int.from_bytes(line[116:120], "little") + 1) * size, line[80:96])


def _next(source: BinaryIO, header: bytes, sector: int, size: int) -> int:
    """The sector after this one, by the table whose first 109 parts the header names."""
    part, place = divmod(sector, size // 4)
    table = _number(header, 76 + 4 * part) if part < _IN_HEADER else _later_table(source, header, part, size)
    return _number(at(source, (table + 1) * size + 4 * place, 4), 0)


def _later_table(source: BinaryIO, header: bytes, part: int, size: int) -> int:
    """Which sector holds a part of the table that the header has no room for: they hang in a chain."""
    links, place = divmod(part - _IN_HEADER, size // 4 - 1)
    sector = _number(header, 68)
    for _ in range(min(links, MOST_SECTORS)):
        sector = _number(at(source, (sector + 2) * size - 4, 4), 0)
    return _number(at(source, (sector + 1) * size + 4 * place, 4), 0)


def _number(content: bytes, place: int) -> int:
    found = content[place : place + 4]
    return int.from_bytes(found, "little") if len(found) == 4 else _NO_SECTOR
