"""What somebody is told because a colleague changed a way into an account."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.workforce.models.people import StaffMember
from safehaven.workforce.states import WayIn


class WayInNotice(Guarded):
    """A colleague changed a way into an account: told to its owner, or to somebody who watches.

    `address` is where the e-mail goes; `was` is the owner's address before, where that is what changed.
    """

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="way_in_notices")
    to = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()
    what = models.CharField(max_length=10, choices=WayIn)
    was = models.EmailField(blank=True, default="")
    done_by = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    ledger_noun = "way_in_notice"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "staff", "to"), Tells.NOTHING),
        **dict.fromkeys(("address", "what", "was"), Tells.STAFF),
        **dict.fromkeys(("done_by", "made_at", "not_before", "attempts", "sent_at", "seen_at"), Tells.WORK),
    }

    class Meta:
        ordering: ClassVar = ["-made_at", "id"]
        indexes: ClassVar = [
            models.Index(name="way_in_notice_by_time", fields=["sent_at", "not_before"]),
            models.Index(name="way_in_notice_by_reader", fields=["to", "-made_at"]),
        ]

    def __str__(self) -> str:
        return self.ledger_name
