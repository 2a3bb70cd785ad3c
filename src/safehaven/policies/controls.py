"""What carries the clauses: each control that is built says what it does, where, and how it stands just now.

Apps register theirs in their own `controls.py`, when they start.  A control that nobody registered is
not built, and never counts as holding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import wraps
from typing import TypeVar, cast

from safehaven.foundation.logs import log
from safehaven.policies.control_names import CONTROL_NAMES
from safehaven.policies.parameters import Parameter
from safehaven_core.policy import Clause


class State(StrEnum):
    """How a clause stands."""

    HOLDS = "holds"
    ATTENTION = "attention"
    ATTEST_DUE = "attest-due"
    NOT_ADOPTED = "not-adopted"
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


def attest_due(sentence: str, **figures: int) -> Evidence:
    """A person must confirm it: nobody did yet, or too long ago."""
    return Evidence(State.ATTEST_DUE, sentence, figures)


@dataclass(frozen=True, slots=True)
class Control:
    """One control that is built.

    `acts_in` names the code that does it.  `not_for` names clauses that it does not carry, though they
    call it, each with what is missing.  `see` is the name of the page on which its evidence is seen.
    """

    name: str
    does: str
    acts_in: tuple[str, ...]
    reads: tuple[Parameter, ...]
    not_for: Mapping[str, str]
    evidence: Callable[[], Evidence]
    see: str = ""


CONTROLS: dict[str, Control] = {}
_ALSO: dict[str, tuple[str, Callable[[], Evidence]]] = {}
"""By clause, the control that it calls, and what another app finds about it besides."""
_SEEN_AT: dict[str, str] = {}
"""By clause, the page on which its evidence is seen, where that is another than its control's."""
_DONE_BY_PEOPLE: set[str] = set()
Found = TypeVar("Found")
_shared: ContextVar[dict[object, object] | None] = ContextVar("shared", default=None)
NOT_YET, IN_PART = "(not yet)", "(in part)"
NOT_BUILT = Evidence(State.NOT_BUILT, "Safehaven has no part for this yet. You must see to it yourselves.")
NOT_ADOPTED = Evidence(State.NOT_ADOPTED, "Nobody has to keep to this clause: its policy is not adopted.")
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
    see: str = "",
) -> Callable[[Callable[[], Evidence]], Callable[[], Evidence]]:
    """Register a control by the function that finds its evidence.  Raises ValueError for a wrong name."""

    def register(evidence: Callable[[], Evidence]) -> Callable[[], Evidence]:
        if name not in CONTROL_NAMES:
            raise ValueError(f"There is no control “{name}”.  Its name must stand in control_names.py.")
        if name in CONTROLS:
            raise ValueError(f"There is a control “{name}” already.")
        CONTROLS[name] = Control(name, does, acts_in, reads, not_for or {}, evidence, see)
        return evidence

    return register


def also(
    name: str, *clauses: str, acts_in: tuple[str, ...], reads: tuple[Parameter, ...] = ()
) -> Callable[[Callable[[], Evidence]], Callable[[], Evidence]]:
    """Register what an app further up does for some clauses of a control: they hold only where both hold."""

    def register(evidence: Callable[[], Evidence]) -> Callable[[], Evidence]:
        built = CONTROLS[name]
        places = tuple(place for place in acts_in if place not in built.acts_in)
        more = tuple(parameter for parameter in reads if parameter not in built.reads)
        CONTROLS[name] = replace(built, acts_in=built.acts_in + places, reads=built.reads + more)
        _ALSO.update(dict.fromkeys(clauses, (name, evidence)))
        return evidence

    return register


def seen_at(page: str, *clauses: str) -> None:
    """Say on which page the evidence of some clauses is seen, where their control's page does not show it."""
    _SEEN_AT.update(dict.fromkeys(clauses, page))


def page_of_evidence(clause: Clause) -> str:
    """The name of the page on which the evidence of a clause is seen; empty where there is none."""
    built = CONTROLS.get(clause.control)
    return _SEEN_AT.get(clause.id, built.see) if built is not None else ""


def done_by_people(*names: str) -> None:
    """Say that people do what these controls see to, and confirm it here from time to time."""
    _DONE_BY_PEOPLE.update(names)


def found_once(find: Callable[[], Found]) -> Callable[[], Found]:
    """Let controls that are looked at together share what one of them found.  Nothing is kept afterwards."""

    @wraps(find)
    def found() -> Found:
        shared = _shared.get()
        if shared is None:
            return find()
        if find not in shared:
            shared[find] = find()
        return cast("Found", shared[find])

    return found


def gather(names: set[str]) -> dict[str, Evidence]:
    """How these controls stand just now, each looked at once; and what else is found about single clauses."""
    looking = _shared.set({})
    try:
        found = {name: _look_at(name, CONTROLS[name].evidence) for name in sorted(names & CONTROLS.keys())}
        more = {clause: find for clause, (name, find) in _ALSO.items() if name in names}
        seen = {find: _look_at(find.__name__, find) for find in dict.fromkeys(more.values())}
        return found | {clause: seen[find] for clause, find in more.items()}
    finally:
        _shared.reset(looking)


def judge(clause: Clause, found: Mapping[str, Evidence]) -> Evidence:
    """How a clause stands, given how the controls stand."""
    if clause.control not in CONTROLS:
        return NOT_BUILT
    missing = CONTROLS[clause.control].not_for.get(clause.id)
    evidence = found[clause.control]
    if missing and evidence.state is State.HOLDS:
        return attention(missing, **evidence.figures)
    more = found.get(clause.id)
    if more is None or evidence.state is not State.HOLDS:
        return evidence
    if more.state is not State.HOLDS:
        return more
    return holds(f"{evidence.sentence} {more.sentence}", **{**evidence.figures, **more.figures})


def how_far(clause: Clause) -> str:
    """The mark of a clause that Safehaven carries in part, or not yet; empty where it carries all of it."""
    built = CONTROLS.get(clause.control)
    if built is None:
        return NOT_YET
    return IN_PART if clause.id in built.not_for else ""


def acts_by_itself(clause: Clause) -> bool:
    """Whether Safehaven itself carries a clause, whole: nobody has to do it, and no part of it is missing."""
    built = CONTROLS.get(clause.control)
    return built is not None and built.name not in _DONE_BY_PEOPLE and clause.id not in built.not_for


def _look_at(name: str, find: Callable[[], Evidence]) -> Evidence:
    try:
        return find()
    except Exception:  # noqa: BLE001 - whatever it was, evidence that cannot be read does not count
        log.error("policies:evidence_unreadable", control=name, exc_info=True)
        return UNREADABLE
