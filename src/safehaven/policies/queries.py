"""What is in force.

Every page asks, so each process keeps what it read, for half a second at most.  An act decides by what
stands at its own moment: inside a transaction nothing that was kept is used, and nothing is kept.
"""

from __future__ import annotations

from time import monotonic

from django.db import transaction

from safehaven.policies.models import ParameterChoice
from safehaven.policies.parameters import MEANINGS, Parameter

KEPT_FOR = 0.5  # seconds


class Kept:
    """What was read last, until it is too old to be believed."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._good_until = 0.0

    def values(self) -> dict[str, str]:
        """The newest choice for each parameter that somebody chose, as it was half a second ago at most."""
        now = monotonic()
        if now >= self._good_until:
            self._values = _newest()
            self._good_until = now + KEPT_FOR
        return self._values

    def forget(self) -> None:
        """Read anew next time, as after a choice in this process."""
        self._good_until = 0.0


KEPT = Kept()


def in_force(parameter: Parameter) -> str:
    """The value in force now: the newest choice, or the default."""
    acting = transaction.get_connection().in_atomic_block
    values = _newest() if acting else KEPT.values()
    return values.get(parameter.value) or MEANINGS[parameter].default


def number_in_force(parameter: Parameter) -> int:
    """The value in force of a parameter that is a number."""
    return int(in_force(parameter))


def _newest() -> dict[str, str]:
    """All choices in order, so that the last one for a parameter stays.  There are never many."""
    return dict(ParameterChoice.objects.order_by("chosen_at").values_list("parameter", "value"))
