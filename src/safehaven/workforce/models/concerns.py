"""What should be looked into about an account: a password that may be known, signs that two people use it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.workforce.models.people import StaffMember
from safehaven.workforce.models.sessions import StaffSession
from safehaven.workforce.states import ConcernKind, Outcome, OwnAnswer


class Concern(Guarded):
    """Somebody else may use this account.  A sign, and no proof: its owner is asked, and a colleague decides.

    `first` and `second` are the sessions that were used from two places at once.
    """

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="concerns")
    kind = models.CharField(max_length=20, choices=ConcernKind)
    first = models.ForeignKey(StaffSession, on_delete=models.PROTECT, related_name="+", null=True)
    second = models.ForeignKey(StaffSession, on_delete=models.PROTECT, related_name="+", null=True)
    raised_at = models.DateTimeField(default=timezone.now)
    raised_by = models.CharField(max_length=60)
    answer = models.CharField(max_length=20, choices=OwnAnswer, default="")
    answered_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, default="")
    words = SealedField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", null=True)

    ledger_noun = "concern"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.STAFF,
        "kind": Tells.STAFF,
        "first": Tells.NOTHING,
        "second": Tells.NOTHING,
        "raised_at": Tells.WORK,
        "raised_by": Tells.WORK,
        "answer": Tells.STAFF,
        "answered_at": Tells.WORK,
        "outcome": Tells.STAFF,
        "words": Tells.SEALED,
        "decided_at": Tells.WORK,
        "decided_by": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = ["-raised_at", "id"]
        constraints: ClassVar = [
            CheckConstraint(
                name="concern_about_two_places_names_two_sessions",
                condition=(
                    Q(kind=ConcernKind.TWO_PLACES, first__isnull=False, second__isnull=False)
                    & ~Q(first=F("second"))
                )
                | (~Q(kind=ConcernKind.TWO_PLACES) & Q(first__isnull=True, second__isnull=True)),
            ),
            CheckConstraint(
                name="concern_answer_says_what_and_when",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
            CheckConstraint(
                name="concern_decision_says_who_when_what_and_why",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, outcome="", words__isnull=True)
                | (
                    Q(decided_at__isnull=False, decided_by__isnull=False, words__isnull=False)
                    & ~Q(outcome="")
                ),
            ),
            CheckConstraint(
                name="concern_nobody_decides_about_themselves",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("staff")),
            ),
            UniqueConstraint(
                name="concern_of_two_places_is_open_once_for_each",
                fields=["staff"],
                condition=Q(kind=ConcernKind.TWO_PLACES, decided_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
