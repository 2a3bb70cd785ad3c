"""Sealing: what is stored can be read only with its key, and only in its own place.

    root key  ─wraps→  epoch keys  ─wrap→  data keys  ─seal→  values and streams

A root key lives outside the database.  Each record has a data key of its own; dropping
the wrapped data key is how a record is destroyed.  The stored formats are described byte
by byte in `docs/spec`; whatever version 1 wrote, every later release opens.
"""

from safehaven_core.sealing.errors import AlteredOrMoved, CannotOpen, NotARootKey, NotSealed, OtherKey
from safehaven_core.sealing.keys import DataKey, EpochKey, RootKey
from safehaven_core.sealing.place import Place
from safehaven_core.sealing.root_key_text import root_key_from_text, root_key_text
from safehaven_core.sealing.streams import plain_length, sealed_length

__all__ = [
    "AlteredOrMoved",
    "CannotOpen",
    "DataKey",
    "EpochKey",
    "NotARootKey",
    "NotSealed",
    "OtherKey",
    "Place",
    "RootKey",
    "plain_length",
    "root_key_from_text",
    "root_key_text",
    "sealed_length",
]
