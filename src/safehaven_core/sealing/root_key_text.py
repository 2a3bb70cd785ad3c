"""A root key as one line of text, for a file or a sheet of paper in a safe.

A few bytes of check sum tell a line that was cut or mistyped from the key of another house.
The format is in `docs/spec/key-wrapping.md`.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from safehaven_core.sealing.errors import NotARootKey
from safehaven_core.sealing.keys import RootKey
from safehaven_core.sealing.secret import SECRET_LENGTH

NAME = "safehaven-root-key-"
PREFIX = NAME + "v1:"
CODE_LENGTH = 48  # base64url letters for 32 bytes of key and 4 of check sum
_MISTYPED = "The root key has a typing mistake: its check sum does not fit."


def root_key_text(key: RootKey) -> str:
    """Write a root key as one line, without an end-of-line mark."""
    secret = key.reveal()
    return PREFIX + urlsafe_b64encode(secret + _check_sum(secret)).decode()


def root_key_from_text(text: str) -> RootKey:
    """Read a root key from its line; white space around it does not matter.

    Raises NotARootKey, with a sentence on what is wrong, for anything else.
    """
    line = text.strip()
    _check_shape(line)
    try:
        key = RootKey(urlsafe_b64decode(line.removeprefix(PREFIX))[:SECRET_LENGTH])
    except ValueError:
        raise NotARootKey(_MISTYPED) from None
    if root_key_text(key) != line:
        raise NotARootKey(_MISTYPED)
    return key


def _check_shape(line: str) -> None:
    if not line:
        raise NotARootKey("The root key is empty.")
    if not line.startswith(NAME):
        raise NotARootKey(f"This is not a root key: it should be one line that starts with {PREFIX}")
    if not line.startswith(PREFIX):
        raise NotARootKey(f"This root key is of a version that this release cannot read; it reads {PREFIX}")
    found = len(line.removeprefix(PREFIX))
    if found != CODE_LENGTH:
        raise NotARootKey(
            f"The root key has {found} characters after {PREFIX} but should have {CODE_LENGTH}. "
            "Was it cut short, or is something added?"
        )


def _check_sum(secret: bytes) -> bytes:
    return sha256(PREFIX.encode() + secret).digest()[:4]
