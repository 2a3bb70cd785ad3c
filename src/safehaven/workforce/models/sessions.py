"""Signed-in sessions, kept apart from the browser's session so that ending or locking one is immediate.

Every request reads its row, in every process; no copy in a cookie or a cache can outlive it.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.workforce.models.people import StaffMember


class StaffSession(Guarded):
    """Somebody signed in on one device.

    `verified_at` is when they last proved a second factor in it; `locked_at` is set while the
    screen is locked; `ended_at` once it is over, whoever ended it.
    """

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="sessions")
    began_at = models.DateTimeField(default=timezone.now)
    device = models.CharField(max_length=80)
    address = models.GenericIPAddressField(null=True)
    verified_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    ledger_noun = "session"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "began_at": Tells.WORK,
        "device": Tells.STAFF,
        "address": Tells.STAFF,
        "verified_at": Tells.WORK,
        "locked_at": Tells.WORK,
        "ended_at": Tells.WORK,
        "ended_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="staff_session_end_says_when_and_by_whom",
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
            )
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Activity(models.Model):
    """When a session was last used.  Touched at every click, so neither an act nor guarded."""

    session = models.OneToOneField(StaffSession, on_delete=models.CASCADE, primary_key=True)
    seen_at = models.DateTimeField(default=timezone.now)

    tells: ClassVar[dict[str, Tells]] = {"session": Tells.NOTHING, "seen_at": Tells.WORK}

    def __str__(self) -> str:
        return f"{self.session_id} seen {self.seen_at:%H:%M}"
