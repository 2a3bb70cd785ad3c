"""The workforce's own secrets, such as those of authenticator apps, sealed under a house key."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

from safehaven.keyring.opening import house_key
from safehaven_core.sealing import Place


def seal_text(place: Place, text: str) -> str:
    """A text as ciphertext that opens only in its place, in letters that any column takes."""
    return urlsafe_b64encode(house_key("workforce").seal(place, text.encode())).decode()


def open_text(place: Place, sealed: str) -> str:
    """The text again.  Raises CannotOpen when it was sealed elsewhere or changed."""
    return house_key("workforce").open(place, urlsafe_b64decode(sealed)).decode()
