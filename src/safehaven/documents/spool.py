"""An upload on its way in: sealed block by block under a key that only this process holds.

A file that arrives must wait somewhere until it is recognised and scanned.  It waits in an unnamed
temporary file, as ciphertext: when the process ends, by whatever cause, nobody can read it.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from safehaven_core.sealing import DataKey, Place

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 256 * 1024
_SEALED_BLOCK = BLOCK + 45  # a sealed value is 45 bytes longer (docs/spec/sealed-value.md)


class Spool:
    """Takes the bytes of one upload.  `reader` gives them back, from any position."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._key = DataKey.generate()
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the upload
        self._pending = bytearray()
        self.size = 0

    def write(self, data: bytes) -> None:
        """Take some bytes."""
        self._pending += data
        self.size += len(data)
        while len(self._pending) >= BLOCK:
            self._put(self._pending[:BLOCK])
            del self._pending[:BLOCK]

    def finish(self) -> None:
        """Take no more."""
        if self._pending:
            self._put(self._pending)
            self._pending.clear()

    def block(self, index: int) -> bytes:
        """The bytes of one block."""
        self._file.seek(index * _SEALED_BLOCK)
        return self._key.open(_place(index), self._file.read(_SEALED_BLOCK))

    def reader(self) -> io.BufferedReader:
        """A seekable stream of what was taken."""
        return io.BufferedReader(_Reader(self), buffer_size=BLOCK)

    def close(self) -> None:
        """Drop the upload."""
        self._file.close()

    def _put(self, data: bytes | bytearray) -> None:
        index = self._file.tell() // _SEALED_BLOCK
        self._file.write(self._key.seal(_place(index), bytes(data)))


class _Reader(io.RawIOBase):
    """Reads a spool block by block."""

    def __init__(self, spool: Spool) -> None:
        super().__init__()
        self._spool = spool
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._spool.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        wanted = memoryview(buffer).cast("B")
        if self._at >= self._spool.size:
            return 0
        index, skip = divmod(self._at, BLOCK)
        piece = self._spool.block(index)[skip : skip + len(wanted)]
        wanted[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def _place(index: int) -> Place:
    return Place("spool", str(index), "block")
