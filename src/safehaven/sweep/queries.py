"""Which found files wait for whom, and which for the machine that sweeps."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When

from safehaven.records.front import records_open_to
from safehaven.sweep.models import FoundFile
from safehaven.sweep.states import SETTLED, TO_BE_DONE, TO_BE_SHREDDED, UNDECIDED, State
from safehaven.workforce.front import StaffMember

_FIRST = Case(
    When(state__in=UNDECIDED, then=Value(0)),
    When(state__in=TO_BE_DONE | {State.ASKED}, then=Value(1)),
    When(state__in=TO_BE_SHREDDED, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)


def found_files() -> QuerySet[FoundFile]:
    """Every file that was found and is still there, or may lie elsewhere with our password; undecided ones first."""
    there = FoundFile.objects.exclude(state=State.GONE, password=None).select_related("place", "record")
    return there.order_by(_FIRST, "found_at", "pk")


def waiting_for_decision() -> QuerySet[FoundFile]:
    """Those about which nobody has decided."""
    return FoundFile.objects.filter(state__in=UNDECIDED)


def asked_of(by: StaffMember) -> QuerySet[FoundFile]:
    """Those that somebody wants to file into a record of this person's caseload."""
    asked = FoundFile.objects.filter(state=State.ASKED, record__in=records_open_to(by))
    return asked.select_related("place", "record").order_by("decided_at", "pk")


def known_at(place: str) -> dict[str, FoundFile]:
    """What is known of the files of a place, by token."""
    return {found.token: found for found in FoundFile.objects.filter(place__token=place)}


def to_be_done(place: str) -> list[UUID]:
    """What was decided of a place and is not done."""
    waiting = FoundFile.objects.filter(place__token=place, state__in=TO_BE_DONE).order_by("decided_at", "pk")
    return list(waiting.values_list("pk", flat=True))


def to_be_shredded(place: str) -> list[UUID]:
    """The plain files of a place that nobody needs any more."""
    waiting = FoundFile.objects.filter(place__token=place, state__in=TO_BE_SHREDDED).order_by(
        "decided_at", "pk"
    )
    return list(waiting.values_list("pk", flat=True))


def settled_at(place: str) -> set[str]:
    """The tokens of the files of a place that need nobody as they are."""
    return set(
        FoundFile.objects.filter(place__token=place, state__in=SETTLED).values_list("token", flat=True)
    )
