"""Questions, and what was said about each."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.advice.states import Addressee, Kind, State, Topic
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Question(Guarded):
    """Somebody does not know how to go on, and asks.

    `page` is the path from which they asked.  `waits_since` starts again whenever it is asked again or
    handed on.  A line manager is asked by name, so that the next one does not read it.
    """

    topic = models.CharField(max_length=10, choices=Topic)
    to = models.CharField(max_length=30, choices=Addressee)
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    page = SealedField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    waits_since = models.DateTimeField()

    ledger_noun = "question"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "topic": Tells.WORK,
        "to": Tells.WORK,
        "to_person": Tells.WORK,
        "page": Tells.SEALED,
        "state": Tells.WORK,
        "asked_at": Tells.WORK,
        "asked_by": Tells.WORK,
        "waits_since": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = ["-asked_at", "id"]
        indexes: ClassVar = [
            models.Index(name="question_waiting", fields=["state", "to"]),
            models.Index(name="question_of_its_asker", fields=["asked_by", "state"]),
        ]
        constraints: ClassVar = [
            CheckConstraint(
                name="question_to_a_line_manager_says_to_whom",
                condition=Q(to=Addressee.LINE_MANAGER, to_person__isnull=False)
                | (~Q(to=Addressee.LINE_MANAGER) & Q(to_person__isnull=True)),
            ),
            CheckConstraint(
                name="question_nobody_is_asked_their_own",
                condition=Q(to_person__isnull=True) | ~Q(to_person=F("asked_by")),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Turn(Guarded):
    """What somebody said or did about a question.  `to` is where they wanted it to go."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=12, choices=Kind)
    to = models.CharField(max_length=30, choices=Addressee, default="")
    text = SealedField(null=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(default=uuid.uuid4)

    ledger_noun = "turn"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "question": Tells.NOTHING,
        "kind": Tells.WORK,
        "to": Tells.WORK,
        "text": Tells.SEALED,
        "said_at": Tells.WORK,
        "said_by": Tells.WORK,
        "once": Tells.NOTHING,
    }

    class Meta:
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            CheckConstraint(
                name="turn_that_says_something_has_words",
                condition=~Q(kind__in=[Kind.ASKED, Kind.ANSWERED, Kind.ASKED_AGAIN]) | Q(text__isnull=False),
            ),
            CheckConstraint(
                name="turn_that_goes_to_somebody_says_to_whom",
                condition=(Q(kind__in=[Kind.ASKED, Kind.HANDED_ON]) & ~Q(to=""))
                | (~Q(kind__in=[Kind.ASKED, Kind.HANDED_ON]) & Q(to="")),
            ),
            UniqueConstraint(name="turn_is_said_once_for_each_form", fields=["said_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name
