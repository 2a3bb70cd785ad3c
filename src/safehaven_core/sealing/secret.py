"""What every key has in common: 32 secret bytes that are hard to give away by accident."""

import os
from typing import NoReturn, Self
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_LENGTH = 32


class Key:
    """A secret with a public id.  Printing, copying and pickling do not reveal the secret."""

    __slots__ = ("__weakref__", "_secret", "id")

    id: UUID | str

    def __init__(self, key_id: UUID | str, secret: bytes) -> None:
        """Take the key's public id and its 32 secret bytes."""
        if len(secret) != SECRET_LENGTH:
            raise ValueError(f"A key has {SECRET_LENGTH} secret bytes, not {len(secret)}.")
        self.id = key_id
        self._secret = bytes(secret)

    def reveal(self) -> bytes:
        """Give out the 32 secret bytes, to store them elsewhere.  Sealing itself never needs this."""
        return self._secret

    def _derive(self, label: bytes, *, length: int = SECRET_LENGTH, salt: bytes | None = None) -> bytes:
        """Make a secret for one purpose only (RFC 5869), so that no two uses share a key."""
        return HKDF(algorithm=SHA256(), length=length, salt=salt, info=label).derive(self._secret)

    def __repr__(self) -> str:
        """Show which key, never what it is."""
        return f"<{type(self).__name__} {self.id}>"

    def __reduce__(self) -> NoReturn:
        """Refuse: a pickled key would end up in a cache or a queue."""
        raise TypeError("A key cannot be pickled or copied. Wrap it with another key to store it.")

    def __copy__(self) -> Self:
        """Refuse, as for pickling."""
        self.__reduce__()

    def __deepcopy__(self, memo: object) -> Self:
        """Refuse, as for pickling."""
        self.__reduce__()


def new_secret() -> bytes:
    """Take 32 bytes from the operating system's random source."""
    return os.urandom(SECRET_LENGTH)
