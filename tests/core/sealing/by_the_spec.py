"""The formats of `docs/spec` written a second time, from the text alone, without safehaven_core.

Two writers that agree show that the text says enough.  Unlike the first one, this writer takes
the nonce and salt as given, so that it makes the same bytes each time.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 262144
MAGIC = b"safehaven/stream\x01"


def derive(secret: bytes, info: bytes, length: int = 32, salt: bytes | None = None) -> bytes:
    """HKDF with SHA-256 (RFC 5869)."""
    return HKDF(SHA256(), length, salt, info).derive(secret)


def place(*parts: str) -> bytes:
    """Table, row and column, each behind its length in two bytes."""
    return b"".join(len(part.encode()).to_bytes(2, "big") + part.encode() for part in parts)


def value(secret: bytes, key: UUID, where: bytes, nonce: bytes, plain: bytes) -> bytes:
    """A sealed value, version 1."""
    cipher = AESGCM(derive(secret, b"safehaven/data-key/value/v1"))
    bound = b"safehaven/sealed-value/v1" + key.bytes + where
    return b"\x01" + key.bytes + nonce + cipher.encrypt(nonce, plain, bound)


def wrapped(label: str, secret: bytes, header: bytes, nonce: bytes, inner: bytes) -> bytes:
    """A wrapped key, version 1; the label names the kind of the wrapping key."""
    cipher = AESGCM(derive(secret, f"safehaven/{label}/wrap/v1".encode()))
    return header + nonce + cipher.encrypt(nonce, inner, b"safehaven/wrapped-key/v1" + header)


def wrapped_header(kind: bytes, wrapping: bytes, inner: UUID) -> bytes:
    """The 34 bytes before the nonce."""
    return b"\x01" + kind + wrapping + inner.bytes


def root_key_id(secret: bytes) -> str:
    """The public id of a root key: 16 hexadecimal digits."""
    return derive(secret, b"safehaven/root-key/id/v1", 8).hex()


def root_key_line(secret: bytes, prefix: str = "safehaven-root-key-v1:") -> str:
    """A root key as text."""
    check_sum = hashlib.sha256(prefix.encode() + secret).digest()[:4]
    return prefix + urlsafe_b64encode(secret + check_sum).decode()


def token(secret: bytes, kind: str, text: str) -> bytes:
    """A token of a blind index."""
    key = derive(secret, b"safehaven/data-key/token/v1/" + kind.encode())
    return hmac.new(key, text.encode(), hashlib.sha256).digest()[:8]


class Stream:
    """One sealed file, version 1, made chunk by chunk so that chunks can also be made wrong."""

    def __init__(self, secret: bytes, key: UUID, where: bytes, salt: bytes) -> None:
        self.header = MAGIC + key.bytes + salt
        material = derive(secret, b"safehaven/data-key/stream/v1" + self.header + where, 39, salt)
        self._cipher, self._prefix = AESGCM(material[:32]), material[32:]

    def chunk(self, index: int, plain: bytes, *, last: bool) -> bytes:
        """A sealed chunk."""
        return self._cipher.encrypt(self._nonce(index, last=last), plain, None)

    def plain_for_zeros(self, index: int, length: int, *, last: bool) -> bytes:
        """The plaintext whose ciphertext is all zeros, so that the vector packs well."""
        return self._cipher.encrypt(self._nonce(index, last=last), bytes(length), None)[:length]

    def zeros(self, lengths: Sequence[int]) -> tuple[list[bytes], bytes]:
        """The chunks, as many and as long as asked, and their whole plaintext."""
        ends = len(lengths) - 1
        plains = [self.plain_for_zeros(at, length, last=at == ends) for at, length in enumerate(lengths)]
        return [self.chunk(at, plain, last=at == ends) for at, plain in enumerate(plains)], b"".join(plains)

    def _nonce(self, index: int, *, last: bool) -> bytes:
        return self._prefix + index.to_bytes(4, "big") + bytes([last])
