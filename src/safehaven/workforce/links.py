"""The secret part of a link for choosing a password."""

from __future__ import annotations

from secrets import token_urlsafe


def new_token() -> str:
    """256 random bits, in letters that an address takes."""
    return token_urlsafe(32)
