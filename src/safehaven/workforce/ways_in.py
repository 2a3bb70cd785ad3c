"""Who hears that a colleague changed a way into an account, so that nobody takes one over in silence."""

from __future__ import annotations

from collections.abc import Iterator

from safehaven.foundation.actors import Actor
from safehaven.workforce.models import StaffMember, WayInNotice
from safehaven.workforce.queries import holders_of
from safehaven.workforce.roles import Role
from safehaven.workforce.states import WayIn

WATCHERS = (Role.DATA_PROTECTION_OFFICER, Role.SECURITY_OFFICER, Role.SIRO, Role.CHIEF_EXECUTIVE)
"""Who hears of it besides the owner: the first of these roles that somebody else holds."""


def tell_of(staff: StaffMember, what: WayIn, *, by: Actor, address: str = "") -> int:
    """Queue what its owner and those who watch are told, and say how many that are.  A step of an act.

    `address` is where the owner's e-mail goes, if not to the one that stands.
    """
    if by.ledger_name == staff.ledger_name or not _is_in_use(staff):
        return 0
    told = [(staff, address or staff.email), *((one, one.email) for one in _watching(staff, by))]
    for to, place in told:
        notice = WayInNotice(staff=staff, to=to, address=place, what=what, done_by=by.ledger_name)
        notice.save(force_insert=True)
    return len(told)


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
