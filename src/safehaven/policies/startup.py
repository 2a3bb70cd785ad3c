"""What must be right before anything starts."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from safehaven.policies import library


@register("policies")
def check_packs(**_asked: Any) -> list[CheckMessage]:
    """Refuse to start with a policy pack that is wrong: what it asks for could not be enforced."""
    return [
        Error(
            f"A policy pack is wrong.  {fault}",
            hint=f"The packs are in {library.FOLDER}.  Put the release's own files back.",
            id="policies.E001",
        )
        for fault in library.faults_in(library.FOLDER)
    ]
