"""The three kinds of key: root, epoch and data."""

import hmac
import os
from collections.abc import Iterator
from typing import Self
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from safehaven_core.sealing.errors import AlteredOrMoved, NotSealed, OtherKey
from safehaven_core.sealing.place import Place
from safehaven_core.sealing.secret import Key, new_secret
from safehaven_core.sealing.streams import (
    MATERIAL_LENGTH,
    SALT_LENGTH,
    Chunks,
    Opened,
    SeekableSource,
    Sink,
    Source,
    header_for,
    read_header,
    seal_chunks,
)
from safehaven_core.sealing.wrapping import Wraps, unwrap, wrap

_VALUE_LABEL = b"safehaven/sealed-value/v1"
_VALUE_VERSION = b"\x01"
_NONCE = 12
_VALUE_HEADER = 1 + 16
_SHORTEST_VALUE = _VALUE_HEADER + _NONCE + 16
TOKEN_LENGTH = 8


class DataKey(Key):
    """Seals all that is kept about one person; losing it is losing them all."""

    __slots__ = ("_bound", "_prefix", "_token_keys", "_values")

    id: UUID

    def __init__(self, key_id: UUID, secret: bytes) -> None:
        """Take the key's public id and its 32 secret bytes."""
        super().__init__(key_id, secret)
        self._prefix = _VALUE_VERSION + key_id.bytes
        self._bound = _VALUE_LABEL + key_id.bytes
        self._values = AESGCM(self._derive(b"safehaven/data-key/value/v1"))
        self._token_keys: dict[str, bytes] = {}

    @classmethod
    def generate(cls) -> Self:
        """Make a new key with a new id."""
        return cls(uuid4(), new_secret())

    def seal(self, place: Place, plaintext: bytes) -> bytes:
        """Seal bytes for one place.  The result is 45 bytes longer (`docs/spec/sealed-value.md`)."""
        nonce = os.urandom(_NONCE)
        return self._prefix + nonce + self._values.encrypt(nonce, plaintext, self._bound + bytes(place))

    def open(self, place: Place, sealed: bytes | memoryview) -> bytes:
        """Give back what was sealed for this place.

        Raises NotSealed, OtherKey or AlteredOrMoved (all CannotOpen).
        """
        sealed = bytes(sealed)
        if not sealed.startswith(self._prefix) or len(sealed) < _SHORTEST_VALUE:
            raise _why_not(sealed)
        nonce, body = sealed[_VALUE_HEADER : _VALUE_HEADER + _NONCE], sealed[_VALUE_HEADER + _NONCE :]
        try:
            return self._values.decrypt(nonce, body, self._bound + bytes(place))
        except InvalidTag:
            raise AlteredOrMoved from None

    def seal_stream(self, place: Place, source: Source, sink: Sink) -> int:
        """Seal a file of any size for one place and say how many bytes it had.

        `source` is read to its end.  Memory stays constant.  Where the source fails half-way, what
        has reached the sink does not open (`docs/spec/sealed-stream.md`).
        """
        header = header_for(self.id.bytes, os.urandom(SALT_LENGTH))
        sink.write(memoryview(header))
        return seal_chunks(self._chunks(place, header), source, sink)

    def open_stream(self, place: Place, source: SeekableSource) -> Iterator[bytes]:
        """Give back a sealed file, a chunk at a time; `source` is a seekable file holding just that.

        The header and the end are checked at once, so a file that was cut short, added to or moved
        raises here, before its first byte is given out.  A chunk changed in the middle raises when
        it is reached; nothing of it is given out.  Raises NotSealed, OtherKey or AlteredOrMoved.
        """
        return Opened(self._chunks(place, read_header(self.id.bytes, source)), source).whole()

    def _chunks(self, place: Place, header: bytes) -> Chunks:
        label = b"safehaven/data-key/stream/v1" + header + bytes(place)
        return Chunks(self._derive(label, length=MATERIAL_LENGTH, salt=header[-SALT_LENGTH:]))

    def token(self, kind: str, text: str) -> bytes:
        """Turn normalised text into the 8 bytes under which a blind index finds it.

        Equal text gives equal tokens within one kind and one key, and nowhere else.
        """
        key = self._token_keys.get(kind)
        if key is None:
            key = self._token_keys[kind] = self._derive(b"safehaven/data-key/token/v1/" + kind.encode())
        return hmac.digest(key, text.encode(), "sha256")[:TOKEN_LENGTH]


class EpochKey(Key):
    """Wraps data keys for a while; destroying it ends every copy of what it wrapped."""

    __slots__ = ("_cipher",)

    id: UUID

    def __init__(self, key_id: UUID, secret: bytes) -> None:
        """Take the key's public id and its 32 secret bytes."""
        super().__init__(key_id, secret)
        self._cipher = AESGCM(self._derive(b"safehaven/epoch-key/wrap/v1"))

    @classmethod
    def generate(cls) -> Self:
        """Make a new key with a new id."""
        return cls(uuid4(), new_secret())

    def wrap(self, key: DataKey) -> bytes:
        """Seal a data key for storage, in 94 bytes."""
        return wrap(self._cipher, Wraps.DATA_KEY, self.id.bytes, key.id, key.reveal())

    def unwrap(self, wrapped: bytes | memoryview, key_id: UUID) -> DataKey:
        """Give the data key `key_id`, or raise a CannotOpen; a key stored under a wrong id is refused."""
        return DataKey(key_id, unwrap(self._cipher, Wraps.DATA_KEY, self.id.bytes, key_id, wrapped))


class RootKey(Key):
    """Wraps epoch keys.  It lives outside the database and outside its backups.

    Its id, 16 hexadecimal digits, is worked out from the secret, so a wrong root key is recognised before it is used.
    """

    __slots__ = ("_cipher",)

    id: str

    def __init__(self, secret: bytes) -> None:
        """Take the 32 secret bytes."""
        super().__init__("", secret)
        self.id = self._derive(b"safehaven/root-key/id/v1", length=8).hex()
        self._cipher = AESGCM(self._derive(b"safehaven/root-key/wrap/v1"))

    @classmethod
    def generate(cls) -> Self:
        """Make a new root key."""
        return cls(new_secret())

    def wrap(self, key: EpochKey) -> bytes:
        """Seal an epoch key for storage, in 94 bytes."""
        return wrap(self._cipher, Wraps.EPOCH_KEY, self.id.encode(), key.id, key.reveal())

    def unwrap(self, wrapped: bytes | memoryview, key_id: UUID) -> EpochKey:
        """Give the epoch key `key_id`, or raise a CannotOpen; a key stored under a wrong id is refused."""
        return EpochKey(key_id, unwrap(self._cipher, Wraps.EPOCH_KEY, self.id.encode(), key_id, wrapped))


def _why_not(sealed: bytes) -> Exception:
    """Tell another key from something that is no sealed value at all."""
    if len(sealed) >= _SHORTEST_VALUE and sealed.startswith(_VALUE_VERSION):
        return OtherKey()
    return NotSealed()
