"""The pretend organisation: services, sites, teams, and some forty people with a role each."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from safehaven.demo.names import staff_names
from safehaven.foundation.actors import System
from safehaven.workforce.front import (
    Role,
    StaffMember,
    Team,
    add_staff,
    give_role,
    join_team,
    open_service,
    open_site,
    open_team,
    set_password,
)

DOMAIN = "harbourlane.example"
PASSWORD = "lantern-harbour-pebble-42"  # noqa: S105 - printed for everybody who tries the demo
BUILDER = System("demo")
NEWCOMER = "Noor"  # invited, and nothing more

_TEAMS = (
    ("Housing North", "Housing", "Harbour Lane"),
    ("Housing South", "Housing", "Mill Street"),
    ("Families", "Families and young people", "Harbour Lane"),
    ("Young people", "Families and young people", "Mill Street"),
    ("Debt advice", "Money advice", "Mill Street"),
)
_ONE_OF_A_KIND = (
    Role.IT_ADMINISTRATOR,
    Role.DATA_PROTECTION_OFFICER,
    Role.CALDICOTT_GUARDIAN,
    Role.SIRO,
    Role.SECURITY_OFFICER,
    Role.GOVERNANCE_OFFICER,
    Role.CHIEF_EXECUTIVE,
    *([Role.TRUSTEE] * 4),
    *([Role.ADMINISTRATOR] * 2),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One post of the organisation: what somebody is and in which team, if any."""

    role: Role
    team: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """What was made: teams by name and staff by post, in the order of their names."""

    teams: dict[str, Team]
    staff: list[tuple[StaffMember, Place]]

    def holder_of(self, role: Role) -> StaffMember:
        """Somebody who holds a role."""
        return next(member for member, place in self.staff if place.role is role)

    def caseworkers(self) -> list[tuple[StaffMember, str]]:
        """Those who work with people already, each with the name of their team."""
        return [
            (member, place.team)
            for member, place in self.staff
            if place.team and place.role in {Role.CASEWORKER, Role.SENIOR_CASEWORKER} and not is_new(member)
        ]


def is_new(member: StaffMember) -> bool:
    """Whether this is the newcomer, who has the whole way to the first record before them."""
    return member.name.split()[0] == NEWCOMER


def posts() -> list[Place]:
    """The posts, in the order of the staff's names: Ada, Grace and Sam come first, in known teams."""
    first = [
        Place(Role.CASEWORKER, "Housing North"),
        Place(Role.MANAGER, "Housing North"),
        Place(Role.CASEWORKER, "Families"),
    ]
    managers = [Place(Role.MANAGER, team) for team, _, _ in _TEAMS[1:]]
    seniors = [Place(Role.SENIOR_CASEWORKER, team) for team, _, _ in _TEAMS]
    fixed = first + [Place(role, None) for role in _ONE_OF_A_KIND] + managers + seniors
    rest = len(staff_names()) - len(fixed)
    return fixed + [Place(Role.CASEWORKER, _TEAMS[number % len(_TEAMS)][0]) for number in range(rest)]


def make_organisation() -> Organisation:
    """Make it all, by the same acts as a real organisation."""
    services = {name: open_service(name, by=BUILDER) for name in dict.fromkeys(team[1] for team in _TEAMS)}
    sites = {name: open_site(name, by=BUILDER) for name in dict.fromkeys(team[2] for team in _TEAMS)}
    teams = {
        name: open_team(name, service=services[service], site=sites[site], by=BUILDER)
        for name, service, site in _TEAMS
    }
    hashed = make_password(PASSWORD)
    staff = [
        (_hire(name, place, teams, hashed), place) for name, place in zip(staff_names(), posts(), strict=True)
    ]
    return Organisation(teams, staff)


def _hire(name: str, place: Place, teams: dict[str, Team], hashed: str) -> StaffMember:
    given, family = name.split()
    member = add_staff(
        name=name, email=f"{given.lower()}@{DOMAIN}", initials=given[0] + family[0], by=BUILDER
    )
    give_role(member, place.role, by=BUILDER)
    if place.team:
        join_team(member, teams[place.team], by=BUILDER)
    if not is_new(member):
        set_password(member, hashed, by=BUILDER)
    return member
