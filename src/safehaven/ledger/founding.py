"""The first act of all: make the house keys, so that there is a key to write the ledger with."""

from __future__ import annotations

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.keyring.opening import make_missing_house_keys
from safehaven.ledger.writing import write


@operation
def found() -> None:
    """Make the house keys that are missing.  Safe to run again: then it only notes that it ran."""
    made = make_missing_house_keys()
    write("ledger:founded", by=SYSTEM, house_keys_made=len(made))
