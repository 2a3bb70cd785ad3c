"""Acts on members of staff: they come, choose a password, change and leave."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.foundation.random_secrets import hash_of
from safehaven.ledger.front import write
from safehaven.workforce.coming_and_going import bring_in, correct, see_off
from safehaven.workforce.ending import end_all
from safehaven.workforce.links import new_token
from safehaven.workforce.models import Invitation, StaffMember, StaffSession
from safehaven.workforce.rules import (
    check_can_change_account,
    check_can_invite,
    check_can_manage,
    check_still_open,
    check_still_runs,
    check_works_here,
)
from safehaven.workforce.states import WayIn
from safehaven.workforce.ways_in import tell_of

INVITED_FOR = timedelta(days=3)


@operation
def add_staff(
    *, name: str, email: str, initials: str, by: Actor, line_manager: StaffMember | None = None
) -> StaffMember:
    """Add a member of staff.  They cannot sign in until they have chosen a password."""
    return bring_in(name=name, email=email, initials=initials, line_manager=line_manager, by=by)


@operation
def change_details(
    staff: StaffMember, *, name: str, email: str, initials: str, version: int, by: Actor
) -> None:
    """Correct somebody's name, initials or address.  `version` is what the page was made from."""
    before = staff.email
    changed = correct(staff, name=name, email=email, initials=initials, version=version, by=by)
    if changed.email != before:
        tell_of(changed, WayIn.ADDRESS, by=by, was=before)


@operation
def change_line_manager(staff: StaffMember, manager: StaffMember | None, *, by: Actor) -> None:
    """Say who manages somebody."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    check_can_change_account(staff, by=by)
    check_can_manage(staff, manager)
    staff.line_manager = manager
    staff.save(update_fields=["line_manager"])
    write("workforce:line_manager_changed", by=by, about=[staff, *([manager] if manager else [])])


@operation
def invite(staff: StaffMember, *, by: Actor) -> str:
    """Make a link for choosing a password, once, and return its secret part.  Earlier links end."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    check_can_change_account(staff, by=by)
    check_can_invite(staff, by=by)
    told = tell_of(staff, WayIn.LINK, by=by)
    now, token = timezone.now(), new_token()
    Invitation.objects.filter(staff=staff, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    invitation = Invitation(
        staff=staff, token_hash=hash_of(token), made_by=by.ledger_name, expires_at=now + INVITED_FOR
    )
    invitation.save(force_insert=True)
    write("workforce:password_link_made", by=by, about=[staff, invitation], told=told)
    return token


@operation
def accept(invitation: Invitation, hashed: str) -> StaffMember:
    """Keep the password that somebody chose by their link.  The link is used up; old sessions end."""
    staff: StaffMember = StaffMember.objects.select_for_update().get(pk=invitation.staff_id)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    check_still_open(invitation)
    check_works_here(staff)
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    ended = _keep_password(staff, hashed, by=staff)
    write("workforce:password_link_used", by=staff, about=[staff, invitation], sessions_ended=ended)
    return staff


@operation
def set_password(
    staff: StaffMember, hashed: str, *, by: Actor, keep_session: StaffSession | None = None
) -> None:
    """Keep a new password, already hashed (hashing takes too long to do while others wait to write).

    Raises HasLeft, and SessionOver where `keep_session` was ended meanwhile.
    """
    check_works_here(StaffMember.objects.select_for_update().get(pk=staff.pk))
    if keep_session is not None:
        check_still_runs(StaffSession.objects.select_for_update().get(pk=keep_session.pk))
    ended = _keep_password(staff, hashed, by=by, keep=keep_session)
    write("workforce:password_changed", by=by, about=[staff], sessions_ended=ended)


@operation
def mark_as_left(staff: StaffMember, *, by: Actor) -> StaffMember:
    """End everything that somebody could do here, at once."""
    return see_off(staff, by=by)


def _keep_password(staff: StaffMember, hashed: str, *, by: Actor, keep: StaffSession | None = None) -> int:
    staff.password = hashed
    staff.save(update_fields=["password"])
    return end_all(staff, by, but=keep.pk if keep else None)
