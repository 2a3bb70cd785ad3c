"""What is kept of a secret that we made at random: of a link, of a token, of a program's password."""

from __future__ import annotations

from hashlib import sha256


def hash_of(secret: str) -> str:
    """What the database holds of it, in hexadecimal.  At 100 random bits or more a plain hash needs no salt.

    Whatever somebody sends in its place has a hash, too, also what is no proper text.
    """
    return sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
