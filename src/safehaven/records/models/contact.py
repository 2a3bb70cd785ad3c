"""How to reach a person, where they live, and the numbers that others know them by."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.records.models.pairs import says_who_and_when, says_who_when_and_how
from safehaven.records.models.record import Record
from safehaven.records.states import ContactKind, IdentifierKind, VerifiedHow

_TRACE_TELLS = dict.fromkeys(
    ("added_at", "added_by", "verified_at", "verified_by", "verified_how", "ended_at", "ended_by"), Tells.WORK
)


class OfAPerson(Guarded):
    """Something we were told about a person: added, verified and ended by somebody, never deleted."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(default=uuid.uuid4)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    verified_how = models.CharField(max_length=10, choices=VerifiedHow, default="")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        abstract = True


class ContactPoint(OfAPerson):
    """A telephone number or e-mail address of the person.

    `code` is what staff save the number under on a phone, in place of a name; it says nothing.
    """

    kind = models.CharField(max_length=6, choices=ContactKind)
    value = SealedField()
    note = SealedField(null=True)
    code = models.CharField(max_length=8, default="")

    ledger_noun = "contact_point"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "record": Tells.NOTHING,
        "once": Tells.NOTHING,
        "kind": Tells.WORK,
        "value": Tells.SEALED,
        "note": Tells.SEALED,
        "code": Tells.LITTLE,
        **_TRACE_TELLS,
    }

    class Meta:
        indexes: ClassVar = [models.Index(name="contact_point_by_kind", fields=["kind", "code", "ended_at"])]
        constraints: ClassVar = [
            says_who_when_and_how("contact_point_verification"),
            says_who_and_when("contact_point_end", "ended"),
            UniqueConstraint(
                name="contact_point_code_is_one_of_a_kind", fields=["code"], condition=~Q(code="")
            ),
            UniqueConstraint(name="contact_point_is_added_once_for_each_form", fields=["added_by", "once"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}".strip()


class Address(OfAPerson):
    """Where the person lives or lived.  `post` is sealed too: that a letter is unsafe is telling."""

    lines = SealedField()
    postcode = SealedField(null=True)
    lived_from = SealedField(null=True)
    lived_until = SealedField(null=True)
    post = SealedField()

    ledger_noun = "address"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "record": Tells.NOTHING,
        "once": Tells.NOTHING,
        "lines": Tells.SEALED,
        "postcode": Tells.SEALED,
        "lived_from": Tells.SEALED,
        "lived_until": Tells.SEALED,
        "post": Tells.SEALED,
        **_TRACE_TELLS,
    }

    class Meta:
        constraints: ClassVar = [
            says_who_when_and_how("address_verification"),
            says_who_and_when("address_end", "ended"),
            UniqueConstraint(name="address_is_added_once_for_each_form", fields=["added_by", "once"]),
        ]

    def __str__(self) -> str:
        return "an address"


class Identifier(OfAPerson):
    """A number that another organisation knows the person by."""

    kind = models.CharField(max_length=5, choices=IdentifierKind)
    value = SealedField()
    note = SealedField(null=True)

    ledger_noun = "identifier"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "record": Tells.NOTHING,
        "once": Tells.NOTHING,
        "kind": Tells.WORK,
        "value": Tells.SEALED,
        "note": Tells.SEALED,
        **_TRACE_TELLS,
    }

    class Meta:
        constraints: ClassVar = [
            says_who_when_and_how("identifier_verification"),
            says_who_and_when("identifier_end", "ended"),
            UniqueConstraint(name="identifier_is_added_once_for_each_form", fields=["added_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
