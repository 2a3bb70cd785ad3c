"""Acts that turn keys.  Every step is an act of its own, with its line, and may be the last before a crash."""

from __future__ import annotations

from collections.abc import Callable

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.keyring import turning
from safehaven.ledger.front import write
from safehaven_core.sealing import RootKey

AT_ONCE = 500


class NotAllTaken(Exception):
    """Keys were made under an older epoch while the epoch turned, so that epoch had to stay."""


def turn_epoch(*, by: Actor, at_once: int = AT_ONCE, tell: Callable[[int], None] = lambda _left: None) -> int:
    """Begin a new epoch, take every key along, drop the old epoch keys; returns the new epoch's number.

    Safe to run while people work, to break off anywhere, and to run again.  `tell` hears how many keys are
    left after each round.  Raises NotAllTaken, with everything done but the end of that epoch, where an older
    epoch still wraps a key; WrongRootKey, with nothing done, when the root key was turned meanwhile.
    """
    epoch = begin_epoch(by=by)
    while rewrap_keys(epoch, at_once=at_once, by=by) == at_once:
        tell(turning.keys_before(epoch))
    end_old_epochs(epoch, by=by)
    if left := turning.keys_before(epoch):
        tell(left)
        raise NotAllTaken("Keys were made while the epoch turned, so an older epoch stays.  Run this again.")
    tell(0)
    return epoch.number


@operation
def begin_epoch(*, by: Actor) -> turning.EpochKey:
    """Make the next epoch key."""
    epoch = turning.begin_epoch()
    write("access:epoch_begun", by=by, about=[epoch], epoch=epoch.number)
    return epoch


@operation
def rewrap_keys(epoch: turning.EpochKey, *, at_once: int, by: Actor) -> int:
    """Take some data keys along into an epoch; says how many."""
    taken = turning.rewrap_some(epoch, at_once=at_once)
    write("access:keys_rewrapped", by=by, about=[epoch], epoch=epoch.number, keys=taken)
    return taken


@operation
def end_old_epochs(epoch: turning.EpochKey, *, by: Actor) -> None:
    """Destroy the keys of earlier epochs.  One that still wraps something stays, for the next turn."""
    ended = turning.end_epochs_before(epoch)
    write("access:old_epochs_ended", by=by, about=[epoch, *ended], epoch=epoch.number, ended=len(ended))


@operation
def turn_root_key(new: RootKey, *, by: Actor) -> None:
    """Wrap every epoch key under a new root key, which must be safely stored before.

    From then on nothing opens without the new root key.  Restart what runs: it still holds the old one.
    Raises SameRootKey for the one in use, and CannotOpen where an epoch key was changed.
    """
    epochs = turning.rewrap_epochs(new)
    # An id may be all figures, which the ledger takes for a telephone number, and refuses.
    write("access:root_key_turned", by=by, about=epochs, root_key=f"root:{new.id}", epochs=len(epochs))
