"""Notices and lessons, and who has read them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.advice.states import Audience, NoticeKind
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.workforce.front import Role, Team


class Notice(Guarded):
    """Something that colleagues should read, until a day or until somebody takes it back.

    The words are sealed: a lesson comes from what happened to somebody.
    """

    kind = models.CharField(max_length=10, choices=NoticeKind)
    title = SealedField()
    text = SealedField()
    audience = models.CharField(max_length=10, choices=Audience)
    role = models.CharField(max_length=30, choices=Role, default="")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True)
    until = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    once = models.UUIDField(default=uuid.uuid4)

    ledger_noun = "notice"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "kind": Tells.WORK,
        "title": Tells.SEALED,
        "text": Tells.SEALED,
        "audience": Tells.WORK,
        "role": Tells.WORK,
        "team": Tells.NOTHING,
        "until": Tells.WORK,
        "published_at": Tells.WORK,
        "published_by": Tells.WORK,
        "withdrawn_at": Tells.WORK,
        "withdrawn_by": Tells.WORK,
        "once": Tells.NOTHING,
    }

    class Meta:
        ordering: ClassVar = ["-published_at", "id"]
        constraints: ClassVar = [
            CheckConstraint(
                name="notice_says_for_which_role_or_team",
                condition=Q(audience=Audience.EVERYBODY, role="", team__isnull=True)
                | (Q(audience=Audience.ROLE, team__isnull=True) & ~Q(role=""))
                | Q(audience=Audience.TEAM, role="", team__isnull=False),
            ),
            CheckConstraint(
                name="notice_withdrawal_says_who_and_when",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
            CheckConstraint(
                name="notice_is_withdrawn_after_it_was_published",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("published_at")),
            ),
            UniqueConstraint(name="notice_is_published_once_for_each_form", fields=["published_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name


class NoticeRead(Guarded):
    """Somebody said that they have read a notice."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="reads")
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    ledger_noun = "notice_read"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "notice": Tells.NOTHING,
        "read_at": Tells.STAFF,
        "read_by": Tells.STAFF,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(name="notice_is_read_once_by_each", fields=["notice", "read_by"])
        ]

    def __str__(self) -> str:
        return self.ledger_name
