"""Work with people that must be handed over: what somebody has in hand, and what waits for their managers."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Tag, Task
from safehaven.interface.counting import counted
from safehaven.records.models import Assignment
from safehaven.records.queries import assignments_managed_by
from safehaven.records.staying import in_hand_of, left_behind, with_open_end
from safehaven.workforce.front import InHand, StaffMember, capabilities_of

_NEEDS_YOU = Tag("Needs you", Colour.RED)


def people_in_hand(staff: StaffMember, asks: StaffMember) -> Iterator[InHand]:
    """The people on a caseload, and those of them who would have nobody."""
    place, theirs = _place(staff, asks), in_hand_of(staff)
    behind = theirs.filter(left_behind()).count()
    if staff.is_active:
        yield InHand("People on the caseload", theirs.count(), place)
    yield InHand("People whom nobody takes over", behind, place)


def people_left_behind(standing: Standing) -> Iterator[Task]:
    """Tell managers whose people have nobody, or will have nobody."""
    if not (standing.may(Capability.CASELOAD_MANAGE) and isinstance(standing.staff, StaffMember)):
        return
    waiting = with_open_end(assignments_managed_by(standing.staff)).filter(left_behind())
    found = waiting.exclude(staff=standing.staff).values("staff", "staff__name").annotate(people=Count("pk"))
    for each in found.order_by("staff__name"):
        said = counted(each["people"], "person has", "people have")
        whose = each["staff__name"]
        address = reverse("records:in_hand", kwargs={"staff": each["staff"]})
        yield Task(f"{whose}: {said} nobody to take over", _NEEDS_YOU, address)


def managed_in_hand(staff: StaffMember, by: StaffMember) -> list[Assignment]:
    """What somebody has in hand or left behind, as far as this manager looks after it."""
    mine = assignments_managed_by(by).filter(staff=staff).values("pk")
    theirs = in_hand_of(staff).filter(pk__in=mine)
    return list(theirs if staff.is_active else theirs.filter(left_behind()))


def _place(staff: StaffMember, asks: StaffMember) -> str:
    able = capabilities_of(asks)
    if staff == asks:
        return reverse("records:caseload") if Capability.RECORD_OPEN in able else ""
    manages = Q(staff=staff, pk__in=assignments_managed_by(asks).values("pk"))
    if Capability.CASELOAD_MANAGE in able and Assignment.objects.filter(manages).exists():
        return reverse("records:in_hand", kwargs={"staff": staff.pk})
    return ""
