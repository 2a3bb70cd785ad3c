"""For what something leaves although the use of the record is paused."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from safehaven.disclosure.models.disclosures import Disclosure
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.lawfulness.front import WhilePaused


class UseWhilePaused(Guarded):
    """What the law allows this one disclosure for during one pause, and why, as its sender said.

    It counts for that pause alone, and only together with the approval of a second person.
    """

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+")
    pause = models.ForeignKey("lawfulness.Pause", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=15, choices=WhilePaused)
    why = SealedField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    ledger_noun = "use_while_paused"
    tells: ClassVar[dict[str, Tells]] = {
        **dict.fromkeys(("id", "disclosure", "pause"), Tells.NOTHING),
        **dict.fromkeys(("ground", "said_at", "said_by"), Tells.WORK),
        "why": Tells.SEALED,
    }

    class Meta:
        verbose_name_plural = "uses while paused"
        constraints: ClassVar = [
            UniqueConstraint(
                name="use_while_paused_is_said_once_for_each_pause", fields=["disclosure", "pause"]
            )
        ]

    def __str__(self) -> str:
        return self.ledger_name
