"""Acts on changes of team and of role that have a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.days import first_moment_of, from_then_or_now
from safehaven.workforce.ending import end_links_of_others
from safehaven.workforce.losing import check_may_lose
from safehaven.workforce.models import Move, RoleHolding, StaffMember, Team, TeamMembership
from safehaven.workforce.models.people import in_force
from safehaven.workforce.queries import move_ahead_of
from safehaven.workforce.roles import Role
from safehaven.workforce.rules import (
    AlreadySo,
    check_can_change_account,
    check_can_give,
    check_day_is_ahead,
    check_is_here_on,
    check_moves_once,
    check_not_undone,
    check_to_come,
    check_works_here,
)


@dataclass(frozen=True, slots=True)
class Change:
    """From which team into which, from which day on, and with which other job."""

    leaves: Team
    joins: Team
    on: date
    ends_role: Role | None = None
    begins_role: Role | None = None


@operation
def plan_move(staff: StaffMember, change: Change, *, by: Actor) -> Move:
    """Write down that somebody changes teams on a day, today at the earliest.

    From its first moment, or from now, the old memberships and roles are over and the new ones hold.
    """
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    check_can_change_account(staff, by=by)
    check_to_come(change.on)
    check_is_here_on(staff, change.on)
    check_moves_once(move_ahead_of(staff))
    move = Move(staff=staff, on=change.on, planned_by=by.ledger_name)
    moment = from_then_or_now(change.on)
    _change_team(move, change, moment)
    _change_role(move, change, moment, by)
    now_done = first_moment_of(change.on) <= move.planned_at
    move.done_at = move.planned_at if now_done else None
    move.save(force_insert=True)
    _write("workforce:moved" if now_done else "workforce:move_planned", move, by)
    return move


@operation
def undo_move(move: Move, *, by: Actor) -> Move:
    """Take a move back before its day: the old team and job go on, the new ones never begin."""
    move = _under_lock(move)
    check_can_change_account(move.staff, by=by)
    check_not_undone(move)
    check_day_is_ahead(move)
    move.undone_at = timezone.now()
    move.save(update_fields=["undone_at"])
    _go_on(move)
    _write("workforce:move_undone", move, by)
    return move


@operation
def carry_out_move(move: Move, *, by: Actor) -> Move:
    """Write down that the day of a move has come.  What it changes has changed already, by date."""
    move = _under_lock(move)
    check_not_undone(move)
    move.done_at = timezone.now()
    move.save(update_fields=["done_at"])
    _write("workforce:moved", move, by)
    return move


def _under_lock(move: Move) -> Move:
    StaffMember.objects.select_for_update().get(pk=move.staff_id)
    found: Move = Move.objects.select_related("staff", "leaves__team", "joins__team").get(pk=move.pk)
    return found


def _change_team(move: Move, change: Change, moment: datetime) -> None:
    staff = move.staff
    old = staff.memberships.filter(in_force(), team=change.leaves, until__isnull=True).first()
    if old is None:
        raise AlreadySo("They are not in the team that they would leave.  Load the page again.")
    if staff.memberships.filter(team=change.joins, until__isnull=True).exists():
        raise AlreadySo(
            "They are in the new team already.  Choose another team, or take them out of the old one."
        )
    old.until = moment
    old.save(update_fields=["until"])
    new = TeamMembership(staff=staff, team=change.joins, since=moment)
    new.save(force_insert=True)
    move.leaves, move.joins = old, new


def _change_role(move: Move, change: Change, moment: datetime, by: Actor) -> None:
    staff = move.staff
    if change.ends_role is not None:
        old = staff.holdings.filter(in_force(), role=change.ends_role, until__isnull=True).first()
        if old is None:
            raise AlreadySo("They do not hold the role that would end.  Load the page again.")
        check_may_lose(staff, frozenset({Role(change.ends_role)}))
        old.until, old.ended_by = moment, by.ledger_name
        old.save(update_fields=["until", "ended_by"])
        move.ends_role = old
    if change.begins_role is not None:
        check_can_give(staff, change.begins_role, by=by, instead_of=move.ends_role)
        end_links_of_others(staff, by)
        new = RoleHolding(staff=staff, role=change.begins_role, since=moment, given_by=by.ledger_name)
        new.save(force_insert=True)
        move.begins_role = new


def _go_on(move: Move) -> None:
    """Put back what the move would have ended, and empty what it would have begun."""
    moment = first_moment_of(move.on)
    TeamMembership.objects.filter(pk=move.leaves_id, until=moment).update(until=None)
    if move.joins is not None:
        TeamMembership.objects.filter(pk=move.joins.pk).update(until=moment)
    if move.ends_role is not None:
        ended = RoleHolding.objects.filter(pk=move.ends_role.pk, until=moment)
        ended.update(until=None, ended_by="")
    if move.begins_role is not None:
        RoleHolding.objects.filter(pk=move.begins_role.pk).update(until=moment)


def _write(act: str, move: Move, by: Actor) -> None:
    teams = [each.team for each in (move.leaves, move.joins) if each is not None]
    roles = {
        said: holding.role
        for said, holding in (("ends_role", move.ends_role), ("begins_role", move.begins_role))
        if holding is not None
    }
    write(act, by=by, about=[move.staff, move, *teams], on=move.on, **roles)
