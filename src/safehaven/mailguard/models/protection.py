"""The protected form of a message, and for each recipient how its password gets to them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone

from safehaven.disclosure.front import Received
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.mailguard.models.queue import Delivery, Submission
from safehaven.mailguard.states import PasswordBy


class Protection(Guarded):
    """The protected files of a message, made and proved, with the note that covers them.

    `content` is the place of a sealed file beside the database, which holds them one after the other.
    `cover` says as JSON what the e-mail around them says, and which files there are.
    `secret` is their password; it is dropped once it has served.
    """

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="protection")
    cover = SealedField()
    content = SealedField(null=True)
    secret = SealedField(null=True)
    made_at = models.DateTimeField(default=timezone.now)

    ledger_noun = "protection"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "submission"), Tells.NOTHING),
        **dict.fromkeys(("cover", "content", "secret"), Tells.SEALED),
        "made_at": Tells.WORK,
    }

    def __str__(self) -> str:
        return self.ledger_name


class PasswordWay(Guarded):
    """How the password for one recipient's copy gets to them, and how we know that they have the files.

    `link` is what their receipt link ends in, until it was sent; we know it again by its hash.
    """

    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="password_way")
    goes_by = models.CharField(max_length=9, choices=PasswordBy)
    link = SealedField(null=True)
    receipt_digest = models.CharField(max_length=64, default="", db_index=True)
    received_at = models.DateTimeField(null=True)
    received_how = models.CharField(max_length=5, choices=Received, default="")
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    ledger_noun = "password_way"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "delivery"), Tells.NOTHING),
        "link": Tells.SEALED,
        "receipt_digest": Tells.SECRET,
        **dict.fromkeys(("goes_by", "received_at", "received_how", "told_at", "told_by"), Tells.WORK),
    }

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="password_way_telling_says_who_and_when",
                condition=Q(told_at__isnull=True, told_by__isnull=True)
                | Q(told_at__isnull=False, told_by__isnull=False),
            ),
            CheckConstraint(
                name="password_way_receipt_says_when_and_how",
                condition=Q(received_at__isnull=True, received_how="")
                | Q(received_at__isnull=False, received_how__in=Received.values),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
