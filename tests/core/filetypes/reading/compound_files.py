"""Compound files (MS-CFB), as old Office programs and Outlook write them."""

import struct
from itertools import pairwise


def compound(streams: dict[tuple[str, ...], bytes]) -> bytes:
    """A compound file with these streams, each in sectors of its own (so none is small)."""
    return _Compound(streams).made()


class _Compound:
    SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

    def __init__(self, streams: dict[tuple[str, ...], bytes]) -> None:
        self.folders = [(), *sorted({path[:depth] for path in streams for depth in range(1, len(path))})]
        self.names = [*self.folders, *streams]
        self.streams = streams
        self.table: list[int] = []
        self.sectors: list[bytes] = []

    def made(self) -> bytes:
        starts = {path: self._put(content.ljust(4096, b"\0")) for path, content in self.streams.items()}
        entries = b"".join(self._entry(path, starts) for path in self.names)
        directory = self._put(entries)
        fats = -(-(len(self.table) + 4) // 128)
        first_fat = len(self.table)
        self.table += [self.FAT] * fats
        table = struct.pack(f"<{len(self.table)}I", *self.table).ljust(fats * 512, b"\xff")
        header = (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
            + struct.pack("<IIIIIIIIII", 0, fats, directory, 0, 4096, self.END, 0, self.END, 0, first_fat)
        )  # fmt: skip
        later = struct.pack(f"<{fats - 1}I", *range(first_fat + 1, first_fat + fats))
        return (header + later).ljust(512, b"\xff") + b"".join(self.sectors) + table

    def _put(self, content: bytes) -> int:
        start = len(self.table)
        pieces = [content[place : place + 512].ljust(512, b"\0") for place in range(0, len(content), 512)]
        self.sectors += pieces
        self.table += [*range(start + 1, start + len(pieces)), self.END]
        return start

    def _entry(self, path: tuple[str, ...], starts: dict[tuple[str, ...], int]) -> bytes:
        stream, siblings = (
            path in self.streams,
            [other for other in self.names if path and other[:-1] == path[:-1] and other],
        )
        children = [other for other in self.names if other and other[:-1] == path]
        number = self.names.index
        right = next((number(b) for a, b in pairwise(siblings) if a == path), self.FREE)
        child = number(children[0]) if children and not stream else self.FREE
        name = (path[-1] if path else "Root Entry").encode("utf-16-le") + b"\0\0"
        kind = 5 if not path else 2 if stream else 1
        size = max(4096, len(self.streams[path])) if stream else 0
        return (
            name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), kind, 1, self.FREE, right, child)
            + bytes(36) + struct.pack("<IQ", starts[path] if stream else self.END if not path else 0, size)
        )  # fmt: skip
