"""The door to access for the other apps."""

from safehaven.access.grants import Grant, GrantUndone, Ground, index_tokens, take, take_house, take_new
from safehaven.access.turning import turn_epoch, turn_root_key
from safehaven_core.sealing import CannotOpen

__all__ = [
    "CannotOpen",
    "Grant",
    "GrantUndone",
    "Ground",
    "index_tokens",
    "take",
    "take_house",
    "take_new",
    "turn_epoch",
    "turn_root_key",
]
