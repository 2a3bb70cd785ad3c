"""Addresses to which nothing may be sent."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Block(Guarded):
    """Nothing goes to this e-mail address, or to any address of this domain, until it is lifted."""

    value = SealedField()
    token = models.BinaryField(max_length=8)
    why = SealedField()
    once = models.UUIDField(default=uuid.uuid4)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "value": Tells.SEALED,
        "token": Tells.NOTHING,
        "why": Tells.SEALED,
        "once": Tells.NOTHING,
        "added_at": Tells.WORK,
        "added_by": Tells.WORK,
        "lifted_at": Tells.WORK,
        "lifted_by": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = ["-added_at", "id"]
        constraints: ClassVar = [
            CheckConstraint(
                name="block_lifting_says_who_and_when",
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
            ),
            UniqueConstraint(
                name="block_in_force_is_there_only_once",
                fields=["token"],
                condition=Q(lifted_at__isnull=True),
            ),
            UniqueConstraint(name="block_is_added_once_for_each_form", fields=["added_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name
