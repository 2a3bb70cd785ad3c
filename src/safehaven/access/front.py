"""The door to access for the other apps."""

from safehaven.access.conditions import RECORD, before_sealing, condition, is_registered
from safehaven.access.duties import DUTIES, BeyondDuty, Duty, OnDuty, Reader, duty, take_on_duty
from safehaven.access.grants import Grant, GrantUndone, Ground, index_tokens, take, take_house, take_new
from safehaven.access.sealed_files import SealedFiles
from safehaven.access.turning import turn_epoch, turn_root_key
from safehaven.keyring.opening import keys_that_stand
from safehaven_core.sealing import CannotOpen

__all__ = [
    "DUTIES",
    "RECORD",
    "BeyondDuty",
    "CannotOpen",
    "Duty",
    "Grant",
    "GrantUndone",
    "Ground",
    "OnDuty",
    "Reader",
    "SealedFiles",
    "before_sealing",
    "condition",
    "duty",
    "index_tokens",
    "is_registered",
    "keys_that_stand",
    "take",
    "take_house",
    "take_new",
    "take_on_duty",
    "turn_epoch",
    "turn_root_key",
]
