"""What was chosen for each parameter, when, and by whom.  The newest choice is in force."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from safehaven.foundation.guarded import Guarded, Tells


class ParameterChoice(Guarded):
    """Somebody set a parameter to a value."""

    parameter = models.CharField(max_length=40, db_index=True)
    value = models.CharField(max_length=40)
    chosen_at = models.DateTimeField(db_index=True)
    chosen_by = models.CharField(max_length=60)

    ledger_noun = "parameter_choice"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "parameter": Tells.WORK,
        "value": Tells.WORK,
        "chosen_at": Tells.WORK,
        "chosen_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="policy_parameter_is_chosen_once_at_a_moment", fields=["parameter", "chosen_at"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.parameter} is {self.value}"
