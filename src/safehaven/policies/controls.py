"""What carries the clauses: each control that is built says what it does, where, and how it stands just now.

Apps register theirs in their own `controls.py`, when they start.  A control that nobody registered is
not built, and never counts as holding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from safehaven.foundation.logs import log
from safehaven.policies.control_names import CONTROL_NAMES
from safehaven.policies.parameters import Parameter
from safehaven_core.policy import Clause


class State(StrEnum):
    """How a clause stands."""

    HOLDS = "holds"
    ATTENTION = "attention"
    ATTEST_DUE = "attest-due"
    NOT_BUILT = "not-built"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found just now: a state, a sentence about it, and the figures behind it."""

    state: State
    sentence: str
    figures: Mapping[str, int] = field(default_factory=dict)


def holds(sentence: str, **figures: int) -> Evidence:
    """Nothing is missing."""
    return Evidence(State.HOLDS, sentence, figures)


def attention(sentence: str, **figures: int) -> Evidence:
    """Something is missing, or went wrong: the sentence says what, and who does something about it."""
    return Evidence(State.ATTENTION, sentence, figures)


@dataclass(frozen=True, slots=True)
class Control:
    """One control that is built.

    `acts_in` names the code that does it.  `not_for` names clauses that it does not carry, though they
    call it, each with what is missing.
    """

    name: str
    does: str
    acts_in: tuple[str, ...]
    reads: tuple[Parameter, ...]
    not_for: Mapping[str, str]
    evidence: Callable[[], Evidence]


CONTROLS: dict[str, Control] = {}
NOT_BUILT = Evidence(State.NOT_BUILT, "Safehaven has no part for this yet. You must see to it yourselves.")
UNREADABLE = attention(
    "The evidence could not be read, so it does not count. Tell your IT administrator: the log says why."
)


def control(
    name: str,
    *,
    does: str,
    acts_in: tuple[str, ...],
    reads: tuple[Parameter, ...] = (),
    not_for: Mapping[str, str] | None = None,
) -> Callable[[Callable[[], Evidence]], Callable[[], Evidence]]:
    """Register a control by the function that finds its evidence.  Raises ValueError for a wrong name."""

    def register(evidence: Callable[[], Evidence]) -> Callable[[], Evidence]:
        if name not in CONTROL_NAMES:
            raise ValueError(f"There is no control “{name}”.  Its name must stand in control_names.py.")
        if name in CONTROLS:
            raise ValueError(f"There is a control “{name}” already.")
        CONTROLS[name] = Control(name, does, acts_in, reads, not_for or {}, evidence)
        return evidence

    return register


def gather(names: set[str]) -> dict[str, Evidence]:
    """How these controls stand just now, each looked at once."""
    return {name: _look_at(CONTROLS[name]) for name in sorted(names & CONTROLS.keys())}


def judge(clause: Clause, found: Mapping[str, Evidence]) -> Evidence:
    """How a clause stands, given how the controls stand."""
    if clause.control not in CONTROLS:
        return NOT_BUILT
    missing = CONTROLS[clause.control].not_for.get(clause.id)
    evidence = found[clause.control]
    if missing and evidence.state is State.HOLDS:
        return attention(missing, **evidence.figures)
    return evidence


def _look_at(one: Control) -> Evidence:
    try:
        return one.evidence()
    except Exception:  # noqa: BLE001 - whatever it was, evidence that cannot be read does not count
        log.error("policies:evidence_unreadable", control=one.name, exc_info=True)
        return UNREADABLE
