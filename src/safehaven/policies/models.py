"""What was chosen, which packs were added and adopted, and how clauses stood: when, and by whom."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells


class ParameterChoice(Guarded):
    """Somebody set a parameter to a value.  The newest choice counts.

    `why` is given where clauses ask for values of which none is stricter; it is about policy, never
    about a person.
    """

    parameter = models.CharField(max_length=40, db_index=True)
    value = models.CharField(max_length=40)
    why = models.CharField(max_length=400, default="", db_default="", blank=True)
    chosen_at = models.DateTimeField(db_index=True)
    chosen_by = models.CharField(max_length=60)

    ledger_noun = "parameter_choice"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "parameter": Tells.WORK,
        "value": Tells.WORK,
        "why": Tells.WORK,
        "chosen_at": Tells.WORK,
        "chosen_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(
                name="policy_parameter_is_chosen_once_at_a_moment", fields=["parameter", "chosen_at"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.parameter} is {self.value}"


class Adoption(Guarded):
    """The organisation made a policy its own, until it left it.

    `content` is the pack as it was adopted, so that what holds changes only when somebody adopts
    another version; `digest` tells it from any other.
    """

    pack = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, db_index=True)
    content = models.TextField()
    adopted_at = models.DateTimeField(unique=True)
    adopted_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=60, default="", blank=True)

    ledger_noun = "policy_adoption"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "pack": Tells.WORK,
        "version": Tells.WORK,
        "digest": Tells.NOTHING,
        "content": Tells.WORK,
        "adopted_at": Tells.WORK,
        "adopted_by": Tells.WORK,
        "ended_at": Tells.WORK,
        "ended_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(
                name="policy_is_adopted_once_at_a_time", fields=["pack"], condition=Q(ended_at__isnull=True)
            ),
            CheckConstraint(
                name="policy_left_says_who_and_when",
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
            ),
            CheckConstraint(
                name="policy_is_left_after_it_was_adopted",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("adopted_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack} {self.version}"


class OwnPack(Guarded):
    """One version of a policy that the organisation wrote itself.  It holds only once it is adopted."""

    pack = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    content = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60)

    ledger_noun = "policy_of_our_own"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "pack": Tells.WORK,
        "version": Tells.WORK,
        "digest": Tells.NOTHING,
        "content": Tells.WORK,
        "added_at": Tells.WORK,
        "added_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(name="policy_of_our_own_has_each_version_once", fields=["pack", "version"])
        ]

    def __str__(self) -> str:
        return f"{self.pack} {self.version}"


class Standing(Guarded):
    """How a clause of an adopted policy stood, from one moment until another.  The last one has no end.

    `figures` are the numbers behind it when it began; there is no text, so it tells of nobody.
    """

    pack = models.CharField(max_length=40)
    clause = models.CharField(max_length=60)
    state = models.CharField(max_length=20)
    figures = models.JSONField(default=dict, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    ledger_noun = "clause_standing"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "pack": Tells.WORK,
        "clause": Tells.WORK,
        "state": Tells.WORK,
        "figures": Tells.WORK,
        "since": Tells.WORK,
        "until": Tells.WORK,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(name="standing_by_clause", fields=["pack", "clause", "since"]),
            models.Index(name="standing_by_moment", fields=["pack", "since"]),
        ]
        constraints: ClassVar = [
            UniqueConstraint(
                name="clause_stands_in_one_way_at_a_time",
                fields=["pack", "clause"],
                condition=Q(until__isnull=True),
            ),
            CheckConstraint(
                name="clause_stood_from_earlier_until_later",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.state}"
