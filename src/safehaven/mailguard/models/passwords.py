"""The passwords of mail programs: one for each, never valid for the site."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells


class AppPassword(Guarded):
    """Lets one mail program of one person hand over messages.  Only a hash is kept: it is made, not chosen."""

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    ledger_noun = "app_password"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "name": Tells.STAFF,
        "secret_hash": Tells.SECRET,
        "made_at": Tells.WORK,
        "ended_at": Tells.WORK,
        "ended_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="app_password_that_ended_says_when_and_by_whom",
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
            ),
            UniqueConstraint(
                name="app_password_has_one_name_at_a_time",
                fields=["staff", "name"],
                condition=Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name

    @property
    def is_good(self) -> bool:
        """Whether it lets its program in: until it ends, and while its owner works here."""
        return self.ended_at is None and self.staff.is_active
