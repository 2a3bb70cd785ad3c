"""Unwrapping keys.  Only `access`, the ledger and the workforce's own secrets may come here."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from uuid import UUID

from django.utils import timezone

from safehaven.foundation.operations import Footing, footing
from safehaven.keyring import models
from safehaven.keyring.root import root_key
from safehaven_core.sealing import DataKey, EpochKey

HOUSE_PURPOSES = (
    "ledger",
    "index",
    "workforce",
    "directory",
    "governance",
    "mail",
    "training",
    "advice",
    "sweep",
    "continuity",
)

_founded: list[Footing] = []


class NoSuchKey(LookupError):
    """The wrapped key is not there: the record was destroyed, or never existed."""


def make_data_key(purpose: str) -> UUID:
    """Make a data key under the newest epoch and return its id.  Runs inside an operation."""
    epoch = models.EpochKey.objects.order_by("-number").first() or make_epoch(1)
    key = DataKey.generate()
    models.DataKey(
        id=key.id,
        epoch=epoch,
        purpose=purpose,
        wrapped=open_epoch_key(epoch).wrap(key),
        made_at=timezone.now(),
    ).save(force_insert=True)
    return key.id


def open_data_key(key_id: UUID) -> DataKey:
    """Unwrap one data key.  Raises NoSuchKey when it is gone."""
    rows = models.DataKey.objects.filter(pk=key_id).values_list("wrapped", "epoch_id", "epoch__wrapped")
    for wrapped, epoch_id, wrapped_epoch in rows:
        return root_key().unwrap(bytes(wrapped_epoch), epoch_id).unwrap(bytes(wrapped), key_id)
    raise NoSuchKey(f"There is no data key {key_id}: what it sealed cannot be opened any more.")


def keys_that_stand(key_ids: Collection[UUID]) -> set[UUID]:
    """Which of these data keys were not destroyed.  Opens none."""
    return set(models.DataKey.objects.filter(pk__in=key_ids).values_list("pk", flat=True))


def open_data_keys(key_ids: Collection[UUID]) -> dict[UUID, DataKey]:
    """Unwrap many data keys, with one query.  Those that are gone are left out."""
    rows = models.DataKey.objects.filter(pk__in=key_ids).values_list(
        "pk", "wrapped", "epoch_id", "epoch__wrapped"
    )
    epochs: dict[UUID, EpochKey] = {}
    opened = {}
    for key_id, wrapped, epoch_id, wrapped_epoch in rows:
        if epoch_id not in epochs:
            epochs[epoch_id] = root_key().unwrap(bytes(wrapped_epoch), epoch_id)
        opened[key_id] = epochs[epoch_id].unwrap(bytes(wrapped), key_id)
    return opened


def house_key(purpose: str) -> DataKey:
    """The key for one kind of house data, such as `ledger`.  Raises NoSuchKey before it is made."""
    if not all(made.holds for made in _founded):
        forget()  # an act made house keys and was undone: none of them may be used
    return _house_key(purpose)


@cache
def _house_key(purpose: str) -> DataKey:
    key_id = models.DataKey.objects.filter(purpose=f"house:{purpose}").values_list("pk", flat=True).first()
    if key_id is None:
        raise NoSuchKey(f"There is no house key for {purpose} yet: run `safehaven migrate`.")
    return open_data_key(key_id)


def make_missing_house_keys() -> list[str]:
    """Make the house keys that are not there yet, inside an operation, and return their purposes."""
    there = set(models.DataKey.objects.filter(purpose__startswith="house:").values_list("purpose", flat=True))
    missing = [purpose for purpose in HOUSE_PURPOSES if f"house:{purpose}" not in there]
    for purpose in missing:
        make_data_key(f"house:{purpose}")
    _founded.append(footing())
    return missing


def forget() -> None:
    """Drop every unwrapped key from memory, as when the database behind this process is another."""
    _house_key.cache_clear()
    _founded.clear()


def make_epoch(number: int) -> models.EpochKey:
    """Make an epoch key, inside an operation.  From then on new data keys are made under it."""
    key, root = EpochKey.generate(), root_key()
    epoch = models.EpochKey(
        id=key.id, number=number, root_key_id=root.id, wrapped=root.wrap(key), made_at=timezone.now()
    )
    epoch.save(force_insert=True)
    return epoch


def open_epoch_key(epoch: models.EpochKey) -> EpochKey:
    """An epoch's key.  It is never kept: the key of an epoch that has ended must be in no memory."""
    return root_key().unwrap(bytes(epoch.wrapped), epoch.pk)
