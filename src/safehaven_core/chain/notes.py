"""Signed notes (c2sp.org/signed-note): a text, and under it the signatures of those who stand for it.

Only Ed25519.  Read strictly: whatever the form does not allow is refused, never repaired.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
MOST_SIGNATURES = 100

_is_name = re.compile(r"[^\s+]+").fullmatch
_signature_in = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})").fullmatch
_verifier_in = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})").fullmatch
_not_text = re.compile(r"[\x00-\x09\x0b-\x1f]").search


class NoteRefused(ValueError):
    """A note that must not be believed.  The message says why."""


class NotANote(NoteRefused):
    """These bytes do not have the form of a signed note."""


class Forged(NoteRefused):
    """A signature that names a key we know was not made with it over this text."""


class NotSigned(NoteRefused):
    """None of the keys we know has signed this note."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key with its name: what a reader needs to believe a note."""

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        """Refuse a name that could not stand in a signature line."""
        if not _is_name(self.name):
            raise ValueError("The name of a key is not empty and has no space and no plus sign.")

    @property
    def key_hash(self) -> bytes:
        """Four bytes that tell keys of one name apart.  Not a secret, and no proof of anything."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public_key).digest()[:4]

    def __str__(self) -> str:
        """The text form, name+hash+key, as handed to trustees."""
        key = base64.b64encode(ED25519 + self.public_key).decode()
        return f"{self.name}+{self.key_hash.hex()}+{key}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the text form.  ValueError if it is not one, or if its hash does not fit its key."""
        parts = _verifier_in(text)
        key = _decoded(parts[3]) if parts else None
        if parts is None or key is None or key[:1] != ED25519 or len(key) != 33:
            raise ValueError("Not an Ed25519 verifier: it looks like name+0123abcd+base64.")
        verifier = cls(parts[1], key[1:])
        if verifier.key_hash.hex() != parts[2]:
            raise ValueError("This verifier's hash does not fit its name and key: a character is wrong.")
        return verifier

    def accepts(self, text: bytes, signature: bytes) -> bool:
        """Whether `signature` was made over `text` with this key."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, text)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key with its name."""

    name: str
    private_key: Ed25519PrivateKey

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> Self:
        """The key that these 32 secret bytes stand for."""
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        return Verifier(self.name, self.private_key.public_key().public_bytes_raw())

    def sign(self, text: str) -> bytes:
        """The whole note: text, empty line, signature line.  The text ends with a newline."""
        if not text.endswith("\n") or _not_text(text):
            raise ValueError("A note ends with a newline and has no other control characters.")
        signature = self.verifier.key_hash + self.private_key.sign(text.encode())
        return f"{text}\n— {self.name} {base64.b64encode(signature).decode()}\n".encode()


def open_note(note: bytes, verifiers: Iterable[Verifier]) -> str:
    """The text of a note that at least one of these keys has signed.  Raises NoteRefused.

    Signatures of unknown keys are ignored; a wrong signature of a known key refuses the whole note.
    """
    text, signatures = split(note)
    known = {(verifier.name, verifier.key_hash): verifier for verifier in verifiers}
    accepted = 0
    for name, signature in signatures:
        verifier = known.get((name, signature[:4]))
        if verifier is None:
            continue
        if not verifier.accepts(text.encode(), signature[4:]):
            raise Forged(f"The signature of {name} does not fit the text above it.")
        accepted += 1
    if not accepted:
        raise NotSigned("None of the known keys has signed this.")
    return text


def split(note: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of a note and its signatures (name; key hash and signature), unchecked.  Raises NotANote."""
    try:
        decoded = note.decode()
    except UnicodeDecodeError as error:
        raise NotANote("A signed note is UTF-8 text.") from error
    text, found, signatures = decoded.rpartition("\n\n")
    if not found or not text or _not_text(decoded) or not signatures.endswith("\n"):
        raise NotANote(
            "A signed note is a text, an empty line, and signature lines, each ended by a newline."
        )
    return text + "\n", _signatures(signatures.removesuffix("\n").split("\n"))


def _signatures(lines: list[str]) -> list[tuple[str, bytes]]:
    if len(lines) > MOST_SIGNATURES:
        raise NotANote(f"A signed note has at most {MOST_SIGNATURES} signatures.")
    read = []
    for line in lines:
        parts = _signature_in(line)
        signature = _decoded(parts[2]) if parts else None
        if parts is None or signature is None or len(signature) < 5:
            raise NotANote("A signature line is a dash, the key's name and the signature in base64.")
        read.append((parts[1], signature))
    return read


def _decoded(text: str) -> bytes | None:
    """Base64 in its one canonical spelling, or None."""
    try:
        decoded = base64.b64decode(text, validate=True)
    except binascii.Error:
        return None
    return decoded if base64.b64encode(decoded).decode() == text else None
