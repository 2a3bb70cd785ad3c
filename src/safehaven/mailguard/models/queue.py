"""The queue: messages as mail programs handed them over, and a row for each recipient's copy."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from safehaven.disclosure.front import Trouble
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.mailguard.models.passwords import AppPassword
from safehaven.mailguard.states import Outcome, State, Topic, WaitsFor, Way

TOLD_APART = 8


class Submission(Guarded):
    """One message that a mail program handed over.  Its content is a sealed file beside the database.

    `noted_at` is when it was noted on the records of those whom it is surely about, or was seen to be about none.
    `once` is a keyed token of the whole message, so that a program which never heard our answer and hands
    it over again does not send it twice.  `findings` is what the checks found, with the words it is in.
    `goes_protected` is whether it may leave only as protected files.  `tells_in_open` and `unread` are what the
    checks found about it as it is: that it tells who somebody is, and that part of it could not be read.
    `waits_for` is what it waited for when somebody last looked, and is only there to be shown.
    """

    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    password = models.ForeignKey(AppPassword, on_delete=models.PROTECT, related_name="+")
    once = models.BinaryField(max_length=TOLD_APART, null=True)
    size = models.PositiveBigIntegerField()
    subject = SealedField()
    content = SealedField(null=True)
    findings = SealedField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    waits_for = models.CharField(max_length=13, choices=WaitsFor, default=WaitsFor.SENDER)
    outcome = models.CharField(max_length=7, choices=Outcome, default="")
    goes_protected = models.BooleanField(default=False)
    tells_in_open = models.BooleanField(default=False)
    unread = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=timezone.now)
    leaves_after = models.DateTimeField(null=True)
    judge_after = models.DateTimeField(default=timezone.now)
    reason = SealedField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    over_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True)

    ledger_noun = "submission"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "sender", "password", "once"), Tells.NOTHING),
        **dict.fromkeys(("subject", "content", "findings", "reason"), Tells.SEALED),
        **dict.fromkeys(
            (
                *(
                    "size",
                    "state",
                    "waits_for",
                    "outcome",
                    "goes_protected",
                    "tells_in_open",
                    "unread",
                    "received_at",
                    "leaves_after",
                    "judge_after",
                ),
                *("decided_at", "decided_by", "over_at", "noted_at"),
            ),
            Tells.WORK,
        ),
    }

    class Meta:
        ordering: ClassVar = ["-received_at", "id"]
        indexes: ClassVar = [
            models.Index(name="submission_by_state", fields=["state", "judge_after"]),
            models.Index(name="submission_by_sender", fields=["sender", "received_at"]),
        ]
        constraints: ClassVar = [
            UniqueConstraint(
                name="submission_is_taken_in_only_once",
                fields=["sender", "once"],
                condition=~Q(state=State.TAKEN_BACK),
            ),
            CheckConstraint(
                name="submission_on_its_way_says_when_it_leaves",
                condition=~Q(state__in=[State.PASSED, State.OVER]) | Q(leaves_after__isnull=False),
            ),
            CheckConstraint(
                name="submission_that_was_decided_says_when_and_by_whom",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            CheckConstraint(
                name="submission_has_an_outcome_once_it_was_judged",
                condition=Q(state__in=[State.RECEIVED, State.TAKEN_BACK]) | ~Q(outcome=""),
            ),
            CheckConstraint(
                name="submission_that_is_being_protected_may_leave_only_so",
                condition=~Q(state=State.PROTECTING) | Q(goes_protected=True),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Delivery(Guarded):
    """The copy for one recipient, the password for it, or a notice to the sender.

    `handed_at` is set just before the content goes to the mail server: from there on, only the server's
    answer tells whether it was sent.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="deliveries")
    topic = models.CharField(max_length=13, choices=Topic, default=Topic.MESSAGE)
    place = models.PositiveIntegerField(default=0)
    address = SealedField()
    state = models.CharField(max_length=12, choices=Way, default=Way.READY)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    first_tried_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=18, choices=Trouble, default="")
    trouble_words = SealedField(null=True)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    ledger_noun = "delivery"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "submission", "claim", "place"), Tells.NOTHING),
        **dict.fromkeys(("address", "trouble_words"), Tells.SEALED),
        **dict.fromkeys(
            (
                *("topic", "state", "not_before", "attempts", "first_tried_at", "trouble"),
                *("claimed_until", "handed_at", "sent_at"),
            ),
            Tells.WORK,
        ),
    }

    class Meta:
        ordering: ClassVar = ["topic", "place", "id"]
        indexes: ClassVar = [models.Index(name="delivery_by_state_and_time", fields=["state", "not_before"])]
        constraints: ClassVar = [
            UniqueConstraint(name="delivery_is_one_for_each_place", fields=["submission", "topic", "place"]),
            CheckConstraint(
                name="delivery_in_a_workers_hands_says_whose",
                condition=~Q(state__in=[Way.CLAIMED, Way.HANDING_OVER])
                | Q(claim__isnull=False, claimed_until__isnull=False),
            ),
            CheckConstraint(
                name="delivery_is_handed_over_before_it_is_sent",
                condition=~Q(state__in=[Way.HANDING_OVER, Way.SENT, Way.IN_DOUBT])
                | Q(handed_at__isnull=False),
            ),
            CheckConstraint(
                name="delivery_that_was_sent_says_when",
                condition=~Q(state=Way.SENT) | Q(sent_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
