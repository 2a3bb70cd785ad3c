"""What somebody agreed to, read and accepted, each in the very version that they saw."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.readiness.states import AGREEMENT
from safehaven.workforce.front import StaffMember


class AgreementText(Guarded):
    """One version of the non-disclosure agreement.  The one with the highest number holds.

    The shipped text has no row until somebody signs it or another one replaces it, so that what
    was signed can be read for ever.
    """

    number = models.PositiveIntegerField(unique=True)
    text = models.TextField(max_length=20_000)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=60)

    ledger_noun = "agreement_text"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "number": Tells.NOTHING,
        "text": Tells.WORK,  # it speaks to everybody who works here, and is about nobody
        "digest": Tells.NOTHING,
        "made_at": Tells.WORK,
        "made_by": Tells.WORK,
    }

    def __str__(self) -> str:
        return f"agreement, version {self.number}"


class Acceptance(Guarded):
    """Somebody signed the agreement, or accepted a policy, in one version of it."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="acceptances")
    what = models.CharField(max_length=60)
    title = models.CharField(max_length=400)
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    accepted_at = models.DateTimeField(default=timezone.now)
    signature = models.CharField(max_length=120, blank=True)

    ledger_noun = "acceptance"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "what": Tells.WORK,
        "title": Tells.WORK,
        "version": Tells.WORK,
        "digest": Tells.NOTHING,
        "accepted_at": Tells.STAFF,
        "signature": Tells.STAFF,  # their name, as their account has it in clear
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="acceptance_of_one_version_stands_once", fields=["staff", "what", "digest"]
            ),
            models.CheckConstraint(
                name="acceptance_of_the_agreement_is_signed_and_no_other",
                condition=(Q(what=AGREEMENT) & ~Q(signature="")) | (~Q(what=AGREEMENT) & Q(signature="")),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Reading(Guarded):
    """How far somebody has read one version of one policy: the number of sections that they went on from."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    policy = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    sections = models.PositiveSmallIntegerField()
    read_at = models.DateTimeField(default=timezone.now)

    ledger_noun = "reading"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "policy": Tells.WORK,
        "digest": Tells.NOTHING,
        "sections": Tells.NOTHING,
        "read_at": Tells.STAFF,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="reading_of_one_version_stands_once", fields=["staff", "policy", "digest"]
            )
        ]

    def __str__(self) -> str:
        return self.ledger_name


class LatestMoment(models.Model):
    """The latest moment that this house has seen.  Noted at clicks, so neither an act nor guarded."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()

    tells: ClassVar[dict[str, Tells]] = {"id": Tells.NOTHING, "at": Tells.WORK}

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="latest_moment_is_one_for_the_house", condition=Q(id=1))
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
