"""Who is who, who holds what, and who works with whom: read, never changed, here."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from safehaven.foundation.capabilities import Capability
from safehaven.workforce.models import (
    Invitation,
    RoleHolding,
    Service,
    Site,
    StaffMember,
    StaffSession,
    Team,
    TeamMembership,
)
from safehaven.workforce.models.people import in_force
from safehaven.workforce.roles import Role, capabilities_of_roles

LONGEST_SESSION = timedelta(hours=12)


def staff_by_id(staff_id: UUID) -> StaffMember | None:
    """The member of staff with this id, whether they still work here or not."""
    return StaffMember.objects.filter(pk=staff_id).first()


def staff_by_email(email: str) -> StaffMember | None:
    """The member of staff who signs in with this address."""
    return StaffMember.objects.filter(email=email.strip().lower()).first()


def working_here() -> QuerySet[StaffMember]:
    """Staff who work here now, by name."""
    now = timezone.now()
    return StaffMember.objects.filter(
        Q(active_from__lte=now) & (Q(active_until__isnull=True) | Q(active_until__gt=now))
    )


def who_left() -> QuerySet[StaffMember]:
    """Staff who no longer work here, by name."""
    return StaffMember.objects.filter(active_until__lte=timezone.now())


def roles_of(staff: StaffMember) -> frozenset[Role]:
    """The roles that somebody holds now."""
    held = RoleHolding.objects.filter(in_force(), staff=staff).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def capabilities_of(staff: StaffMember) -> frozenset[Capability]:
    """What somebody's roles allow now; nothing once they have left."""
    return capabilities_of_roles(roles_of(staff)) if staff.is_active else frozenset()


def holding(capability: Capability) -> QuerySet[StaffMember]:
    """Staff who work here now and whose roles allow this."""
    roles = [role for role in Role if capability in capabilities_of_roles(frozenset({role}))]
    held = RoleHolding.objects.filter(in_force(), role__in=roles).values("staff")
    return working_here().filter(pk__in=held)


def in_team_now(staff: StaffMember) -> QuerySet[TeamMembership, dict[str, Any]]:
    """The ids of the teams that somebody is in now, for use inside another query."""
    return staff.memberships.filter(in_force()).values("team")


def teams_of(staff: StaffMember) -> QuerySet[Team]:
    """The teams that somebody is in now."""
    return Team.objects.filter(pk__in=in_team_now(staff)).order_by("name")


def members_of(team: Team) -> QuerySet[StaffMember]:
    """Who is in a team now."""
    return working_here().filter(pk__in=team.memberships.filter(in_force()).values("staff"))


def teammates_of(staff: StaffMember) -> QuerySet[StaffMember]:
    """Everybody in somebody's teams now, without themselves."""
    memberships = staff.memberships.filter(in_force()).values("team")
    together = StaffMember.objects.filter(
        memberships__in=staff.memberships.model.objects.filter(in_force(), team__in=memberships)
    ).values("pk")
    return working_here().filter(pk__in=together).exclude(pk=staff.pk)


def line_manager_of(staff: StaffMember) -> StaffMember | None:
    """Who manages somebody, if anybody does."""
    return staff.line_manager


def manages(manager: StaffMember, staff: StaffMember) -> bool:
    """Whether one is the line manager of the other."""
    return staff.line_manager_id == manager.pk


def holdings_of(staff: StaffMember) -> QuerySet[RoleHolding]:
    """The roles that somebody holds now, with since when."""
    return staff.holdings.filter(in_force()).order_by("since")


def sessions_of(staff: StaffMember) -> QuerySet[StaffSession]:
    """The sessions in which somebody is signed in now."""
    begun = timezone.now() - LONGEST_SESSION
    running = staff.sessions.filter(ended_at__isnull=True, began_at__gt=begun)
    return running.select_related("activity", "staff")


def open_invitations() -> QuerySet[Invitation]:
    """Links for choosing a password that still work."""
    open_now = Invitation.objects.filter(used_at__isnull=True, expires_at__gt=timezone.now())
    return open_now.filter(staff__in=working_here()).select_related("staff")


def all_places() -> dict[str, QuerySet[Service] | QuerySet[Site] | QuerySet[Team]]:
    """Services, sites and teams, by name; teams with how many are in them now."""
    now = in_force("memberships__")
    members = Count("memberships", filter=now & Q(memberships__staff__in=working_here()))
    teams = Team.objects.select_related("service", "site").annotate(members=members)
    return {
        "services": Service.objects.order_by("name"),
        "sites": Site.objects.order_by("name"),
        "teams": teams.order_by("name"),
    }
