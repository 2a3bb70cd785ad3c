"""The tables of openings: what was asked, who agreed, what was lent, and who is told."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from safehaven.continuity.states import UNDER_WAY, State, Topic
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Opening(Guarded):
    """Somebody asks that the people of an absent colleague are opened to another one, to read.

    `quorum` is the most that the policy asked for at any decision so far: how many trustees it takes.
    """

    absent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    away_since = models.DateField()
    why = SealedField()
    days = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State, default=State.ASKED)
    quorum = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decide_by = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    once = models.UUIDField(default=uuid.uuid4)

    ledger_noun = "opening"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "once"), Tells.NOTHING),
        **dict.fromkeys(("absent", "away_since"), Tells.STAFF),
        "why": Tells.SEALED,
        **dict.fromkeys(
            (
                *("cover", "days", "state", "quorum", "asked_at", "asked_by", "decide_by"),
                *("opened_at", "until", "ended_at", "ended_by"),
            ),
            Tells.WORK,
        ),
    }

    class Meta:
        ordering: ClassVar = ["-asked_at", "id"]
        constraints: ClassVar = [
            UniqueConstraint(name="opening_is_asked_for_once_for_each_form", fields=["asked_by", "once"]),
            UniqueConstraint(
                name="opening_of_one_person_is_under_way_once",
                fields=["absent"],
                condition=Q(state__in=sorted(UNDER_WAY)),
            ),
            CheckConstraint(name="opening_nobody_covers_for_themselves", condition=~Q(absent=F("cover"))),
            CheckConstraint(
                name="opening_nobody_asks_for_themselves",
                condition=~Q(asked_by=F("cover")) & ~Q(asked_by=F("absent")),
            ),
            CheckConstraint(
                name="opening_that_opened_says_until_when",
                condition=Q(opened_at__isnull=True, until__isnull=True)
                | Q(opened_at__isnull=False, until__gt=F("opened_at")),
            ),
            CheckConstraint(
                name="opening_is_open_only_once_it_opened",
                condition=~Q(state__in=[State.OPEN, State.ENDED]) | Q(opened_at__isnull=False),
            ),
            CheckConstraint(
                name="opening_that_is_over_says_when_and_by_whom",
                condition=Q(state__in=sorted(UNDER_WAY), ended_at__isnull=True, ended_by="")
                | (~Q(state__in=sorted(UNDER_WAY)) & Q(ended_at__isnull=False) & ~Q(ended_by="")),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Voice(Guarded):
    """One trustee agreed.  There is no voice against: one trustee alone may stop it."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="voices")
    trustee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()

    ledger_noun = "voice"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "opening"), Tells.NOTHING),
        **dict.fromkeys(("trustee", "agreed_at"), Tells.WORK),
    }

    class Meta:
        ordering: ClassVar = ["agreed_at", "id"]
        constraints: ClassVar = [
            UniqueConstraint(name="voice_is_one_for_each_trustee", fields=["opening", "trustee"])
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Lent(Guarded):
    """One person on the list: the assignment that opens their record to whoever covers."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="lent")
    assignment = models.OneToOneField("records.Assignment", on_delete=models.PROTECT, related_name="+")

    tells: ClassVar[dict[str, Tells]] = dict.fromkeys(("id", "opening", "assignment"), Tells.NOTHING)

    def __str__(self) -> str:
        return self.ledger_name


class Telling(Guarded):
    """An e-mail to a colleague that says only where to look."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="tellings")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=6, choices=Topic)
    made_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    ledger_noun = "telling"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "opening", "to"), Tells.NOTHING),
        **dict.fromkeys(("topic", "made_at", "not_before", "attempts", "sent_at"), Tells.WORK),
    }

    class Meta:
        indexes: ClassVar = [models.Index(name="telling_by_time", fields=["sent_at", "not_before"])]
        constraints: ClassVar = [
            UniqueConstraint(name="telling_is_one_for_each_topic", fields=["opening", "to", "topic"])
        ]

    def __str__(self) -> str:
        return self.ledger_name
