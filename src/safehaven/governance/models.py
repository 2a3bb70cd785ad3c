"""Who stands in for whom and how a role is reached; what people confirmed, with evidence; what they found wrong."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.workforce.front import Role


def _staff(*, null: bool = False) -> models.ForeignKey:  # type: ignore[type-arg]  # not generic when it runs
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=null)


class Appointment(Guarded):
    """What goes with a role of governance: its deputy, and how anybody reaches it.

    Who holds the role stands in the workforce.  The contact points are the role's own and meant for
    everybody to read; none of them may be the address of a member of staff.
    """

    role = models.CharField(max_length=30, choices=Role, unique=True)
    deputy = _staff(null=True)
    deputy_since = models.DateTimeField(null=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    post = models.CharField(max_length=300, blank=True)
    name_is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    ledger_noun = "appointment"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "role": Tells.WORK,
        "deputy": Tells.STAFF,
        "deputy_since": Tells.STAFF,
        "email": Tells.WORK,
        "telephone": Tells.WORK,
        "post": Tells.WORK,
        "name_is_public": Tells.WORK,
        "version": Tells.NOTHING,
    }

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="appointment_of_a_deputy_says_since_when",
                condition=Q(deputy__isnull=True, deputy_since__isnull=True)
                | Q(deputy__isnull=False, deputy_since__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.role


class Confirmation(Guarded):
    """Somebody answered the questions of an attestation.

    `of` is who it is about, where each person answers for themselves.  `answers` holds the slugs of the
    questions and yes or no, so that how a control stands is found without opening anything.  Nobody is
    named in `confirmed_by` where a program on the server confirmed it.
    """

    attestation = models.CharField(max_length=40)
    of = _staff(null=True)
    number = models.PositiveIntegerField()
    newest = models.BooleanField(default=True)
    answers = models.JSONField()
    until = models.DateField(null=True)
    confirmed_at = models.DateTimeField()
    confirmed_by = _staff(null=True)
    note = SealedField(null=True)
    once = models.UUIDField()

    ledger_noun = "confirmation"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "attestation": Tells.WORK,
        "of": Tells.STAFF,
        "number": Tells.NOTHING,
        "newest": Tells.NOTHING,
        "answers": Tells.WORK,
        "until": Tells.WORK,
        "confirmed_at": Tells.WORK,
        "confirmed_by": Tells.WORK,
        "note": Tells.SEALED,
        "once": Tells.NOTHING,
    }

    class Meta:
        ordering: ClassVar = ["attestation", "-number"]
        constraints: ClassVar = [
            UniqueConstraint(
                name="confirmation_for_the_house_has_its_own_number",
                fields=["attestation", "number"],
                condition=Q(of__isnull=True),
            ),
            UniqueConstraint(
                name="confirmation_of_one_person_has_its_own_number",
                fields=["attestation", "of", "number"],
                condition=Q(of__isnull=False),
            ),
            UniqueConstraint(
                name="confirmation_for_the_house_has_one_newest",
                fields=["attestation"],
                condition=Q(of__isnull=True, newest=True),
            ),
            UniqueConstraint(
                name="confirmation_of_one_person_has_one_newest",
                fields=["attestation", "of"],
                condition=Q(of__isnull=False, newest=True),
            ),
            UniqueConstraint(name="confirmation_is_kept_once_for_each_form", fields=["once"]),
            CheckConstraint(
                name="confirmation_of_oneself_is_by_nobody_else",
                condition=Q(of__isnull=True) | Q(of=models.F("confirmed_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attestation} {self.number}"


class Evidence(Guarded):
    """The file that goes with a confirmation.  It lies in the database, sealed: it is small, and never on the disk."""

    confirmation = models.OneToOneField(Confirmation, on_delete=models.PROTECT, related_name="evidence")
    name = SealedField()
    content = SealedField()
    ending = models.CharField(max_length=4)
    size = models.PositiveIntegerField()

    ledger_noun = "evidence"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "confirmation": Tells.NOTHING,
        "name": Tells.SEALED,
        "content": Tells.SEALED,
        "ending": Tells.NOTHING,
        "size": Tells.NOTHING,
    }

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="evidence_is_a_pdf_or_a_picture", condition=Q(ending__in=["pdf", "png", "jpg"])
            )
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Finding(Guarded):
    """A question was answered with no: what is wrong, who mends it, and by when."""

    confirmation = models.ForeignKey(Confirmation, on_delete=models.PROTECT, related_name="findings")
    question = models.CharField(max_length=60)
    what = SealedField()
    mender = _staff()
    mend_by = models.DateField()
    mended_at = models.DateTimeField(null=True)
    mended_by = _staff(null=True)
    how = SealedField(null=True)

    ledger_noun = "finding"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "confirmation": Tells.NOTHING,
        "question": Tells.WORK,
        "what": Tells.SEALED,
        "mender": Tells.WORK,
        "mend_by": Tells.WORK,
        "mended_at": Tells.WORK,
        "mended_by": Tells.WORK,
        "how": Tells.SEALED,
    }

    class Meta:
        ordering: ClassVar = ["mend_by", "id"]
        constraints: ClassVar = [
            UniqueConstraint(
                name="finding_is_made_once_for_each_question", fields=["confirmation", "question"]
            ),
            CheckConstraint(
                name="finding_that_was_mended_says_when_and_by_whom",
                condition=Q(mended_at__isnull=True, mended_by__isnull=True, how__isnull=True)
                | Q(mended_at__isnull=False, mended_by__isnull=False, how__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
