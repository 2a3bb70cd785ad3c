"""Domains to which mail travels securely all the way: a list with dates, because trust runs out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells


class SecureDomain(Guarded):
    """One domain, exactly as it stands behind the @, with who says so and until when that counts."""

    domain = models.CharField(max_length=253)
    source = models.CharField(max_length=200)
    checked_on = models.DateField()
    counts_until = models.DateField()
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    ledger_noun = "secure_domain"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        **dict.fromkeys(("domain", "source", "checked_on", "counts_until"), Tells.OUTSIDE),
        **dict.fromkeys(("added_at", "added_by", "ended_at", "ended_by"), Tells.WORK),
    }

    class Meta:
        ordering: ClassVar = ["domain", "added_at"]
        constraints: ClassVar = [
            UniqueConstraint(
                name="secure_domain_stands_once_at_a_time",
                fields=["domain"],
                condition=Q(ended_at__isnull=True),
            ),
            CheckConstraint(
                name="secure_domain_counts_from_when_it_was_checked",
                condition=Q(counts_until__gte=F("checked_on")),
            ),
            CheckConstraint(
                name="secure_domain_that_ended_says_when_and_by_whom",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
