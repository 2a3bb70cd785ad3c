"""The formats of docs/spec/ledger-*.md, written again from the page: slow, obvious, and none of our code."""

import base64
import hmac
import json
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

EMPTY = sha256(b"").digest()


def canonical(fields: dict) -> bytes:
    """RFC 8785, for objects whose keys are ASCII and whose numbers are whole."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def line(fields: dict, key: bytes) -> bytes:
    """The line with its digest in it."""
    return canonical({**fields, "digest": digest(fields, key)})


def digest(fields: dict, key: bytes) -> str:
    """The keyed digest of a line that has none yet."""
    return hmac.new(key, canonical(fields), sha256).hexdigest()


def leaf(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY
    half = _half(len(leaves))
    return node(root(leaves[:half]), root(leaves[half:]))


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962, section 2.1.1."""
    if len(leaves) < 2:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*path(index, leaves[:half]), root(leaves[half:])]
    return [*path(index - half, leaves[half:]), root(leaves[:half])]


def proof(old: int, leaves: list[bytes], *, whole: bool = True) -> list[bytes]:
    """PROOF and SUBPROOF of RFC 6962, section 2.1.2."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    half = _half(len(leaves))
    if old <= half:
        return [*proof(old, leaves[:half], whole=whole), root(leaves[half:])]
    return [*proof(old - half, leaves[half:], whole=False), root(leaves[:half])]


def checkpoint(origin: str, size: int, tree_root: bytes) -> str:
    return f"{origin}\n{size}\n{base64.b64encode(tree_root).decode()}\n"


def signature(text: str, name: str, seed: bytes) -> str:
    """One signature line."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return f"— {name} {base64.b64encode(key_hash(name, seed) + key.sign(text.encode())).decode()}\n"


def note(text: str, *signers: tuple[str, bytes]) -> bytes:
    return f"{text}\n{''.join(signature(text, name, seed) for name, seed in signers)}".encode()


def key_hash(name: str, seed: bytes) -> bytes:
    return sha256(name.encode() + b"\n\x01" + _public(seed)).digest()[:4]


def verifier(name: str, seed: bytes) -> str:
    return f"{name}+{key_hash(name, seed).hex()}+{base64.b64encode(bytes([1]) + _public(seed)).decode()}"


def _public(seed: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def _half(size: int) -> int:
    """The largest power of two smaller than size."""
    half = 1
    while half * 2 < size:
        half *= 2
    return half
