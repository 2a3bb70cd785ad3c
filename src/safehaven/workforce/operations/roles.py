"""Acts on the roles that staff hold."""

from __future__ import annotations

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.ending import end_links_of_others
from safehaven.workforce.losing import check_may_lose
from safehaven.workforce.models import RoleHolding, StaffMember
from safehaven.workforce.models.people import in_force
from safehaven.workforce.roles import Role
from safehaven.workforce.rules import AlreadySo, check_can_change_account, check_can_give


@operation
def give_role(staff: StaffMember, role: Role, *, by: Actor) -> RoleHolding:
    """Give somebody a role.  It holds from the next click, and password links that others made end."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_can_give(staff, role, by=by)
    end_links_of_others(staff, by)
    holding = RoleHolding(staff=staff, role=role, given_by=by.ledger_name)
    holding.save(force_insert=True)
    write("workforce:role_given", by=by, about=[staff, holding], role=role.value)
    return holding


@operation
def take_role(staff: StaffMember, role: Role, *, by: Actor) -> None:
    """Take a role away.  It is gone at the next click."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_can_change_account(staff, by=by)
    holding = staff.holdings.filter(in_force(), role=role).first()
    if holding is None:
        raise AlreadySo("They do not hold this role.")
    check_may_lose(staff, frozenset({role}))
    holding.until, holding.ended_by = timezone.now(), by.ledger_name
    holding.save(update_fields=["until", "ended_by"])
    write("workforce:role_taken", by=by, about=[staff, holding], role=role.value)
