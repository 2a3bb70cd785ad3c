"""What apps above have to say before somebody loses a role.

    before_losing(check_somebody_is_left)

Taking a role and leaving both ask, inside their transaction; a Refusal undoes them.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from safehaven.workforce.models import RoleHolding, StaffMember
from safehaven.workforce.models.people import in_force
from safehaven.workforce.roles import Role

Check = Callable[[StaffMember, frozenset[Role]], None]

_checks: list[Check] = []


def before_losing(check: Check) -> None:
    """Register a check, which refuses where somebody may not lose these roles now."""
    _checks.append(check)


def check_may_lose(staff: StaffMember, roles: frozenset[Role]) -> None:
    """Ask every check, inside an operation."""
    for check in _checks:
        check(staff, roles)


def others_who_hold(role: Role, staff: StaffMember) -> int:
    """How many others hold a role for good, inside an operation.

    Every holding of the role is locked first, and always in the same order: of two holders who go at
    once, the second waits here and then finds the first one gone.
    """
    held = RoleHolding.objects.filter(in_force(), role=role, until__isnull=True).order_by("pk")
    holders = [holding.staff_id for holding in held.select_for_update()]
    here = StaffMember.objects.filter(active_from__lte=timezone.now(), active_until__isnull=True)
    return here.filter(pk__in=holders).exclude(pk=staff.pk).count()
