"""Why something about a person may be told to somebody, and whether the use of their record is paused."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.lawfulness.states import Basis, Ended, Given, PauseGround, Reach

# What each reach must name, and that it names nothing else.
_NAMES = {
    Reach.ANYBODY: Q(kind="", organisation__isnull=True, recipient__isnull=True, about=""),
    Reach.KIND: ~Q(kind="") & Q(organisation__isnull=True, recipient__isnull=True, about=""),
    Reach.ORGANISATION: Q(kind="", organisation__isnull=False, recipient__isnull=True, about=""),
    Reach.PERSON: Q(kind="", organisation__isnull=True, recipient__isnull=False, about=""),
    Reach.ONCE: Q(kind="", organisation__isnull=True, recipient__isnull=True) & ~Q(about=""),
}


def _names_what_it_reaches() -> Q:
    named = Q()
    for reach, names in _NAMES.items():
        named |= Q(reach=reach) & names
    return named


def _all_or_none(*columns: str) -> Q:
    return Q(**{f"{one}__isnull": True for one in columns}) | Q(
        **{f"{one}__isnull": False for one in columns}
    )


class SharingBasis(Guarded):
    """Why something may be shared for one purpose: they agreed to it, or another basis holds.

    `whom` says with whom, as the person was told; `words` how it was given, or why the basis holds.
    `explained` says that the person knew what it is for and was free to say no; there is no consent without it.
    `ends_on` is the last day on which it counts.  `about` is the one message for which it counts, as the
    ledger names it.
    """

    record = models.ForeignKey("records.Record", on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=21, choices=Basis)
    reach = models.CharField(max_length=12, choices=Reach)
    kind = models.CharField(max_length=12, default="", blank=True)
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    recipient = models.ForeignKey(
        "directory.Recipient", on_delete=models.PROTECT, related_name="+", null=True
    )
    about = models.CharField(max_length=80, default="", blank=True)
    given = models.CharField(max_length=8, choices=Given, default="", blank=True)
    explained = models.BooleanField(default=False)
    purpose = SealedField()
    whom = SealedField()
    words = SealedField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    once = models.UUIDField(default=uuid.uuid4)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    ended_how = models.CharField(max_length=8, choices=Ended, default="", blank=True)

    ledger_noun = "sharing_basis"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "record", "organisation", "recipient", "about", "once"), Tells.NOTHING),
        **dict.fromkeys(("purpose", "whom", "words"), Tells.SEALED),
        **dict.fromkeys(("basis", "reach", "given", "explained", "starts_on", "ends_on"), Tells.WORK),
        **dict.fromkeys(("noted_at", "noted_by", "ended_at", "ended_by", "ended_how"), Tells.WORK),
        "kind": Tells.OUTSIDE,
    }

    class Meta:
        verbose_name_plural = "sharing bases"
        indexes: ClassVar = [models.Index(name="sharing_basis_of_record", fields=["record", "basis"])]
        constraints: ClassVar = [
            CheckConstraint(name="sharing_basis_names_what_it_reaches", condition=_names_what_it_reaches()),
            CheckConstraint(
                name="sharing_basis_consent_is_explained_and_given",
                condition=~Q(basis=Basis.CONSENT) | (Q(explained=True) & ~Q(given="")),
            ),
            CheckConstraint(
                name="sharing_basis_end_says_who_when_and_how",
                condition=_all_or_none("ended_at", "ended_by")
                & (Q(ended_at__isnull=True, ended_how="") | (Q(ended_at__isnull=False) & ~Q(ended_how=""))),
            ),
            CheckConstraint(
                name="sharing_basis_does_not_end_before_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            UniqueConstraint(name="sharing_basis_is_noted_once_for_each_form", fields=["noted_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Pause(Guarded):
    """The use of a record is paused: it is kept and read, and nothing else happens with it.

    `told_on` is the day on which the person heard of the pause, `lift_told_on` the one on which they heard
    that it ends, before it did: UK GDPR article 18(3).
    """

    record = models.ForeignKey("records.Record", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=9, choices=PauseGround)
    words = SealedField()
    told_on = models.DateField(null=True)
    once = models.UUIDField(default=uuid.uuid4)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    lifted_why = SealedField(null=True)
    lift_told_on = models.DateField(null=True)

    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "record", "once"), Tells.NOTHING),
        **dict.fromkeys(("words", "lifted_why"), Tells.SEALED),
        **dict.fromkeys(("ground", "told_on", "set_at", "set_by"), Tells.WORK),
        **dict.fromkeys(("lifted_at", "lifted_by", "lift_told_on"), Tells.WORK),
    }

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="pause_is_lifted_only_once_the_person_was_told",
                condition=_all_or_none("lifted_at", "lifted_by", "lifted_why", "lift_told_on"),
            ),
            UniqueConstraint(
                name="pause_of_a_record_stands_only_once",
                fields=["record"],
                condition=Q(lifted_at__isnull=True),
            ),
            UniqueConstraint(name="pause_is_set_once_for_each_form", fields=["set_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name
