"""Words out: staff, their sessions and second factors, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Column, Link, Row, Table, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.times import ago, plain_date, plain_datetime
from safehaven.workforce.days import day_before
from safehaven.workforce.handover import in_hand
from safehaven.workforce.models import (
    Concern,
    RoleHolding,
    StaffMember,
    StaffSession,
    TeamMembership,
    WayInNotice,
)
from safehaven.workforce.models.people import in_force
from safehaven.workforce.queries import (
    actors_named,
    all_places,
    concerns_to_answer,
    concerns_to_decide,
    holdings_of,
    move_ahead_of,
    reports_of,
    sessions_of,
    teams_of,
    way_in_notices_of,
)
from safehaven.workforce.roles import MEANINGS, Role
from safehaven.workforce.states import ConcernKind, Outcome, OwnAnswer, WayIn

_NEEDS_YOU = Tag("Needs you", Colour.RED)


@dataclass(frozen=True, slots=True)
class Holding:
    """A role that somebody holds, in plain words."""

    role: Role
    title: str
    plainly: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Device:
    """A session, as the list of sessions shows it."""

    session: StaffSession
    seen: datetime
    here: bool


def in_fours(secret: str) -> str:
    """A secret in groups of four letters, to type into an app that cannot see the picture."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def name_of_factor(factor: Authenticator) -> str:
    """What its owner calls a second factor."""
    if factor.type == Authenticator.Type.TOTP:
        return "Authenticator app"
    return str(factor.data.get("name") or "Passkey")


def factors_of(staff: StaffMember) -> list[Authenticator]:
    """The apps and passkeys of somebody, the oldest first; recovery codes are counted elsewhere."""
    found = Authenticator.objects.filter(user=staff).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return list(found.order_by("created_at"))


def holdings_in_words(staff: StaffMember) -> list[Holding]:
    """The roles that somebody holds, with what they mean."""
    return [_in_words(Role(each.role), each.since) for each in holdings_of(staff)]


def devices_of(staff: StaffMember, current: StaffSession) -> list[Device]:
    """Where somebody is signed in, this device first."""
    shown = [Device(each, each.activity.seen_at, here=each.pk == current.pk) for each in sessions_of(staff)]
    return sorted(shown, key=lambda device: (not device.here, -device.seen.timestamp()))


def about_oneself(staff: StaffMember) -> list[Row]:
    """Who one is here, on one's own account page."""
    roles = [f"{held.title}: {held.plainly}" for held in holdings_in_words(staff)]
    return [
        Row("Name", f"{staff.name} ({staff.initials})"),
        Row("Email address", staff.email),
        Row("Roles", "\n".join(roles) or "None yet"),
        Row("Teams", _names(teams_of(staff))),
        Row("Line manager", staff.line_manager.name if staff.line_manager else "Nobody"),
    ]


def how_one_signs_in(staff: StaffMember) -> list[Row]:
    """Password, second factors and recovery codes, each with what may be done about it."""
    change = Link("Change", reverse("change_password"), "your password")
    renew = Link("Make new codes", reverse("new_recovery_codes"))
    left = _codes_left(staff)
    codes = f"{left} not used yet" if left != 1 else "1 not used yet"
    return [
        Row("Password", "Set", [change]),
        *[_factor_row(each) for each in factors_of(staff)],
        Row("Recovery codes", codes, [renew]),
    ]


def about_colleague(staff: StaffMember) -> list[Row]:
    """Who a colleague is, on their page."""
    change = Link("Change", reverse("line_manager", kwargs={"staff": staff.pk}), "line manager")
    correct = Link(
        "Change", reverse("change_details", kwargs={"staff": staff.pk}), "name, initials or address"
    )
    reports = reports_of(staff)
    return [
        Row("Initials", staff.initials, [correct] if staff.is_active else ()),
        Row("Email address", staff.email, [correct] if staff.is_active else ()),
        Row("Works here since", plain_date(staff.active_from)),
        Row(
            "Line manager",
            staff.line_manager.name if staff.line_manager else "Nobody",
            [change] if staff.is_active else (),
        ),
        Row("Manages", _names(reports)),
    ]


def how_a_colleague_signs_in(staff: StaffMember) -> list[Row]:
    """Whether a colleague can sign in, and where they are signed in; not what with."""
    sessions = sessions_of(staff).count()
    return [
        Row("Password", "Set" if staff.has_usable_password() else "Not set yet"),
        Row("Second factor", "Set up" if factors_of(staff) else "Not set up yet"),
        Row("Signed in", f"On {counted(sessions, 'device')}" if sessions else "Nowhere now"),
    ]


def in_hand_rows(staff: StaffMember, asks: StaffMember) -> list[Row]:
    """What somebody has in hand, for whoever arranges that others take it over."""
    return [
        Row(
            each.what,
            f"{each.count:,}",
            [Link("See them", each.address, f": {each.what}")] if each.address else (),
        )
        for each in in_hand(staff, asks)
    ]


def what_comes(staff: StaffMember) -> list[str]:
    """What changes for somebody and when: sentences about a move and a leaving."""
    said = []
    move = move_ahead_of(staff)
    if move is not None and move.joins is not None:
        said.append(f"{plain_date(move.on)}: from {move.leaves.team.name} to {move.joins.team.name}.")
    if not staff.is_active and staff.active_until is not None:
        said.append(f"Left: the last day was {plain_date(day_before(staff.active_until))}.")
    elif staff.active_until is not None:
        said.append(f"{plain_date(day_before(staff.active_until))}: the last day here.")
    return said


