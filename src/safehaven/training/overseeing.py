"""Whose training somebody sees, and who is seen by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from safehaven.foundation.capabilities import Capability
from safehaven.training.queries import Needs, needs_of
from safehaven.workforce.front import (
    StaffMember,
    capabilities_of,
    holding,
    teammates_of,
    working_here,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One person and how they stand: until when, and what is missing.  Never an answer or a mark."""

    staff: StaffMember
    needs: Needs


def seen_by(overseer: StaffMember) -> QuerySet[StaffMember]:
    """The people whom somebody manages or shares a team with; for whoever edits the courses, everybody."""
    if Capability.TRAINING_EDIT in capabilities_of(overseer):
        return working_here()
    return working_here().filter(Q(line_manager=overseer) | Q(pk__in=teammates_of(overseer).values("pk")))


def standing_of_those_seen_by(overseer: StaffMember) -> list[Seen]:
    """How each of them stands: whoever has something to do first, then by name."""
    people = list(seen_by(overseer))
    needs = needs_of([person.pk for person in people])
    return sorted((Seen(one, needs[one.pk]) for one in people), key=lambda seen: not seen.needs.missing)


def seen_by_nobody() -> set[UUID]:
    """People of whom neither a manager nor anybody for all sees whether they are trained."""
    everybody = set(working_here().values_list("pk", flat=True))
    if holding(Capability.TRAINING_EDIT).exists():
        return set()
    for overseer in holding(Capability.TRAINING_OVERSEE):
        everybody -= set(seen_by(overseer).values_list("pk", flat=True))
    return everybody
