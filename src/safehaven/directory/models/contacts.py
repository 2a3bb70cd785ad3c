"""Contact points: how a recipient is reached, and who made sure of it, when and how."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from safehaven.directory.models.recipients import Recipient
from safehaven.directory.states import ContactKind, VerifiedHow
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Contact(Guarded):
    """One address or number of a recipient.  Its value never changes: another value is another contact.

    `token` finds duplicates without opening anything.  `how_known` is where the value came from;
    `verified_words` is what somebody did to make sure, in a sentence.
    """

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=5, choices=ContactKind)
    value = SealedField()
    token = models.BinaryField(max_length=8)
    how_known = SealedField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, related_name="replaced_by", null=True)
    once = models.UUIDField(default=uuid.uuid4)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    verified_how = models.CharField(max_length=12, choices=VerifiedHow, default="")
    verified_words = SealedField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "recipient": Tells.NOTHING,
        "kind": Tells.OUTSIDE,
        "value": Tells.SEALED,
        "token": Tells.NOTHING,
        "how_known": Tells.SEALED,
        "replaces": Tells.NOTHING,
        "once": Tells.NOTHING,
        "added_at": Tells.WORK,
        "added_by": Tells.WORK,
        "verified_at": Tells.WORK,
        "verified_by": Tells.WORK,
        "verified_how": Tells.WORK,
        "verified_words": Tells.SEALED,
        "ended_at": Tells.WORK,
        "ended_by": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = ["kind", "added_at", "id"]
        indexes: ClassVar = [models.Index(name="contact_by_token", fields=["token"])]
        constraints: ClassVar = [
            CheckConstraint(
                name="contact_verification_says_who_when_and_how",
                condition=Q(
                    verified_at__isnull=True,
                    verified_by__isnull=True,
                    verified_how="",
                    verified_words__isnull=True,
                )
                | Q(
                    verified_at__isnull=False,
                    verified_by__isnull=False,
                    verified_how__in=VerifiedHow.values,
                    verified_words__isnull=False,
                ),
            ),
            CheckConstraint(
                name="contact_end_says_who_and_when",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            UniqueConstraint(
                name="contact_in_use_is_there_once_for_each_recipient",
                fields=["recipient", "kind", "token"],
                condition=Q(ended_at__isnull=True),
            ),
            UniqueConstraint(name="contact_is_added_once_for_each_form", fields=["added_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name
