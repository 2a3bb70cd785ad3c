"""Who works with whom: assigning and ending, by a manager of the team."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Ground, take
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records import rules
from safehaven.records.models import Assignment, Record
from safehaven.records.queries import (
    assignments_managed_by,
    members_to_assign,
    records_managed_by,
    today,
    works_on,
)
from safehaven.records.states import AssignedWhy
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
    record = _managed(record.pk, by)
    rules.check_open(record)
    if not members_to_assign(by).filter(pk=staff.pk).exists():
        raise rules.NotYours("You can give people to members of your own teams only.")
    rules.check_not_themselves(staff, terms.why, by)
    rules.check_days(terms.starts_on, terms.ends_on)
    others = list(record.assignments.filter(staff=staff))
    rules.check_not_overlapping(others, terms.starts_on, terms.ends_on)
    assignment = Assignment(
        record=record,
        staff=staff,
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
    record = _managed(assignment.record_id, by)
    assignment = _assignment_under_lock(assignment.pk, record, by)
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


def _managed(pk: UUID, by: StaffMember) -> Record:
    try:
        return records_managed_by(by).select_for_update().get(pk=pk)
    except Record.DoesNotExist:
        raise rules.NotYours("You do not manage who works with this person.") from None


def _assignment_under_lock(pk: UUID, record: Record, by: StaffMember) -> Assignment:
    try:
        return assignments_managed_by(by).select_for_update().get(pk=pk, record=record)
    except Assignment.DoesNotExist:
        raise rules.NotYours("This colleague is not in one of your teams.") from None


def _stays_without(assignment: Assignment, record: Record, on: date) -> bool:
    return assignment.ends_on is not None or works_on(record, on).exclude(pk=assignment.pk).exists()


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
