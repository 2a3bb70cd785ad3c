"""The texts of policies: their versions, who wrote and who signed them, and when somebody looked at them again.

A policy is published, so its words are no secret; what only staff may read in it is no secret to whoever holds
the database.  Nothing here is about a person supported.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.publication.states import OPEN, PUBLISHED, State

# What a fingerprint is made of.
WORDS = ("pack", "version", "number", "title", "sponsor", "text", "what_changed", "pack_digest")


class PolicyText(Guarded):
    """One version of the text of one policy.

    `text` is Markdown with placeholders.  `pack_digest` is the adopted policy that it was written for.
    `digest` is what people sign; `revision` counts how often the draft was saved.
    """

    pack = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    number = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    sponsor = models.CharField(max_length=200)
    text = models.TextField()
    what_changed = models.CharField(max_length=400)
    pack_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    ledger_noun = "policy_text"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "pack": Tells.WORK,
        "version": Tells.WORK,
        "number": Tells.WORK,
        "title": Tells.WORK,
        "sponsor": Tells.WORK,
        "text": Tells.WORK,
        "what_changed": Tells.WORK,
        "pack_digest": Tells.NOTHING,
        "digest": Tells.NOTHING,
        "revision": Tells.NOTHING,
        "state": Tells.WORK,
        "issued_at": Tells.WORK,
        "issued_by": Tells.WORK,
        "superseded_at": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(name="policy_text_has_each_version_once", fields=["pack", "version"]),
            UniqueConstraint(
                name="policy_text_is_in_force_once",
                fields=["pack"],
                condition=Q(state=State.IN_FORCE),
            ),
            UniqueConstraint(
                name="policy_text_is_drafted_once_at_a_time",
                fields=["pack"],
                condition=Q(state__in=OPEN),
            ),
            CheckConstraint(
                name="policy_text_published_says_who_and_when",
                condition=Q(state__in=PUBLISHED, issued_at__isnull=False, issued_by__isnull=False)
                | (~Q(state__in=PUBLISHED) & Q(issued_at__isnull=True, issued_by__isnull=True)),
            ),
            CheckConstraint(
                name="policy_text_superseded_says_when",
                condition=Q(state=State.SUPERSEDED, superseded_at__gte=F("issued_at"))
                | (~Q(state=State.SUPERSEDED) & Q(superseded_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack}, version {self.version}"

    def fingerprint(self) -> str:
        """What tells these words from any others: worked out anew, so that it follows the text."""
        return sha256(json.dumps([getattr(self, name) for name in WORDS]).encode()).hexdigest()


class Writing(Guarded):
    """Somebody wrote on a draft.  Whoever did cannot sign it."""

    text = models.ForeignKey(PolicyText, on_delete=models.PROTECT, related_name="writings")
    digest = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "text": Tells.NOTHING,
        "digest": Tells.NOTHING,
        "written_at": Tells.WORK,
        "written_by": Tells.WORK,
    }

    def __str__(self) -> str:
        return f"Writing {self.pk}"


class Signature(Guarded):
    """Somebody of the steering group signed these very words."""

    text = models.ForeignKey(PolicyText, on_delete=models.PROTECT, related_name="signatures")
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "text": Tells.NOTHING,
        "digest": Tells.NOTHING,
        "signed_at": Tells.WORK,
        "signed_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(
                name="policy_text_is_signed_once_by_each", fields=["text", "digest", "signed_by"]
            )
        ]

    def __str__(self) -> str:
        return f"Signature {self.pk}"


class Review(Guarded):
    """Somebody looked at a policy in force and found that it stays as it is.  `why` is about no person."""

    pack = models.CharField(max_length=40, db_index=True)
    digest = models.CharField(max_length=64)
    why = models.CharField(max_length=400)
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    ledger_noun = "policy_review"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "pack": Tells.WORK,
        "digest": Tells.NOTHING,
        "why": Tells.WORK,
        "reviewed_at": Tells.WORK,
        "reviewed_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(name="policy_is_reviewed_once_at_a_moment", fields=["pack", "reviewed_at"])
        ]

    def __str__(self) -> str:
        return f"Review of {self.pack}"
