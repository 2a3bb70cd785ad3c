"""What lets an identity provider in, and how it calls those whom it keeps."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells


class Token(Guarded):
    """Lets one identity provider in until a day.  Only a hash of it is kept."""

    name = models.SlugField(max_length=40, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=60)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    ledger_noun = "scim_token"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "name": Tells.WORK,
        "token_hash": Tells.SECRET,
        "made_at": Tells.WORK,
        "made_by": Tells.WORK,
        "expires_at": Tells.WORK,
        "ended_at": Tells.WORK,
        "ended_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="token_expires_after_it_was_made", condition=Q(expires_at__gt=F("made_at"))
            ),
            models.CheckConstraint(
                name="token_that_ended_says_when_and_by_whom",
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name

    @property
    def is_good(self) -> bool:
        """Whether it still lets anybody in."""
        return self.ended_at is None and self.expires_at > timezone.now()


class Counterpart(Guarded):
    """How an identity provider calls a member of staff.

    `removed_at` is when it removed them: it is then told that there is nobody, and their row here stays.
    """

    staff = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="counterpart"
    )
    external_id = models.CharField(max_length=200, blank=True)
    given_name = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    removed_at = models.DateTimeField(null=True)

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "external_id": Tells.STAFF,
        "given_name": Tells.STAFF,
        "family_name": Tells.STAFF,
        "removed_at": Tells.STAFF,
    }

    def __str__(self) -> str:
        return self.ledger_name
