"""Which work with people outlasts a change of team, and which ends with it.

Judged from the moves themselves at every question, so that nothing stays open because nobody wrote down
its end.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from safehaven.records.models import Assignment, Kept
from safehaven.records.states import RecordState
from safehaven.workforce.front import (
    Move,
    StaffMember,
    Team,
    in_team_now,
    moves_in_force,
    moves_not_undone,
    teams_of,
    who_left,
    working_here,
)


def ended_by(moves: QuerySet[Move]) -> Q:
    """Whether one of these moves ends an assignment.

    It ends what began before its day and came through the team that was left, or through a team that is
    not known.  What was given to begin on the day itself or later stays where it was given after the move
    was planned: whoever gave it meant the new team.
    """
    began_before = Q(on__gt=OuterRef("starts_on"))
    not_meant_to_stay = Q(on__lte=OuterRef("starts_on"), planned_at__gt=OuterRef("given_at"))
    kept = Kept.objects.filter(move=OuterRef("pk"), assignment=OuterRef(OuterRef("pk")))
    ending = moves.filter(began_before | not_meant_to_stay, ~Exists(kept), staff=OuterRef("staff"))
    through_the_team = Q(Exists(ending.filter(leaves__team=OuterRef("team"))))
    # Few people move.  Told first who did, the database looks no further at the work of everybody else.
    moved = Q(staff__in=moves.values("staff"))
    return moved & (through_the_team | Q(Exists(ending), team__isnull=True))


def ended_by_now() -> Q:
    """Whether a move whose day has come ended an assignment."""
    return ended_by(moves_in_force(timezone.localdate()))


def work_that_ended() -> QuerySet[Assignment]:
    """Work that somebody's leaving, or a change of team whose day has come, ended."""
    left, moves = who_left(), moves_in_force(timezone.localdate())
    either = StaffMember.objects.filter(Q(pk__in=left.values("pk")) | Q(pk__in=moves.values("staff")))
    # Follows from what is asked: told these few by name, the database begins with them and not with everybody.
    those = list(either.values_list("pk", flat=True))
    return Assignment.objects.filter(Q(staff__in=left.values("pk")) | ended_by(moves), staff__in=those)


def will_end() -> Q:
    """Whether a move, past or planned, ends an assignment."""
    return ended_by(moves_not_undone())


def ended_in_teams_of(by: StaffMember) -> Q:
    """Whether a move out of one of somebody's teams, or one that they arranged, ended an assignment."""
    theirs = Q(leaves__team__in=in_team_now(by)) | Q(planned_by=by.ledger_name)
    return ended_by(moves_in_force(timezone.localdate()).filter(theirs))


def going_on() -> QuerySet[Assignment]:
    """Work without an end, by somebody who stays: nothing is planned that would end it."""
    staying = working_here().filter(active_until__isnull=True)
    return Assignment.objects.filter(~will_end(), ends_on__isnull=True, staff__in=staying.values("pk"))


def in_hand_of(staff: StaffMember) -> QuerySet[Assignment]:
    """Somebody's work with people whose records are open, that has no end yet or a later one."""
    theirs = with_open_end(Assignment.objects.filter(staff=staff))
    return theirs.select_related("record", "staff").order_by("record__reference", "starts_on")


def with_open_end(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those on open records whose end nobody wrote down, or for a later day."""
    later = Q(ends_on__isnull=True) | Q(ends_on__gt=timezone.localdate())
    return assignments.filter(later, record__state=RecordState.OPEN)


def left_behind() -> Q:
    """Whether work ends, or ended, without anybody who goes on with it."""
    leaves = Q(staff__active_until__isnull=False) | Q(staff__departed_at__isnull=False)
    others = going_on().filter(record=OuterRef("record")).exclude(staff=OuterRef("staff"))
    return (leaves | will_end()) & ~Q(Exists(others))


def move_that_ends(assignment: Assignment) -> Move | None:
    """The move, past or planned, that ends an assignment, if there is one."""
    for move in moves_not_undone().filter(staff=assignment.staff_id).order_by("on"):
        this_one = ended_by(moves_not_undone().filter(pk=move.pk))
        if Assignment.objects.filter(this_one, pk=assignment.pk).exists():
            return move
    return None


def team_between(staff: StaffMember, by: StaffMember) -> Team | None:
    """The team through which one gives a person to another: the one they share, or the only one."""
    theirs = list(teams_of(staff))
    shared = [team for team in theirs if team in set(teams_of(by))] or theirs
    return shared[0] if len(shared) == 1 else None
