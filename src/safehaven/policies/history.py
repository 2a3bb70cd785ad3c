"""How clauses stood over time: noted every few minutes, and whenever somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from safehaven.policies.controls import Evidence
from safehaven.policies.coverage import Coverage, of_adopted
from safehaven.policies.models import Standing

ClauseOf = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is other than when it was last noted: standings that are over, and what came in their place."""

    over: tuple[Standing, ...]
    begun: dict[ClauseOf, Evidence]

    def __bool__(self) -> bool:
        return bool(self.over or self.begun)


def found_now() -> dict[ClauseOf, Evidence]:
    """How each clause of the adopted policies stands just now."""
    return {(one.pack.id, each.clause.id): each.evidence for one in of_adopted() for each in one.clauses}


def changes(found: dict[ClauseOf, Evidence], noted: Iterable[Standing]) -> Changes:
    """What of this was not noted yet.  A clause whose policy was left has no standing any more."""
    before = {(one.pack, one.clause): one for one in noted}
    over = tuple(
        one for name, one in before.items() if name not in found or found[name].state.value != one.state
    )
    same = before.keys() - {(one.pack, one.clause) for one in over}
    return Changes(over, {name: evidence for name, evidence in found.items() if name not in same})


def noted_last() -> QuerySet[Standing]:
    """How each clause stood when it was last noted."""
    return Standing.objects.filter(until__isnull=True)


def standings_of(pack: str, clause: str = "") -> QuerySet[Standing]:
    """How the clauses of a policy, or one of them, stood; the newest first."""
    rows = Standing.objects.filter(pack=pack)
    rows = rows.filter(clause=clause) if clause else rows
    return rows.order_by("-since", "clause")


def since_when(covered: Coverage) -> dict[str, Standing]:
    """By clause: its last noted standing, where it still stands so."""
    last = {one.clause: one for one in noted_last().filter(pack=covered.pack.id)}
    return {
        one.clause.id: last[one.clause.id]
        for one in covered.clauses
        if one.clause.id in last and last[one.clause.id].state == one.evidence.state.value
    }
