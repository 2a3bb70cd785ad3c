"""When something is due again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from safehaven.governance.attestations import Attestation
from safehaven.interface.counting import counted
from safehaven.policies.front import number_in_force
from safehaven_core.deadlines import months_after


def due_after(moment: datetime, attestation: Attestation) -> datetime:
    """When what was confirmed at a moment has to be confirmed again, by the policy as it is now."""
    number = number_in_force(attestation.interval)
    return (
        moment + timedelta(hours=number)
        if attestation.in_hours
        else months_after(timezone.localtime(moment), number)
    )


def in_words(attestation: Attestation) -> str:
    """How often, as people say it."""
    number, unit = number_in_force(attestation.interval), "hour" if attestation.in_hours else "month"
    return f"Every {unit}" if number == 1 else f"Every {counted(number, unit)}"
