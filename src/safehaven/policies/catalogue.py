"""Every control in one list: what it sees to, what of it is built, and which clauses and settings call on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safehaven.policies.control_names import AREAS
from safehaven.policies.controls import CONTROLS, Control
from safehaven.policies.library import shipped
from safehaven.policies.parameters import Parameter
from safehaven_core.policy import Clause, Pack


@dataclass(frozen=True, slots=True)
class Call:
    """A clause that calls a control, and the policy that it stands in."""

    pack: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Entry:
    """One control.  `built` is None while nothing in Safehaven carries it.

    `parameters` are those that clauses set for it, and those that it reads besides.
    """

    name: str
    area: str
    sees_to: str
    built: Control | None
    calls: tuple[Call, ...]
    parameters: tuple[Parameter, ...]


def entries(packs: Iterable[Pack] | None = None) -> list[Entry]:
    """All controls, area by area, with the clauses of these packs; of all that are brought along where none is named."""
    if packs is None:
        packs = [edition.pack for edition in shipped().values()]
    calls: dict[str, list[Call]] = {}
    for pack in packs:
        for clause in pack.clauses:
            calls.setdefault(clause.control, []).append(Call(pack.id, clause))
    return [
        _entry(name, area, sees_to, tuple(calls.get(name, ())))
        for area, controls in AREAS.items()
        for name, sees_to in controls.items()
    ]


def _entry(name: str, area: str, sees_to: str, calls: tuple[Call, ...]) -> Entry:
    built = CONTROLS.get(name)
    asked = {Parameter(parameter) for call in calls for parameter in call.clause.parameters}
    read = set(built.reads) if built else set()
    return Entry(name, area, sees_to, built, calls, tuple(sorted(asked | read)))
