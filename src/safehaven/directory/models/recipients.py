"""Organisations, and the people there; and people who are there for one person supported alone."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Lower

from safehaven.directory.states import OrganisationKind
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Organisation(Guarded):
    """An outside organisation.  Its name is public knowledge and stands in clear."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=OrganisationKind)
    once = models.UUIDField(default=uuid.uuid4)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "name": Tells.OUTSIDE,
        "kind": Tells.OUTSIDE,
        "once": Tells.NOTHING,
        "added_at": Tells.WORK,
        "added_by": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = [Lower("name"), "id"]
        constraints: ClassVar = [
            UniqueConstraint(Lower("name"), name="organisation_names_are_not_used_twice"),
            UniqueConstraint(name="organisation_is_added_once_for_each_form", fields=["added_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.name


class Recipient(Guarded):
    """An outside person whom we may send something.

    Somebody at an organisation is open to everybody who reads the directory, and sealed under its
    key.  A private person, such as a sister, would give away whom we support: they belong to one
    record, are sealed under its key, are seen only by those who work with that person, and go
    when the record goes.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people", null=True)
    record = models.ForeignKey("records.Record", on_delete=models.PROTECT, related_name="+", null=True)
    name = SealedField()
    job_title = SealedField(null=True)
    department = SealedField(null=True)
    once = models.UUIDField(default=uuid.uuid4)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "organisation": Tells.OUTSIDE,
        "record": Tells.NOTHING,
        "name": Tells.SEALED,
        "job_title": Tells.SEALED,
        "department": Tells.SEALED,
        "once": Tells.NOTHING,
        "added_at": Tells.WORK,
        "added_by": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = ["added_at", "id"]
        constraints: ClassVar = [
            CheckConstraint(
                name="recipient_belongs_to_an_organisation_or_to_one_record",
                condition=Q(organisation__isnull=True, record__isnull=False)
                | Q(organisation__isnull=False, record__isnull=True),
            ),
            UniqueConstraint(name="recipient_is_added_once_for_each_form", fields=["added_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name


class NameToken(Guarded):
    """Eight keyed bytes that stand for a word of the name of somebody at an organisation."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="tokens", db_index=False)
    kind = models.CharField(max_length=20)
    token = models.BinaryField(max_length=8)

    ledger_noun = "name_token"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "recipient": Tells.NOTHING,
        "kind": Tells.NOTHING,
        "token": Tells.NOTHING,
    }

    class Meta:
        indexes: ClassVar = [models.Index(name="name_token_to_recipient", fields=["token", "recipient"])]
        constraints: ClassVar = [
            UniqueConstraint(
                name="name_token_is_kept_once_for_each_recipient", fields=["recipient", "kind", "token"]
            )
        ]

    def __str__(self) -> str:
        return "a name token"
