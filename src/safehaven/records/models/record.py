"""The record of one person supported, and what its details said before."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Coalesce

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.records.details import COLUMNS
from safehaven.records.models.pairs import says_who_and_when, says_who_when_and_how
from safehaven.records.states import KeepRule, RecordState, VerifiedHow


class Record(Guarded):
    """All that is kept about one person supported, sealed under a key of its own.

    `version` counts the changes of the details, so that two people who change them at once find
    out.  `once` marks the form that made the record: sent twice, it makes one record.
    `keep_rule` and `keep_from` say how long a closed record is kept: a rule and a year, in clear, so
    that a manager's list opens nothing.
    """

    reference = models.CharField(max_length=12, unique=True)
    initials = models.CharField(max_length=4)
    key_id = models.UUIDField(unique=True)
    state = models.CharField(max_length=6, choices=RecordState, default=RecordState.OPEN)
    version = models.PositiveIntegerField(default=1)
    once = models.UUIDField(default=uuid.uuid4)

    given_names = SealedField()
    family_name = SealedField(null=True)
    known_as = SealedField(null=True)
    previous_names = SealedField(null=True)
    date_of_birth = SealedField(null=True)
    sex = SealedField(null=True)
    pronouns = SealedField(null=True)
    first_language = SealedField(null=True)
    interpreter = SealedField(null=True)
    communication_needs = SealedField(null=True)
    referral = SealedField(null=True)
    support_needed = SealedField(null=True)
    health = SealedField(null=True)
    risks = SealedField(null=True)

    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    verified_how = models.CharField(max_length=10, choices=VerifiedHow, default="")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    keep_rule = models.CharField(max_length=7, choices=KeepRule, default="", db_default="", blank=True)
    keep_from = models.PositiveSmallIntegerField(null=True)
    compared_at = models.DateTimeField(null=True, db_index=True)

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "reference": Tells.LITTLE,
        "initials": Tells.LITTLE,
        "key_id": Tells.NOTHING,
        "state": Tells.WORK,
        "version": Tells.NOTHING,
        "once": Tells.NOTHING,
        **dict.fromkeys(COLUMNS, Tells.SEALED),
        "opened_at": Tells.WORK,
        "opened_by": Tells.WORK,
        "verified_at": Tells.WORK,
        "verified_by": Tells.WORK,
        "verified_how": Tells.WORK,
        "closed_at": Tells.WORK,
        "closed_by": Tells.WORK,
        "keep_rule": Tells.LITTLE,
        "keep_from": Tells.LITTLE,
        "compared_at": Tells.WORK,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(name="record_by_initials", fields=["initials"]),
            models.Index(name="record_by_time_kept", fields=["state", "keep_from", "keep_rule"]),
            models.Index("state", Coalesce("verified_at", "opened_at"), name="record_by_last_check"),
        ]
        constraints: ClassVar = [
            says_who_and_when("record_closing", "closed"),
            says_who_when_and_how("record_verification"),
            CheckConstraint(
                name="record_is_closed_when_it_has_a_closing_date",
                condition=Q(state=RecordState.OPEN, closed_at__isnull=True)
                | Q(state=RecordState.CLOSED, closed_at__isnull=False),
            ),
            CheckConstraint(
                name="record_is_kept_by_a_rule_only_once_it_is_closed",
                condition=Q(keep_rule="", keep_from__isnull=True)
                | Q(state=RecordState.CLOSED, keep_rule=KeepRule.UNKNOWN, keep_from__isnull=True)
                | (
                    Q(state=RecordState.CLOSED, keep_from__isnull=False)
                    & Q(keep_rule__in=[KeepRule.ADULT, KeepRule.CHILD, KeepRule.NEARLY_ADULT])
                ),
            ),
            UniqueConstraint(name="record_is_made_once_for_each_form", fields=["opened_by", "once"]),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.initials})"


class DetailsChange(Guarded):
    """What some details said before somebody changed them.  Rows are only ever added.

    `columns` lists the changed columns; `before` is their old text, as sealed JSON.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField()
    columns = models.CharField(max_length=400)
    before = SealedField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    ledger_noun = "details_change"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "record": Tells.NOTHING,
        "version": Tells.NOTHING,
        "columns": Tells.WORK,
        "before": Tells.SEALED,
        "changed_at": Tells.WORK,
        "changed_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(name="details_change_makes_one_version", fields=["record", "version"])
        ]

    def __str__(self) -> str:
        return f"change to version {self.version}"


class ReferenceCounter(Guarded):
    """The one row that knows the last reference given out.  Locked while a record is made."""

    last = models.PositiveIntegerField(default=0)

    ledger_noun = "reference_counter"
    tells: ClassVar[dict[str, Tells]] = {"id": Tells.NOTHING, "last": Tells.WORK}

    def __str__(self) -> str:
        return f"SH-{self.last:04}"
