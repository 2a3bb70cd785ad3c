"""How somebody gets in for the first time, or again: links for a new password, and resets."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.workforce.models.people import StaffMember
from safehaven.workforce.states import ResetReason


class Invitation(Guarded):
    """A link that lets one person choose a password, once.  Only a hash of the link is kept."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=60)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    ledger_noun = "invitation"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "token_hash": Tells.SECRET,
        "made_at": Tells.WORK,
        "made_by": Tells.WORK,
        "expires_at": Tells.WORK,
        "used_at": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="invitation_ends_after_it_was_made", condition=Q(expires_at__gte=models.F("made_at"))
            )
        ]

    def __str__(self) -> str:
        return self.ledger_name


class SecondFactorReset(Guarded):
    """A colleague took away somebody's second factor, so that they can set up another."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="second_factor_resets")
    reset_at = models.DateTimeField(default=timezone.now)
    reset_by = models.CharField(max_length=60)
    reason = models.CharField(max_length=20, choices=ResetReason)

    ledger_noun = "second_factor_reset"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "reset_at": Tells.WORK,
        "reset_by": Tells.WORK,
        "reason": Tells.STAFF,
    }

    def __str__(self) -> str:
        return self.ledger_name
