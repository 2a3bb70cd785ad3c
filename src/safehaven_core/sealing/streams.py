"""Files of any size, sealed in constant memory.  The format is `docs/spec/sealed-stream.md`.

A file is cut into chunks, each sealed under a key that belongs to this one file and place.
A chunk's nonce says which chunk it is and whether it is the last, so none can be left out,
swapped, added or brought in from another file without being found.
"""

from collections.abc import Iterator
from io import SEEK_END
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from safehaven_core.sealing.errors import AlteredOrMoved, NotSealed, OtherKey

MAGIC = b"safehaven/stream"
VERSION = b"\x01"
SALT_LENGTH = 32
HEADER_LENGTH = len(MAGIC) + len(VERSION) + 16 + SALT_LENGTH
CHUNK = 256 * 1024
TAG = 16
MOST_CHUNKS = 1 << 32  # a chunk's number is written in four bytes
PREFIX_LENGTH = 7
MATERIAL_LENGTH = 32 + PREFIX_LENGTH

_CUT = "This file was cut short, added to or changed after it was sealed, or moved from its place."


class Source(Protocol):
    """What can be read from: an open file, or anything with `readinto`."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill some of the buffer and say how much; 0 at the end."""


class SeekableSource(Source, Protocol):
    """A source that can also go back and forth, such as an open file."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a position and say which it is."""


class Sink(Protocol):
    """What can be written to, such as an open file."""

    def write(self, data: memoryview, /) -> int | None:
        """Take some of the data and say how much; None is all of it."""


class Chunks:
    """The chunks of one sealed file: its key and its nonces."""

    __slots__ = ("_cipher", "_prefix")

    def __init__(self, material: bytes) -> None:
        """Take the 39 bytes derived for this file: 32 of key, 7 of nonce prefix."""
        self._cipher = AESGCM(material[:32])
        self._prefix = material[32:]

    def seal_into(self, out: memoryview, index: int, data: memoryview, *, last: bool) -> None:
        """Write chunk `index` and its tag to `out`, which is 16 bytes longer than the data."""
        self._cipher.encrypt_into(self._nonce(index, last=last), data, None, out)

    def open(self, index: int, sealed: memoryview, *, last: bool) -> bytes:
        """Give the plaintext of chunk `index`, or raise AlteredOrMoved."""
        try:
            return self._cipher.decrypt(self._nonce(index, last=last), sealed, None)
        except InvalidTag:
            raise AlteredOrMoved(_CUT) from None

    def _nonce(self, index: int, *, last: bool) -> bytes:
        return self._prefix + index.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


def header_for(key_id: bytes, salt: bytes) -> bytes:
    """Write the 65 bytes that stand before the first chunk."""
    return MAGIC + VERSION + key_id + salt


def read_header(key_id: bytes, source: SeekableSource) -> bytes:
    """Read the header and check that it is of this version and key.  Raises NotSealed or OtherKey."""
    header = bytearray(HEADER_LENGTH)
    source.seek(0)
    filled = _fill(source, memoryview(header))
    if filled < HEADER_LENGTH or not header.startswith(MAGIC + VERSION):
        raise NotSealed
    if header[len(MAGIC + VERSION) :][:16] != key_id:
        raise OtherKey
    return bytes(header)


def sealed_length(plain: int) -> int:
    """Say how many bytes a file of `plain` bytes has when sealed."""
    return HEADER_LENGTH + plain + TAG * max(1, -(-plain // CHUNK))


def plain_length(sealed: int) -> int:
    """Say how many bytes a sealed file of `sealed` bytes holds.

    Raises AlteredOrMoved for a length that no sealed file has.
    """
    body = sealed - HEADER_LENGTH
    chunks = -(-body // (CHUNK + TAG))
    plain = body - TAG * chunks
    if body < TAG or chunks > MOST_CHUNKS or sealed_length(plain) != sealed:
        raise AlteredOrMoved(_CUT)
    return plain


def seal_chunks(chunks: Chunks, source: Source, sink: Sink) -> int:
    """Seal the source to its end and say how many bytes it had."""
    current, ahead = memoryview(bytearray(CHUNK)), memoryview(bytearray(CHUNK))
    out = memoryview(bytearray(CHUNK + TAG))
    index, filled = 0, _fill(source, current)
    while filled == CHUNK and (coming := _fill(source, ahead)):
        chunks.seal_into(out, index, current, last=False)
        _write(sink, out)
        current, ahead, filled, index = ahead, current, coming, index + 1
    chunks.seal_into(out[: filled + TAG], index, current[:filled], last=True)
    _write(sink, out[: filled + TAG])
    return index * CHUNK + filled


class Opened:
    """A sealed file whose end has been checked, so that its length is known to be true."""

    def __init__(self, chunks: Chunks, source: SeekableSource) -> None:
        """Open the last chunk first.  Raises AlteredOrMoved before anything is given out."""
        self._chunks = chunks
        self._source = source
        self.length = plain_length(source.seek(0, SEEK_END))
        self._last = max(0, self.length - 1) // CHUNK
        next(self._between(self._last, self._last))

    def whole(self) -> Iterator[bytes]:
        """Give the file from its first byte to its last."""
        return self._between(0, self._last)

    def _between(self, first: int, final: int) -> Iterator[bytes]:
        self._source.seek(HEADER_LENGTH + first * (CHUNK + TAG))
        buffer = memoryview(bytearray(CHUNK + TAG))
        for index in range(first, final + 1):
            sealed = buffer[: min(CHUNK, self.length - index * CHUNK) + TAG]
            _fill(self._source, sealed)  # where this falls short, what is left from before has another tag
            yield self._chunks.open(index, sealed, last=index == self._last)


def _fill(source: Source, buffer: memoryview) -> int:
    """Read until the buffer is full or the source ends; a pipe gives less than was asked for."""
    filled = source.readinto(buffer) or 0
    while 0 < filled < len(buffer):
        more = source.readinto(buffer[filled:])
        if not more:
            break
        filled += more
    return filled


def _write(sink: Sink, data: memoryview) -> None:
    """Write all of the data; an unbuffered file may take it in parts."""
    written = sink.write(data)
    while written is not None and written < len(data):
        data = data[written:]
        written = sink.write(data)
