"""Which places were swept, which files there matter, and what was decided about each: names sealed, words nowhere."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.sweep.states import Decision, State, Trouble


class Place(Guarded):
    """A folder that is swept from time to time, and what its newest sweep to the end found.

    `token` is the keyed token of its path, `path` the path, sealed.
    """

    token = models.CharField(max_length=16, unique=True)
    path = SealedField(null=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    files = models.PositiveIntegerField(default=0)
    about_people = models.PositiveIntegerField(default=0)
    not_read = models.PositiveIntegerField(default=0)

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "token": Tells.NOTHING,
        "path": Tells.SEALED,
        "begun_at": Tells.WORK,
        "ended_at": Tells.WORK,
        "files": Tells.WORK,
        "about_people": Tells.WORK,
        "not_read": Tells.WORK,
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sweep_place_has_no_more_findings_than_files",
                condition=Q(about_people__lte=F("files"), not_read__lte=F("files")),
            ),
        ]

    def __str__(self) -> str:
        return f"a swept place {self.pk}"


class FoundFile(Guarded):
    """A file that a sweep found to tell of people, or could not read; and what was decided about it.

    `token` is the keyed token of its path.  `digest` is the SHA-256 of the plain file, `made_digest` that of its
    protected copy, `new_name` what the copy is called, and `password` what opens it: all sealed, with path, owner
    and reason.  `record` is whose record it is to be filed into.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="found")
    token = models.CharField(max_length=16)
    path = SealedField()
    owner = SealedField()
    digest = SealedField()
    size = models.PositiveBigIntegerField()
    changed_ns = models.BigIntegerField()
    certain = models.PositiveIntegerField()
    likely = models.PositiveIntegerField()
    possible = models.PositiveIntegerField()
    somebody = models.BooleanField()
    not_read = models.PositiveIntegerField()
    found_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    reason = SealedField(null=True)
    record = models.ForeignKey("records.Record", on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    password = SealedField(null=True)
    made_digest = SealedField(null=True)
    new_name = SealedField(null=True)
    done_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, choices=Trouble, blank=True)

    ledger_noun = "found_file"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "place": Tells.NOTHING,
        "token": Tells.NOTHING,
        "path": Tells.SEALED,
        "owner": Tells.SEALED,
        "digest": Tells.SEALED,
        "size": Tells.WORK,
        "changed_ns": Tells.WORK,
        "certain": Tells.WORK,
        "likely": Tells.WORK,
        "possible": Tells.WORK,
        "somebody": Tells.WORK,
        "not_read": Tells.WORK,
        "found_at": Tells.WORK,
        "state": Tells.WORK,
        "decision": Tells.WORK,
        "reason": Tells.SEALED,
        "record": Tells.NOTHING,
        "decided_at": Tells.WORK,
        "decided_by": Tells.WORK,
        "agreed_at": Tells.WORK,
        "agreed_by": Tells.WORK,
        "password": Tells.SEALED,
        "made_digest": Tells.SEALED,
        "new_name": Tells.SEALED,
        "done_at": Tells.WORK,
        "trouble": Tells.WORK,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(name="found_file_by_state", fields=["state", "found_at"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(name="found_file_is_there_once", fields=["place", "token"]),
            models.CheckConstraint(
                name="found_file_decision_says_who_and_when",
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | Q(~Q(decision=""), decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="found_file_agreement_says_who_and_when",
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False, record__isnull=False),
            ),
            models.CheckConstraint(
                name="found_file_is_filed_only_by_agreement_and_into_a_record",
                condition=~Q(state__in=["to-file", "filed"]) | Q(agreed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"a found file {self.pk}"