def table_of_staff(staff: QuerySet[StaffMember], caption: str) -> Table:
    """A list of staff, in as many queries for three as for three hundred."""
    now = in_force()
    joined = TeamMembership.objects.filter(now).select_related("team")
    found = staff.prefetch_related(
        Prefetch("holdings", RoleHolding.objects.filter(now), to_attr="held"),
        Prefetch("memberships", joined, to_attr="joined"),
    )
    columns = ("Name", "Initials", "Roles", "Teams")
    return Table(caption, columns, [_staff_cells(each) for each in found], "Nobody.", caption_hidden=True)


def tables_of_places() -> dict[str, Table]:
    """Services, sites and teams."""
    found: dict[str, Any] = all_places()
    columns = ("Team", "Service", "Site", Column("People", numeric=True))
    teams = [(team.name, team.service.name, team.site.name, team.members) for team in found["teams"]]
    return {
        "teams": Table("Teams", columns, teams, "No teams yet."),
        "services": Table(
            "Services", ("Service",), [(each.name,) for each in found["services"]], "No services yet."
        ),
        "sites": Table("Sites", ("Site",), [(each.name,) for each in found["sites"]], "No sites yet."),
    }


def concerns_on_the_desk(standing: Standing) -> Iterator[Task]:
    """What somebody is asked about their own account, and what was noticed about those of their people."""
    if not standing.ready:
        return
    staff = cast("StaffMember", standing.staff)
    for concern in concerns_to_answer(staff).filter(answer="", decided_at__isnull=True):
        address = reverse("answer_concern", kwargs={"concern": concern.pk})
        yield Task("Your account was used in two places at once. Was it you?", _NEEDS_YOU, address)
    for concern in concerns_to_decide(staff).filter(decided_at__isnull=True):
        address = reverse("concern", kwargs={"concern": concern.pk})
        yield Task(
            f"{_noticed(concern)}: {concern.staff.name}",
            _NEEDS_YOU,
            address,
            f"Since {ago(concern.raised_at)}",
        )


def ways_in_on_the_desk(standing: Standing) -> Iterator[Task]:
    """What somebody was told of changed ways into accounts, their own first, and has not looked at."""
    staff = cast("StaffMember | None", standing.staff)
    if staff is None:
        return
    new = list(way_in_notices_of(staff).filter(seen_at__isnull=True))
    own = [one for one in new if one.staff_id == staff.pk]
    if own:
        yield Task("How you sign in was changed. Was that right?", _NEEDS_YOU, reverse("ways_in"))
    if others := len(new) - len(own):
        what = f"Colleagues changed {counted(others, 'way')} into accounts"
        yield Task(what, Tag("To look at"), reverse("ways_in"), f"The last one {ago(new[0].made_at)}")


_BY_NOBODY_HERE = {"system:scim": "Your sign-in provider"}


def table_of_ways_in(notices: Sequence[WayInNotice]) -> Table:
    """What was changed, whose it was, who did it, and of one's own account where one was told."""
    by = actors_named(one.done_by for one in notices)
    own = any(one.to_id == one.staff_id for one in notices)
    rows = [
        (
            one.staff.name,
            f"{WayIn(one.what).label}{f': it was {one.was}' if one.was else ''}",
            by.get(one.done_by, _BY_NOBODY_HERE.get(one.done_by, "Somebody at the server’s command line")),
            plain_datetime(one.made_at),
            *([one.address] if own else []),
            Tag("New") if one.seen_at is None else "Seen",
        )
        for one in notices
    ]
    columns = ("Whose account", "What", "By", "When", *(["E-mail to"] if own else []), "Seen")
    return Table("Ways into accounts", columns, rows, empty="Nothing was changed.", caption_hidden=True)


def places_of(concern: Concern) -> list[Row]:
    """The two sessions that were used at once."""
    sessions = (concern.first, concern.second)
    return [
        Row(each.device, f"From {each.address}. Signed in {ago(each.began_at)}") for each in sessions if each
    ]


def about_concern(concern: Concern) -> list[Row]:
    """What was noticed about a colleague's account, what its owner says, and what came of it."""
    rows = [
        Row("Whose account", concern.staff.name),
        Row("What was noticed", _noticed(concern), note=f"Noticed {ago(concern.raised_at)}"),
        *places_of(concern),
    ]
    if concern.kind == ConcernKind.TWO_PLACES:
        said = str(OwnAnswer(concern.answer).label) if concern.answer else "They have not answered yet"
        rows.append(Row("What they say", said))
    if concern.decided_by is not None:
        decided = f"{concern.decided_by.name}, {plain_date(concern.decided_at)}"
        rows.append(Row("What came of it", str(Outcome(concern.outcome).label), note=decided))
    return rows


def _noticed(concern: Concern) -> str:
    return str(ConcernKind(concern.kind).label)


def _in_words(role: Role, since: datetime) -> Holding:
    return Holding(role, str(role.label), MEANINGS[role].plainly, since)


def _names(rows: Iterable[Any]) -> str:
    return ", ".join(str(row.name) for row in rows) or "None"


def _codes_left(staff: StaffMember) -> int:
    row = Authenticator.objects.filter(user=staff, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(row.wrap().get_unused_codes()) if row else 0


def _factor_row(factor: Authenticator) -> Row:
    name = name_of_factor(factor)
    used = f"Last used {ago(factor.last_used_at)}" if factor.last_used_at else "Not used yet"
    remove = Link("Remove", reverse("remove_factor", kwargs={"factor": factor.pk}), name)
    return Row(name, f"Added {ago(factor.created_at)}", [remove], note=used)


def _staff_cells(staff: Any) -> tuple[object, ...]:
    roles = ", ".join(sorted(str(Role(each.role).label) for each in staff.held))
    teams = ", ".join(sorted(each.team.name for each in staff.joined))
    page = Link(staff.name, reverse("staff_member", kwargs={"staff": staff.pk}))
    return page, staff.initials, roles, teams
