"""Wrapped keys.  A thief of these tables has nothing without the root key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from safehaven.foundation.guarded import Guarded, Tells


class EpochKey(Guarded):
    """A key that wraps the data keys made in one stretch of time, itself wrapped by the root key."""

    number = models.PositiveIntegerField(unique=True)
    root_key_id = models.CharField(max_length=32)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    ledger_noun = "epoch_key"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "number": Tells.NOTHING,
        "root_key_id": Tells.NOTHING,
        "wrapped": Tells.SEALED,
        "made_at": Tells.WORK,
    }

    def __str__(self) -> str:
        return f"epoch {self.number}"


class DataKey(Guarded):
    """The key of one record, or of one kind of house data, wrapped by an epoch key.

    `purpose` is `record`, or `house:<what>` for data that belongs to no person supported.
    """

    epoch = models.ForeignKey(EpochKey, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    ledger_noun = "data_key"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "epoch": Tells.NOTHING,
        "purpose": Tells.NOTHING,
        "wrapped": Tells.SEALED,
        "made_at": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="data_key_one_for_each_house_purpose",
                fields=["purpose"],
                condition=Q(purpose__startswith="house:"),
            )
        ]

    def __str__(self) -> str:
        return f"data key for {self.purpose}"
