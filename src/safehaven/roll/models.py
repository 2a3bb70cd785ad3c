"""What reading a document found, and what lets people's programs ask."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Looked(Guarded):
    """Whom a version of a document names, found out by reading it.

    `findings` is sealed JSON under the key of the record that the document is on: the other people in it with the
    words that point to them, and the parts that could not be read.
    """

    version = models.OneToOneField("documents.Version", on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()
    findings = SealedField()

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "version": Tells.NOTHING,
        "looked_at": Tells.WORK,
        "findings": Tells.SEALED,
    }

    def __str__(self) -> str:
        return f"what was found in {self.version_id}"


class ScanToken(Guarded):
    """Lets the programs of one person ask whom texts and files are about, until a day.  Only a hash of it is kept."""

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    ledger_noun = "scan_token"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "name": Tells.STAFF,
        "secret_hash": Tells.SECRET,
        "made_at": Tells.WORK,
        "expires_at": Tells.WORK,
        "ended_at": Tells.WORK,
        "ended_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="scan_token_expires_after_it_was_made", condition=Q(expires_at__gt=F("made_at"))
            ),
            CheckConstraint(
                name="scan_token_that_ended_says_when_and_by_whom",
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
            ),
            UniqueConstraint(
                name="scan_token_has_one_name_at_a_time",
                fields=["staff", "name"],
                condition=Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name

    @property
    def is_good(self) -> bool:
        """Whether it lets a program in: until it ends or its day is over, and while its owner works here."""
        return self.ended_at is None and self.expires_at > timezone.now() and self.staff.is_active
