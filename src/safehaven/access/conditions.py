"""What must be so before anybody is given a grant.  Apps above register theirs in `AppConfig.ready()`.

A condition is asked at every grant, inside the act's own transaction, so that it is judged by the rows of
that moment and by nothing that was kept.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from safehaven.foundation.actors import Actor

RECORD = "record"
Check = Callable[[Actor, str, str], None]
SealingCheck = Callable[[Actor, UUID], None]

_checks: dict[str, Check] = {}
_sealing_checks: dict[str, SealingCheck] = {}


def condition(name: str, check: Check) -> None:
    """Register a check that raises a Refusal, in words for the person, where nothing may be opened to them.

    It is given who asks, what the key is for (`record`, or the purpose of a house key), and for which act.
    Raises ValueError for a name that is taken.
    """
    if name in _checks:
        raise ValueError(f"There is a condition “{name}” already.  Give this one a name of its own.")
    _checks[name] = check


def check_conditions(by: Actor, purpose: str, act: str) -> None:
    """Raise the first Refusal that a condition has for this actor, purpose and act."""
    for check in _checks.values():
        check(by, purpose, act)


def before_sealing(name: str, check: SealingCheck) -> None:
    """Register a check that raises a Refusal where somebody may read on their caseload, but write nothing.

    It is given who seals, and under which key.  Raises ValueError for a name that is taken.
    """
    if name in _sealing_checks:
        raise ValueError(f"There is a check “{name}” already.  Give this one a name of its own.")
    _sealing_checks[name] = check


def check_sealing(by: Actor, key_id: UUID) -> None:
    """Raise the first Refusal that a check has against this actor's writing under this key."""
    for check in _sealing_checks.values():
        check(by, key_id)


def is_registered(check: Check) -> bool:
    """Whether a check is asked at every grant: for the evidence of the control that relies on it."""
    return check in _checks.values()
