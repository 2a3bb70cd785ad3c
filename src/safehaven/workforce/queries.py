"""Who is who, who holds what, and who works with whom: read, never changed, here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, DateTimeField, F, Q, QuerySet, UUIDField
from django.utils import timezone

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.prepared import Blank, Prepared
from safehaven.workforce.models import (
    Concern,
    Invitation,
    LinkedSignIn,
    Move,
    RoleHolding,
    Service,
    Site,
    StaffMember,
    StaffSession,
    Team,
    TeamMembership,
    WayInNotice,
)
from safehaven.workforce.models.people import in_force
from safehaven.workforce.roles import Role, capabilities_of_roles
from safehaven.workforce.states import ConcernKind

DECIDE = frozenset({Role.SECURITY_OFFICER, Role.GOVERNANCE_OFFICER})
LONGEST_SESSION = timedelta(hours=12)
TOLD_WITHIN = timedelta(days=7)
_STAFF = Prepared(lambda staff: StaffMember.objects.filter(pk=staff), staff=UUIDField())
_HELD = Prepared(
    lambda staff, now: RoleHolding.objects.filter(in_force(now=now), staff=staff).values_list(
        "role", flat=True
    ),
    staff=UUIDField(),
    now=DateTimeField(),
)
_TRIES_NAMES = Prepared(
    lambda staff: Concern.objects.filter(
        staff=staff, kind=ConcernKind.TRIES_NAMES, decided_at__isnull=True
    ).values_list("pk", flat=True)[:1],
    staff=UUIDField(),
)


def staff_by_id(staff_id: UUID) -> StaffMember | None:
    """The member of staff with this id, whether they still work here or not."""
    return next(iter(_STAFF.ask(staff=staff_id)), None)


def staff_by_email(email: str) -> StaffMember | None:
    """The member of staff who signs in with this address."""
    return StaffMember.objects.filter(email=email.strip().lower()).first()


def working_here(now: datetime | Blank | None = None) -> QuerySet[StaffMember]:
    """Staff who work here now, by name."""
    now = now or timezone.now()
    return StaffMember.objects.filter(
        Q(active_until__isnull=True) | Q(active_until__gt=now), active_from__lte=now, departed_at__isnull=True
    )


def who_left() -> QuerySet[StaffMember]:
    """Staff who no longer work here, by name."""
    return StaffMember.objects.filter(Q(active_until__lte=timezone.now()) | Q(departed_at__isnull=False))


def roles_of(staff: StaffMember) -> frozenset[Role]:
    """The roles that somebody holds now."""
    return frozenset(Role(role) for role in _HELD.ask(staff=staff.pk, now=timezone.now()))


def capabilities_of(staff: StaffMember) -> frozenset[Capability]:
    """What somebody's roles allow now; nothing once they have left."""
    return capabilities_of_roles(roles_of(staff)) if staff.is_active else frozenset()


def roles_ahead_of(staff: StaffMember, *, but: RoleHolding | None = None) -> frozenset[Role]:
    """The roles that somebody holds now or will hold, all but one."""
    ahead = staff.holdings.filter(Q(until__isnull=True) | Q(until__gt=timezone.now()))
    ahead = ahead.exclude(until=F("since"))
    return frozenset(Role(each.role) for each in ahead if but is None or each.pk != but.pk)


def holding(capability: Capability) -> QuerySet[StaffMember]:
    """Staff who work here now and whose roles allow this."""
    roles = [role for role in Role if capability in capabilities_of_roles(frozenset({role}))]
    held = RoleHolding.objects.filter(in_force(), role__in=roles).values("staff")
    return working_here().filter(pk__in=held)


def holders_of(role: Role) -> QuerySet[StaffMember]:
    """Staff who work here now and hold this role, by name."""
    return working_here().filter(pk__in=RoleHolding.objects.filter(in_force(), role=role).values("staff"))


def all_holdings() -> dict[Role, list[RoleHolding]]:
    """Who holds each role now, of those who work here, by name."""
    held: dict[Role, list[RoleHolding]] = {role: [] for role in Role}
    rows = RoleHolding.objects.filter(in_force(), staff__in=working_here()).select_related("staff")
    for holding in rows.order_by("staff__name", "staff"):
        held[Role(holding.role)].append(holding)
    return held


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


def reports_of(staff: StaffMember) -> QuerySet[StaffMember]:
    """Who works here and has this line manager."""
    return working_here().filter(line_manager=staff)


def holdings_of(staff: StaffMember) -> QuerySet[RoleHolding]:
    """The roles that somebody holds now, with since when."""
    return staff.holdings.filter(in_force()).order_by("since")


