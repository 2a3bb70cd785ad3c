"""Turning keys: steps towards a new epoch or a new root key, each to be run inside an operation.

An epoch turns in three steps: a new epoch key is made, every data key is wrapped anew under it, and the old
epoch key is dropped.  Between any two of them everything opens as before, so the machine may stop anywhere;
turning again begins a further epoch and takes along whatever was left behind.

A backup holds the epoch keys of its day, wrapped by the root key of its day.  What was destroyed is beyond
any backup only once the epoch has been turned, the root key after it, and every copy of the old root key is gone.
"""

from __future__ import annotations

from safehaven.keyring.models import DataKey, EpochKey
from safehaven.keyring.opening import make_epoch, open_epoch_key
from safehaven.keyring.root import WrongRootKey, root_key
from safehaven_core.sealing import RootKey

__all__ = [
    "EpochKey",
    "SameRootKey",
    "begin_epoch",
    "check_is_another",
    "end_epochs_before",
    "keys_before",
    "rewrap_epochs",
    "rewrap_some",
]


class SameRootKey(ValueError):
    """The new root key is the one in use."""


def begin_epoch() -> EpochKey:
    """Make the next epoch.  From now on new data keys are made under it.

    Raises WrongRootKey when the root key was turned while this process ran: nothing would open the new epoch.
    """
    epochs = _held_epochs()
    if any(epoch.root_key_id != root_key().id for epoch in epochs):
        raise WrongRootKey(
            "The root key was turned meanwhile.  Put the new one in place, then run this again."
        )
    return make_epoch(max((epoch.number for epoch in epochs), default=0) + 1)


def rewrap_some(epoch: EpochKey, *, at_once: int) -> int:
    """Wrap up to `at_once` data keys of older epochs under this one; says how many.

    A key that is destroyed meanwhile stays destroyed: the row is changed where it still is, never written anew.
    """
    new = open_epoch_key(epoch)
    older = {old.pk: open_epoch_key(old) for old in EpochKey.objects.filter(number__lt=epoch.number)}
    waiting = list(DataKey.objects.filter(epoch__in=older).order_by("pk")[:at_once])
    for row in waiting:
        key = older[row.epoch_id].unwrap(bytes(row.wrapped), row.pk)
        DataKey.objects.filter(pk=row.pk, epoch=row.epoch_id).update(epoch=epoch, wrapped=new.wrap(key))
    return len(waiting)


def keys_before(epoch: EpochKey) -> int:
    """How many data keys are still wrapped by older epochs."""
    return DataKey.objects.filter(epoch__number__lt=epoch.number).count()


def end_epochs_before(epoch: EpochKey) -> list[EpochKey]:
    """Drop the older epoch keys that wrap nothing any more, and return them."""
    in_use = DataKey.objects.values("epoch")
    ended = list(EpochKey.objects.filter(number__lt=epoch.number).exclude(pk__in=in_use))
    EpochKey.objects.filter(pk__in=[old.pk for old in ended]).delete()
    return ended


def rewrap_epochs(new: RootKey) -> list[EpochKey]:
    """Wrap every epoch key under a new root key, and return them.

    Raises SameRootKey for the one in use, and a CannotOpen where an epoch key was changed.
    """
    check_is_another(new)
    old, epochs = root_key(), _held_epochs()
    for epoch in epochs:
        epoch.wrapped = new.wrap(old.unwrap(bytes(epoch.wrapped), epoch.pk))
        epoch.root_key_id = new.id
        epoch.save(update_fields=["wrapped", "root_key_id"])
    return epochs


def check_is_another(new: RootKey) -> None:
    """Raise SameRootKey for the root key in use."""
    if new.id == root_key().id:
        raise SameRootKey(f"The new root key is the one in use already ({new.id}).  Make another.")


def _held_epochs() -> list[EpochKey]:
    """Every epoch key, held so that nobody else turns an epoch or the root key until this act is over."""
    epochs = EpochKey.objects.select_for_update().order_by("number")
    list(epochs)  # waits for whoever turns at this moment; what they made is seen only when asked again
    return list(epochs.all())
