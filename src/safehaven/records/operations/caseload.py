"""Who works with whom: assigning and ending, by a manager of the team."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils import timezone

from safehaven.access.front import Ground, take
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records import rules
from safehaven.records.managed import assignment_under_lock, hold_teams_of, managed
from safehaven.records.models import Assignment, Record
from safehaven.records.queries import (
    members_to_assign,
    today,
    works_on,
)
from safehaven.records.states import AssignedWhy
from safehaven.records.staying import ended_by_now, move_that_ends, team_between
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class Terms:
    """From when, until when (that day not included) and why somebody works with a person."""

    why: AssignedWhy
    starts_on: date
    ends_on: date | None = None
    why_text: str = field(default="", repr=False)


@operation
def assign(record: Record, staff: StaffMember, terms: Terms, *, by: StaffMember) -> Assignment:
    """Give a person to a member of one of the manager's own teams.

    The manager opens nothing: the grant only seals the reason that they typed.
    """
    record = managed(record.pk, by)
    rules.check_open(record)
    hold_teams_of(staff)
    found = members_to_assign(by).filter(pk=staff.pk).first()
    if found is None:
        raise rules.NotYours("You can give people to members of your own teams only.")
    rules.check_not_themselves(staff, terms.why, by)
    rules.check_days(terms.starts_on, terms.ends_on)
    rules.check_is_here_then(found, terms.starts_on)
    _write_down_ends(record, staff, by)
    others = list(record.assignments.filter(staff=staff, read_until__isnull=True))
    rules.check_not_overlapping(others, terms.starts_on, terms.ends_on)
    assignment = Assignment(
        record=record,
        staff=staff,
        team=team_between(staff, by),
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        why=terms.why,
        given_at=timezone.now(),
        given_by=by,
    )
    _seal_reason(assignment, terms, by)
    assignment.save(force_insert=True)
    return assignment


@operation
def end_assignment(assignment: Assignment, *, on: date, by: StaffMember) -> Assignment:
    """End an assignment: from the day `on` the record is closed to them, today at the earliest.

    One that has an end already may end sooner.  Work that goes on for longer is given anew.
    """
    record = managed(assignment.record_id, by)
    assignment = assignment_under_lock(assignment.pk, record, by)
    if assignment.ends_on is not None and assignment.ends_on <= today():
        raise rules.AlreadyEnded("This has ended already.")
    if on < max(today(), assignment.starts_on):
        raise rules.NotThen("Choose today or a later day: what was open before cannot be undone.")
    rules.check_ends_sooner(assignment, on)
    rules.check_somebody_stays(record, others=_stays_without(assignment, record, on))
    assignment.ends_on, assignment.ended_at, assignment.ended_by = on, timezone.now(), by
    assignment.save(update_fields=["ends_on", "ended_at", "ended_by"])
    write("records:assignment_ended", by=by, about=[record, assignment, assignment.staff], on=on)
    return assignment


def _stays_without(assignment: Assignment, record: Record, on: date) -> bool:
    return assignment.ends_on is not None or works_on(record, on).exclude(pk=assignment.pk).exists()


def _write_down_ends(record: Record, staff: StaffMember, by: StaffMember) -> None:
    """Give work that a change of team ended the day of its end, so that it can begin anew."""
    open_still = Q(ends_on__isnull=True) | Q(ends_on__gt=today())
    for gone in record.assignments.filter(open_still, ended_by_now(), staff=staff):
        move = move_that_ends(gone)
        gone.ends_on = max(move.on if move else today(), gone.starts_on)
        gone.ended_at, gone.ended_by = timezone.now(), by
        gone.save(update_fields=["ends_on", "ended_at", "ended_by"])


def _seal_reason(assignment: Assignment, terms: Terms, by: StaffMember) -> None:
    about = [assignment.record, assignment, assignment.staff]
    if not terms.why_text.strip():
        write("records:assigned", by=by, about=about, why=terms.why.value, **{"from": terms.starts_on})
        return
    grant = take(
        assignment.record.key_id,
        by=by,
        about=about,
        act="records:assigned",
        ground=Ground.DUTY,
        why=terms.why.value,
        **{"from": terms.starts_on},
    )
    grant.seal(assignment, why_text=terms.why_text.strip())
