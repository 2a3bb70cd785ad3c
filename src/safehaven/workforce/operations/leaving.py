"""Acts on a leaving that is known ahead: it is written down, taken back, and carried out."""

from __future__ import annotations

from datetime import date

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.closing import close_everything
from safehaven.workforce.days import moment_after
from safehaven.workforce.losing import check_may_lose
from safehaven.workforce.models import StaffMember
from safehaven.workforce.queries import roles_of
from safehaven.workforce.rules import (
    check_can_change_account,
    check_leaves_later,
    check_time_has_come,
    check_to_come,
    check_works_here,
)


@operation
def plan_leaving(staff: StaffMember, last_day: date, *, by: Actor) -> StaffMember:
    """Write down somebody's last day.  When it is over they are shut out, whether or not a worker runs."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    check_can_change_account(staff, by=by)
    check_to_come(last_day)
    check_may_lose(staff, roles_of(staff))
    staff.active_until = moment_after(last_day)
    staff.save(update_fields=["active_until"])
    write("workforce:leaving_planned", by=by, about=[staff], last_day=last_day)
    return staff


@operation
def undo_leaving(staff: StaffMember, *, by: Actor) -> StaffMember:
    """Take a leaving back before it has come: they stay."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_can_change_account(staff, by=by)
    check_leaves_later(staff)
    staff.active_until = None
    staff.save(update_fields=["active_until"])
    write("workforce:leaving_undone", by=by, about=[staff])
    return staff


@operation
def carry_out_leaving(staff: StaffMember, *, by: Actor) -> StaffMember:
    """Close what somebody had here, once their last day is over."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_time_has_come(staff)
    write("workforce:staff_left", by=by, about=[staff], **close_everything(staff, by))
    return staff
