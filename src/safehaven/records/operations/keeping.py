"""A colleague who changes teams goes on working with somebody, because a manager says so and why."""

from __future__ import annotations

from django.utils import timezone

from safehaven.access.front import Ground, take
from safehaven.foundation.operations import operation
from safehaven.records import rules
from safehaven.records.managed import assignment_under_lock, managed
from safehaven.records.models import Assignment, Kept
from safehaven.records.staying import move_that_ends
from safehaven.workforce.front import StaffMember


@operation
def keep(assignment: Assignment, why_text: str, *, by: StaffMember) -> Kept:
    """Let somebody's work with a person outlast their move.  The grant only seals the reason."""
    record = managed(assignment.record_id, by)
    rules.check_open(record)
    assignment = assignment_under_lock(assignment.pk, record, by)
    move = move_that_ends(assignment)
    rules.check_can_be_kept(assignment, move, why_text, by)
    assert move is not None  # noqa: S101 - the rule has just said so
    kept = Kept(assignment=assignment, move=move, kept_at=timezone.now(), kept_by=by)
    about = [record, assignment, assignment.staff]
    grant = take(record.key_id, by=by, about=about, act="records:kept", ground=Ground.DUTY)
    grant.seal(kept, why_text=why_text.strip())
    kept.save(force_insert=True)
    return kept