def sessions_of(staff: StaffMember) -> QuerySet[StaffSession]:
    """The sessions in which somebody is signed in now."""
    begun = timezone.now() - LONGEST_SESSION
    running = staff.sessions.filter(ended_at__isnull=True, began_at__gt=begun)
    return running.select_related("activity", "staff")


def memberships_of(staff: StaffMember) -> QuerySet[TeamMembership]:
    """The teams that somebody is in now, with since when."""
    return staff.memberships.filter(in_force()).select_related("team").order_by("team__name")


def linked_to(issuer: str, subject: str) -> LinkedSignIn | None:
    """The tie between an account of the sign-in provider and one here, if there is one."""
    found = LinkedSignIn.objects.filter(issuer=issuer, subject=subject)
    return found.select_related("staff").first()


def move_ahead_of(staff: StaffMember) -> Move | None:
    """The move that is written down for somebody and has not been carried out."""
    ahead = Move.objects.filter(staff=staff, done_at__isnull=True, undone_at__isnull=True)
    found: Move | None = ahead.select_related(
        "staff", "leaves__team", "joins__team", "ends_role", "begins_role"
    ).first()
    return found


def moves_not_undone() -> QuerySet[Move]:
    """Every change of team that happened or will."""
    return Move.objects.filter(undone_at__isnull=True)


def moves_in_force(day: date | Blank) -> QuerySet[Move]:
    """The changes of team whose day has come; one that was carried out stays so whatever the clock says."""
    return moves_not_undone().filter(Q(on__lte=day) | Q(done_at__isnull=False))


def moves_due() -> QuerySet[Move]:
    """Moves whose day has come and that nobody has carried out."""
    return moves_not_undone().filter(done_at__isnull=True, on__lte=timezone.localdate()).order_by("on")


def leavers_due() -> QuerySet[StaffMember]:
    """Those whose last day is over and whose account nobody has closed."""
    return StaffMember.objects.filter(departed_at__isnull=True, active_until__lte=timezone.now())


def left_from_teams_of(by: StaffMember) -> QuerySet[StaffMember]:
    """Those who were in somebody's teams until they left."""
    until_they_left = Q(until__isnull=True) | Q(until__gte=F("staff__active_until"))
    there = TeamMembership.objects.filter(until_they_left, team__in=in_team_now(by))
    return who_left().filter(pk__in=there.values("staff"))


def concerns_to_decide(staff: StaffMember) -> QuerySet[Concern]:
    """What was noticed about accounts and is somebody's to look into: those of their people, or by role all."""
    by_role = not DECIDE.isdisjoint(roles_of(staff))
    found = Concern.objects.exclude(staff=staff).select_related("staff", "first", "second", "decided_by")
    if by_role:
        return found
    theirs = Q(staff__line_manager=staff)
    if Role.DATA_PROTECTION_OFFICER in roles_of(staff):
        theirs |= Q(kind=ConcernKind.TRIES_NAMES)
    return found.filter(theirs)


def tries_names(staff: StaffMember) -> bool:
    """Whether somebody named so many people that a colleague looks into it, and has not said yet what came of it."""
    return bool(_TRIES_NAMES.ask(staff=staff.pk))


def concerns_to_answer(staff: StaffMember) -> QuerySet[Concern]:
    """What somebody is asked about their own account, answered or not."""
    asked = Concern.objects.filter(staff=staff, kind=ConcernKind.TWO_PLACES)
    return asked.select_related("first", "second")


def way_in_notices_of(staff: StaffMember) -> QuerySet[WayInNotice]:
    """What somebody was told of changed ways into accounts, newest first."""
    return WayInNotice.objects.filter(to=staff).select_related("staff")


def actors_named(actors: Iterable[str]) -> dict[str, str]:
    """The names of colleagues by what the ledger calls them; other actors are left out."""
    mark = f"{StaffMember.ledger_noun}:"
    keys = {each.removeprefix(mark) for each in actors if each.startswith(mark)}
    return {one.ledger_name: one.name for one in StaffMember.objects.filter(pk__in=keys)}


def way_in_notices_to_send(now: datetime) -> QuerySet[WayInNotice]:
    """E-mails that are due.  What could not be sent for a week is not tried again: it stands on the home page."""
    due = WayInNotice.objects.filter(sent_at__isnull=True, not_before__lte=now, made_at__gt=now - TOLD_WITHIN)
    return due.filter(to__in=working_here(now).values("pk")).select_related("staff", "to").order_by("made_at")


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
