"""Keyed tokens under which a record is found, and pairs of records that look alike."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.records.models.pairs import says_who_and_when
from safehaven.records.models.record import Record
from safehaven.records.states import Verdict


class SearchToken(Guarded):
    """Eight keyed bytes that stand for one word, sound, date or number of a record."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="tokens", db_index=False)
    kind = models.CharField(max_length=12)
    token = models.BinaryField(max_length=8)

    ledger_noun = "search_token"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "record": Tells.NOTHING,
        "kind": Tells.NOTHING,
        "token": Tells.NOTHING,
    }

    class Meta:
        indexes: ClassVar = [models.Index(name="token_to_record", fields=["kind", "token", "record"])]
        constraints: ClassVar = [
            UniqueConstraint(name="search_token_is_kept_once", fields=["record", "kind", "token"])
        ]

    def __str__(self) -> str:
        return "a search token"


class PossibleDuplicate(Guarded):
    """Two records that may be of the same person, for the data protection officer to judge.

    `newer` was made after `older`.  `alike` says what matched, in slugs, never what it was.
    """

    newer = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    older = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    alike = models.CharField(max_length=60)
    found_at = models.DateTimeField()
    verdict = models.CharField(max_length=9, choices=Verdict, default="")
    judged_at = models.DateTimeField(null=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    ledger_noun = "possible_duplicate"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "newer": Tells.NOTHING,
        "older": Tells.NOTHING,
        "alike": Tells.WORK,
        "found_at": Tells.WORK,
        "verdict": Tells.WORK,
        "judged_at": Tells.WORK,
        "judged_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            says_who_and_when("possible_duplicate_verdict", "judged"),
            CheckConstraint(
                name="possible_duplicate_has_a_verdict_once_judged",
                condition=Q(verdict="", judged_at__isnull=True)
                | Q(verdict__in=Verdict.values, judged_at__isnull=False),
            ),
            CheckConstraint(name="possible_duplicate_is_of_two_records", condition=~Q(newer=F("older"))),
            UniqueConstraint(name="possible_duplicate_is_noted_once", fields=["newer", "older"]),
        ]

    def __str__(self) -> str:
        return f"{self.newer_id} and {self.older_id}"
