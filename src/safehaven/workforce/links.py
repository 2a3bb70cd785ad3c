"""The secret part of a link for choosing a password, and what the database holds of it."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe


def new_token() -> str:
    """256 random bits, in letters that an address takes."""
    return token_urlsafe(32)


def hash_of(token: str) -> str:
    """What the database holds of it: so many random bits need no salt."""
    return sha256(token.encode()).hexdigest()
