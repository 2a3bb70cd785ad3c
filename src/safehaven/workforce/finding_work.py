"""What the workforce itself knows of work in hand, and whom it concerns now."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_date
from safehaven.workforce.days import day_before
from safehaven.workforce.handover import InHand
from safehaven.workforce.models import StaffMember
from safehaven.workforce.queries import (
    capabilities_of,
    move_ahead_of,
    reports_of,
    who_left,
    working_here,
)

_SOON, _LATE = Tag("Coming", Colour.ORANGE), Tag("Needs you", Colour.RED)


def people_managed(staff: StaffMember, asks: StaffMember) -> Iterator[InHand]:
    """Colleagues who need another line manager."""
    may = asks != staff and Capability.STAFF_MANAGE in capabilities_of(asks)
    address = reverse("handing_over", kwargs={"staff": staff.pk}) if may else ""
    yield InHand("Colleagues whom they manage", reports_of(staff).count(), address)


def own_change(standing: Standing) -> Iterator[Task]:
    """Tell somebody that they move or leave soon, with what they have in hand."""
    staff = standing.staff
    if not isinstance(staff, StaffMember):
        return
    place, move = reverse("own_handing_over"), move_ahead_of(staff)
    if move is not None:
        yield Task(f"Hand over before you change teams on {plain_date(move.on)}", _SOON, place)
    if staff.leaves_later and staff.active_until is not None:
        last = plain_date(day_before(staff.active_until))
        yield Task(f"Hand over before you leave: your last day is {last}", _SOON, place)


def without_a_manager(standing: Standing) -> Iterator[Task]:
    """Tell those who look after accounts whose line manager has left."""
    if not standing.may(Capability.STAFF_MANAGE):
        return
    orphaned = working_here().filter(line_manager__in=who_left().values("pk"))
    for manager in StaffMember.objects.filter(pk__in=orphaned.values("line_manager")):
        count = reports_of(manager).count()
        said = counted(count, "colleague needs", "colleagues need")
        place = reverse("handing_over", kwargs={"staff": manager.pk})
        yield Task(f"{said} another line manager: {manager.name} has left", _LATE, place)
