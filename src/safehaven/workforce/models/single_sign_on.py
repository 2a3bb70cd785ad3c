"""Whose account at the organisation's sign-in provider is whose account here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.workforce.models.people import StaffMember


class LinkedSignIn(Guarded):
    """One account of a provider opens one account here.  Its subject never changes and is never given again."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="linked_sign_ins")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField(default=timezone.now)

    ledger_noun = "linked_sign_in"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "issuer": Tells.WORK,
        "subject": Tells.STAFF,
        "linked_at": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="linked_sign_in_subject_opens_one_account", fields=["issuer", "subject"]
            ),
            models.UniqueConstraint(
                name="linked_sign_in_once_for_each_account_and_issuer", fields=["staff", "issuer"]
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
