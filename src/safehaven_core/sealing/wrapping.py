"""Keys sealed with other keys.  The format is `docs/spec/key-wrapping.md`."""

import os
from enum import IntEnum
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from safehaven_core.sealing.errors import AlteredOrMoved, NotSealed, OtherKey

VERSION = 1
LABEL = b"safehaven/wrapped-key/v1"
NONCE_LENGTH = 12
_HEADER_LENGTH = 1 + 1 + 16 + 16
WRAPPED_LENGTH = _HEADER_LENGTH + NONCE_LENGTH + 32 + 16


class Wraps(IntEnum):
    """What kind of key is inside, so that one kind can never be taken for another."""

    EPOCH_KEY = 0x45  # E
    DATA_KEY = 0x44  # D


def wrap(cipher: AESGCM, kind: Wraps, wrapping: bytes, wrapped: UUID, secret: bytes) -> bytes:
    """Seal the 32 bytes of one key with another, bound to the kind and to both ids."""
    header = _header(kind, wrapping, wrapped)
    nonce = os.urandom(NONCE_LENGTH)
    return header + nonce + cipher.encrypt(nonce, secret, LABEL + header)


def unwrap(cipher: AESGCM, kind: Wraps, wrapping: bytes, wrapped: UUID, sealed: bytes | memoryview) -> bytes:
    """Give the 32 bytes of the key `wrapped`, or raise a CannotOpen."""
    sealed = bytes(sealed)
    if len(sealed) != WRAPPED_LENGTH or sealed[:2] != bytes((VERSION, kind)):
        raise NotSealed
    if sealed[2:18] != wrapping:
        raise OtherKey("This key was wrapped with another key than the one given.")
    header, nonce, body = sealed[:_HEADER_LENGTH], sealed[_HEADER_LENGTH:][:NONCE_LENGTH], sealed[46:]
    if header != _header(kind, wrapping, wrapped):
        raise AlteredOrMoved("This wrapped key belongs to another id than the one it is stored under.")
    try:
        return cipher.decrypt(nonce, body, LABEL + header)
    except InvalidTag:
        raise AlteredOrMoved("This wrapped key was changed after it was written.") from None


def _header(kind: Wraps, wrapping: bytes, wrapped: UUID) -> bytes:
    return bytes((VERSION, kind)) + wrapping + wrapped.bytes
