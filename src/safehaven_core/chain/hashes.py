"""The two hashes of RFC 6962.  Their first byte differs, so a leaf can never pass for a node."""

from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256().digest()


def leaf_hash(line: bytes) -> bytes:
    """The hash of a leaf: SHA-256 over a zero byte and the line."""
    return sha256(b"\x00" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node: SHA-256 over a byte of one and its two children."""
    return sha256(b"\x01" + left + right).digest()
