"""Who hears that a colleague changed a way into an account, so that nobody takes one over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.workforce.models import StaffMember, WayInNotice
from safehaven.workforce.queries import holders_of
from safehaven.workforce.roles import Role
from safehaven.workforce.states import WayIn

WATCHERS = (Role.DATA_PROTECTION_OFFICER, Role.SECURITY_OFFICER, Role.SIRO, Role.CHIEF_EXECUTIVE)
"""Who hears of it besides the owner: the first of these roles that somebody else holds."""


ALSO_BEFORE = timedelta(days=30)
"""How long after an address was changed its owner is told where they read before, too."""


def tell_of(staff: StaffMember, what: WayIn, *, by: Actor, was: str = "", watched: bool = True) -> int:
    """Queue notices for the owner of an account and, if `watched`, for those who watch; count them.  A step of an act.

    `was` is the owner's address before, where that is what changed.
    """
    if by.ledger_name == staff.ledger_name or not _is_in_use(staff):
        return 0
    told = [(staff, place) for place in ([was] if was else [staff.email, *_places_before(staff)])]
    if watched:
        told += [(one, one.email) for one in _watching(staff, by)]
    for to, place in told:
        notice = WayInNotice(staff=staff, to=to, address=place, what=what, was=was, done_by=by.ledger_name)
        notice.save(force_insert=True)
    return len(told)


def _places_before(staff: StaffMember) -> list[str]:
    """Where the owner read until lately: whoever changed the address to get in changes the password next."""
    changed = WayInNotice.objects.filter(
        staff=staff, to=staff, what=WayIn.ADDRESS, made_at__gt=timezone.now() - ALSO_BEFORE
    )
    return sorted(set(changed.values_list("was", flat=True)) - {staff.email})


def _is_in_use(staff: StaffMember) -> bool:
    """Whether there is anything to take over: the first link of a newcomer is how they come in."""
    return staff.sessions.exists() or staff.invitations.exists() or staff.has_usable_password()


def _watching(staff: StaffMember, by: Actor) -> list[StaffMember]:
    return next(_others(staff, by), [])


def _others(staff: StaffMember, by: Actor) -> Iterator[list[StaffMember]]:
    for role in WATCHERS:
        others = [
            one for one in holders_of(role) if one.ledger_name not in {staff.ledger_name, by.ledger_name}
        ]
        if others:
            yield others
