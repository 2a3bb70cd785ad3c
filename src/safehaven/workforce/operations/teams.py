"""Acts on who is in which team."""

from __future__ import annotations

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.days import today
from safehaven.workforce.models import Move, StaffMember, Team, TeamMembership
from safehaven.workforce.models.people import in_force
from safehaven.workforce.rules import AlreadySo, check_works_here


@operation
def join_team(staff: StaffMember, team: Team, *, by: Actor) -> TeamMembership:
    """Put somebody into a team."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    if staff.memberships.filter(in_force(), team=team).exists():
        raise AlreadySo("They are in this team already.")
    if staff.memberships.filter(team=team, until__isnull=True).exists():
        raise AlreadySo("They move to this team on a day that is written down.  Take that back first.")
    membership = TeamMembership(staff=staff, team=team)
    membership.save(force_insert=True)
    write("workforce:team_joined", by=by, about=[staff, team])
    return membership


@operation
def leave_team(staff: StaffMember, team: Team, *, by: Actor) -> None:
    """Take somebody out of a team.  What they had through it closes at once."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    membership = staff.memberships.filter(in_force(), team=team).first()
    if membership is None:
        raise AlreadySo("They are not in this team.")
    now = timezone.now()
    membership.until = now
    membership.save(update_fields=["until"])
    gone = Move(
        staff=staff, leaves=membership, on=today(), planned_at=now, planned_by=by.ledger_name, done_at=now
    )
    gone.save(force_insert=True)
    write("workforce:team_left", by=by, about=[staff, team])
