"""Who goes on working with a person after changing teams, because a manager said so."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.records.models.caseload import Assignment


class Kept(Guarded):
    """A manager of the old team lets one assignment outlast one move, and says why."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="kept")
    move = models.ForeignKey("workforce.Move", on_delete=models.PROTECT, related_name="+")
    why_text = SealedField()
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "assignment": Tells.NOTHING,
        "move": Tells.NOTHING,
        "why_text": Tells.SEALED,
        "kept_at": Tells.WORK,
        "kept_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="kept_once_for_each_assignment_and_move", fields=["assignment", "move"]
            )
        ]

    def __str__(self) -> str:
        return self.ledger_name
