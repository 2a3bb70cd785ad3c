"""The outbox: messages on their way to the mail server, with nothing in clear."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from safehaven.disclosure.models.disclosures import Disclosure
from safehaven.disclosure.states import MessageKind, MessageState, Trouble
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Message(Guarded):
    """One e-mail, sealed under the record's key.

    `message_id` is given once, so that two copies would be seen to be the same message.
    `attachment` is the neutral name of the protected file; the file itself is a sealed stream in
    the spool folder.  `secret` is the password, which stands in the body only while it is sent.
    `handed_at` is set just before the content goes to the mail server: from there on, only the
    server's answer tells whether it was sent.  `maybe_sent` stays set once nobody knew.
    """

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=8, choices=MessageKind)
    state = models.CharField(max_length=12, choices=MessageState, default=MessageState.READY)
    message_id = models.CharField(max_length=120, unique=True)
    address = SealedField()
    subject = SealedField()
    body = SealedField()
    attachment = SealedField(null=True)
    secret = SealedField(null=True)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    first_tried_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=18, choices=Trouble, default="")
    trouble_words = SealedField(null=True)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    maybe_sent = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(
        "workforce.StaffMember", on_delete=models.PROTECT, related_name="+", null=True
    )

    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "disclosure", "message_id", "claim"), Tells.NOTHING),
        **dict.fromkeys(
            ("address", "subject", "body", "attachment", "secret", "trouble_words"), Tells.SEALED
        ),
        **dict.fromkeys(
            (
                *("kind", "state", "made_at", "not_before", "attempts", "first_tried_at", "trouble"),
                *("claimed_until", "handed_at", "maybe_sent", "sent_at", "told_at", "told_by"),
            ),
            Tells.WORK,
        ),
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(name="message_by_state_and_time", fields=["state", "not_before"]),
            models.Index(name="message_by_kind_and_sending", fields=["kind", "sent_at"]),
            models.Index(name="message_by_sending", fields=["sent_at"]),
            models.Index(name="message_by_kind_and_making", fields=["kind", "made_at"]),
        ]
        constraints: ClassVar = [
            UniqueConstraint(name="message_is_one_of_its_kind", fields=["disclosure", "kind"]),
            CheckConstraint(
                name="message_telling_says_who_and_when",
                condition=Q(told_at__isnull=True, told_by__isnull=True)
                | Q(told_at__isnull=False, told_by__isnull=False),
            ),
            CheckConstraint(
                name="message_never_carries_file_and_password_together",
                condition=Q(kind=MessageKind.DOCUMENT, attachment__isnull=False, secret__isnull=True)
                | Q(kind=MessageKind.PASSWORD, attachment__isnull=True),
            ),
            CheckConstraint(
                name="message_in_a_workers_hands_says_whose",
                condition=~Q(state__in=[MessageState.CLAIMED, MessageState.HANDING_OVER])
                | Q(claim__isnull=False, claimed_until__isnull=False),
            ),
            CheckConstraint(
                name="message_is_handed_over_before_it_is_sent",
                condition=~Q(state=MessageState.HANDING_OVER) | Q(handed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
