"""Archives and packages, looked through without unpacking more than the limits allow, and never to disk."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from safehaven_core.filetypes import _packages
from safehaven_core.filetypes._bytes import PIECE, at
from safehaven_core.filetypes._xml import PROLOGUE, check_prologue
from safehaven_core.filetypes.refusals import Bomb, Damaged, TooDeep, TooLarge, TooMany

MEGABYTE = 1 << 20
RATIO_COUNTS_FROM = 50 * MEGABYTE
"""Below this, a file that shrinks a thousandfold, such as an empty table, harms nobody."""

MOST_INSIDE = 256 * MEGABYTE
"""The largest file inside an archive that is held in memory while it is looked through."""

UNPACKS_BADLY = "This file is damaged and cannot be unpacked. Ask for it to be sent again."
NOT_AS_PACKED = "This file is damaged: part of it is not what it was when it was packed. Ask for it again."
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08")
_RAW, _ZLIB, _GZIP = -15, 15, 31
_ENCRYPTED = 0x1


@dataclass
class Allowance:
    """What is left of the limits, over all levels of an archive."""

    depth: int
    entries: int
    unpacked: int
    ratio: int
    packed: int = 0
    taken: int = 0

    def take(self, amount: int) -> None:
        """Count unpacked bytes."""
        self.taken += amount
        if self.taken > RATIO_COUNTS_FROM and self.taken > self.ratio * self.packed:
            raise Bomb(
                "This file unpacks to far more than an honest file of its size. It was not opened."
                " Ask for the files that were meant to be in it."
            )
        if self.taken > self.unpacked:
            raise TooLarge(
                f"This file unpacks to more than {self.unpacked // MEGABYTE:,} MB. Send it in smaller parts."
            )

    def count(self, entries: int) -> None:
        self.entries -= entries
        if self.entries < 0:
            raise TooMany("This file holds too many files. Put the ones that matter into a new, smaller ZIP.")

    def check_depth(self, level: int) -> None:
        if level > self.depth:
            raise TooDeep(
                f"This file has archives inside archives, more than {self.depth} deep."
                " Unpack it, and send the files themselves."
            )


def check_package(source: BinaryIO, allowance: Allowance, *, xml: bool, level: int = 1) -> None:
    """Look through a ZIP, or an Office file (`xml`), and what is in it.  Raises a `FileRefused`."""
    allowance.check_depth(level)
    with _packages.opened(source) as package:
        entries = package.infolist()
        allowance.count(len(entries))
        check_places(source, entries, package.start_dir)
        for entry in entries:
            _check_entry(source, entry, allowance, xml=xml, level=level)


def check_places(source: BinaryIO, entries: list[zipfile.ZipInfo], directory: int) -> None:
    """Entries that share bytes unpack many times over from one place."""
    free_from = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < free_from:
            raise Bomb(
                "The files in this ZIP overlap, which is how bombs are made. Ask for it to be made again."
            )
        free_from = _content_at(source, entry) + entry.compress_size
    if free_from > directory:
        raise Damaged(
            "This ZIP file is damaged: its parts run into one another. Ask for it to be sent again."
        )


def _content_at(source: BinaryIO, entry: zipfile.ZipInfo) -> int:
    header = at(source, entry.header_offset, 30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise Damaged(
            "This ZIP file is damaged: a file that it lists is not in it. Ask for it to be sent again."
        )
    return (
        entry.header_offset
        + 30
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )


def content_of(source: BinaryIO, entry: zipfile.ZipInfo, allowance: Allowance) -> BytesIO:
    """An entry of a ZIP, unpacked in memory.  Raises a `FileRefused`; what is encrypted is for the caller."""
    inside, checksum = BytesIO(), 0
    for piece in _unpacked(_packed(source, entry), _RAW if entry.compress_type else 0):
        allowance.take(len(piece))
        checksum = zlib.crc32(piece, checksum)
        _keep(inside, piece)
    if inside.tell() != entry.file_size or checksum != entry.CRC:
        raise Damaged(NOT_AS_PACKED)
    inside.seek(0)
    return inside


def inflated(packed: bytes, allowance: Allowance) -> bytes:
    """What a packed stream of another format holds."""
    inside = BytesIO()
    for piece in _unpacked(iter((packed,)), _ZLIB):
        allowance.take(len(piece))
        _keep(inside, piece)
    return inside.getvalue()


def content_of_gzip(source: BinaryIO, allowance: Allowance) -> BytesIO:
    """What is in a gzip file, unpacked in memory.  Raises a `FileRefused`."""
    inside = BytesIO()
    source.seek(0)
    for piece in _members(source, allowance):
        allowance.take(len(piece))
        _keep(inside, piece)
    inside.seek(0)
    return inside


def _check_entry(
    source: BinaryIO, entry: zipfile.ZipInfo, allowance: Allowance, *, xml: bool, level: int
) -> None:
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return  # cannot be looked into, neither by us nor by a scanner
    pieces = _unpacked(_packed(source, entry), _RAW if entry.compress_type else 0)
    start, inside, checksum, length = b"", BytesIO(), 0, 0
    for piece in pieces:
        allowance.take(len(piece))
        checksum, length = zlib.crc32(piece, checksum), length + len(piece)
        start = start or piece[:PROLOGUE]
        if start.startswith(_ARCHIVES):
            _keep(inside, piece)
    if length != entry.file_size or checksum != entry.CRC:
        raise Damaged(NOT_AS_PACKED)
    if inside.tell():
        check_inside(inside, allowance, level=level + 1)
    elif xml and entry.filename.lower().endswith((".xml", ".rels")):
        check_prologue(start)


def _packed(source: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    position, left = _content_at(source, entry), entry.compress_size
    while left > 0 and (piece := at(source, position, min(left, PIECE))):
        position, left = position + len(piece), left - len(piece)
        yield piece


def _unpacked(packed: Iterator[bytes], how: int) -> Iterator[bytes]:
    """The content, in pieces of a bounded size, however much one packed byte becomes."""
    if not how:
        yield from packed
        return
    unpacker = zlib.decompressobj(how)
    try:
        for piece in packed:
            rest = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, PIECE)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error:
        raise Damaged(UNPACKS_BADLY) from None


def check_inside(source: BinaryIO, allowance: Allowance, *, level: int) -> None:
    """Look through an archive that was found in another."""
    if at(source, 0, 2) == b"PK":
        check_package(source, allowance, xml=False, level=level)
    else:
        check_gzip(source, allowance, level=level)


def check_gzip(source: BinaryIO, allowance: Allowance, *, level: int = 1) -> None:
    """Look through a gzip file, member after member, and what is in it.  Raises a `FileRefused`."""
    allowance.check_depth(level)
    inside = BytesIO()
    start = b""
    source.seek(0)
    for piece in _members(source, allowance):
        allowance.take(len(piece))
        start = start or piece
        if start.startswith(_ARCHIVES):
            _keep(inside, piece)
    if inside.tell():
        check_inside(inside, allowance, level=level + 1)


def _members(source: BinaryIO, allowance: Allowance) -> Iterator[bytes]:
    allowance.count(1)
    unpacker, rest = zlib.decompressobj(_GZIP), source.read(PIECE)
    try:
        while rest:
            yield unpacker.decompress(rest, PIECE)
            rest = unpacker.unconsumed_tail
            if unpacker.eof:
                rest = unpacker.unused_data.lstrip(b"\0")
                unpacker = zlib.decompressobj(_GZIP)
                allowance.count(1 if rest else 0)
            rest = rest or source.read(PIECE)
    except zlib.error:
        raise Damaged(UNPACKS_BADLY) from None


def _keep(inside: BytesIO, piece: bytes) -> None:
    if inside.tell() + len(piece) > MOST_INSIDE:
        raise TooLarge(
            f"This file holds another of more than {MOST_INSIDE // MEGABYTE} MB. Send that one on its own."
        )
    inside.write(piece)
