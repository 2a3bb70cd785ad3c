"""A disclosure, and what it takes along."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.disclosure.models.pairs import says_who_and_when
from safehaven.disclosure.states import OVER, UNFINISHED, Category, Channel, Received, State, Trouble
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.lawfulness.front import Basis


class Disclosure(Guarded):
    """Somebody shares something about a person with somebody outside.

    `version` goes up with every change, so that a form that was open meanwhile is told.  `address`
    is what was typed back; it counts only as long as it is the contact point's own value.  `readers`
    says who reads a mailbox that looks shared, `others` who else is in what is shared, and why they belong there.
    `release_after` ends the time in which it can be taken back before anything happens.
    `receipt_digest` is the hash of the link that confirms receipt.
    `held_from` is the state to go back to; `claim` and `claimed_until` are a worker's lease.
    """

    record = models.ForeignKey("records.Record", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    version = models.PositiveIntegerField(default=1)
    once = models.UUIDField(default=uuid.uuid4)

    category = models.CharField(max_length=15, choices=Category, default="")
    basis = models.CharField(max_length=21, choices=Basis, default="")
    reason = SealedField(null=True)
    contact = models.ForeignKey("directory.Contact", on_delete=models.PROTECT, related_name="+", null=True)
    address = SealedField(null=True)
    readers = SealedField(null=True)
    others = SealedField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    decision = SealedField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    release_once = models.UUIDField(null=True)
    release_after = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    ended_why = SealedField(null=True)

    receipt_digest = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unique, and most have none
    received_at = models.DateTimeField(null=True)
    received_how = models.CharField(max_length=5, choices=Received, default="")
    receipt_noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    trouble = models.CharField(max_length=18, choices=Trouble, default="")
    trouble_words = SealedField(null=True)
    held_from = models.CharField(max_length=10, default="")
    held_since = models.DateTimeField(null=True)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)

    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(
            ("id", "record", "version", "once", "contact", "release_once", "claim"), Tells.NOTHING
        ),
        **dict.fromkeys(
            ("reason", "address", "readers", "others", "decision", "ended_why", "trouble_words"), Tells.SEALED
        ),
        **dict.fromkeys(
            (
                *(
                    "channel",
                    "state",
                    "category",
                    "basis",
                    "confirmed_at",
                    "confirmed_by",
                    "made_at",
                    "made_by",
                ),
                *("asked_at", "decided_at", "decided_by", "released_at", "released_by", "release_after"),
                *("ended_at", "ended_by", "received_at", "received_how", "receipt_noted_by"),
                *("trouble", "held_from", "held_since", "claimed_until"),
            ),
            Tells.WORK,
        ),
        "receipt_digest": Tells.SECRET,
    }

    class Meta:
        ordering: ClassVar = ["-made_at", "id"]
        indexes: ClassVar = [models.Index(name="disclosure_by_release", fields=["released_at"])]
        constraints: ClassVar = [
            says_who_and_when("disclosure_typing_back", "confirmed"),
            says_who_and_when("disclosure_decision_of_another", "decided"),
            says_who_and_when("disclosure_release_to_the_outside", "released"),
            says_who_and_when("disclosure_end_without_sharing", "ended"),
            CheckConstraint(
                name="disclosure_nobody_approves_their_own",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("made_by")),
            ),
            CheckConstraint(
                name="disclosure_nobody_releases_what_they_approved",
                condition=Q(decided_by__isnull=True)
                | Q(released_by__isnull=True)
                | ~Q(decided_by=F("released_by")),
            ),
            CheckConstraint(
                name="disclosure_on_its_way_says_to_whom_and_why",
                condition=Q(released_at__isnull=True)
                | (Q(contact__isnull=False, address__isnull=False, reason__isnull=False) & ~Q(basis="")),
            ),
            CheckConstraint(
                name="disclosure_is_released_before_it_is_on_its_way",
                condition=Q(released_at__isnull=False)
                | Q(state__in=sorted([*UNFINISHED, State.REFUSED, State.ABANDONED, State.HELD])),
            ),
            CheckConstraint(
                name="disclosure_is_held_exactly_when_it_says_why",
                condition=(Q(state=State.HELD) & ~Q(trouble="")) | (~Q(state=State.HELD) & Q(trouble="")),
            ),
            CheckConstraint(
                name="disclosure_that_is_over_says_since_when",
                condition=~Q(state__in=sorted(OVER - {State.REFUSED})) | Q(ended_at__isnull=False),
            ),
            UniqueConstraint(name="disclosure_is_begun_once_for_each_form", fields=["made_by", "once"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name

    @property
    def code(self) -> str:
        """A short name to say on the telephone, such as `7F3A-09C2`.  It says nothing of anybody."""
        return f"{self.pk.hex[:4]}-{self.pk.hex[4:8]}".upper()


class Item(Guarded):
    """One version of one document that is shared, and why this one is needed."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="items")
    document_version = models.ForeignKey("documents.Version", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    why = SealedField()

    ledger_noun = "disclosure_item"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "disclosure": Tells.NOTHING,
        "document_version": Tells.NOTHING,
        "position": Tells.NOTHING,
        "why": Tells.SEALED,
    }

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            UniqueConstraint(
                name="disclosure_item_takes_a_version_along_once", fields=["disclosure", "document_version"]
            )
        ]

    def __str__(self) -> str:
        return f"item {self.position}"
