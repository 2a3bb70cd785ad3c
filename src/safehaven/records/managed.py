"""What acts on a caseload judge by, held under lock: steps that they share, inside an operation."""

from __future__ import annotations

from uuid import UUID

from safehaven.records import rules
from safehaven.records.models import Assignment, Record
from safehaven.records.queries import assignments_managed_by, records_managed_by
from safehaven.workforce.front import StaffMember


def managed(pk: UUID, by: StaffMember) -> Record:
    """The record under lock, if this person manages who works with whom there.  Raises NotYours."""
    try:
        return records_managed_by(by).select_for_update().get(pk=pk)
    except Record.DoesNotExist:
        raise rules.NotYours("You do not manage who works with this person.") from None


def assignment_under_lock(pk: UUID, record: Record, by: StaffMember) -> Assignment:
    """Somebody's work with a person under lock, if this manager looks after it.  Raises NotYours."""
    try:
        return assignments_managed_by(by).select_for_update().get(pk=pk, record=record)
    except Assignment.DoesNotExist:
        raise rules.NotYours("This colleague is not in one of your teams.") from None


def hold_teams_of(staff: StaffMember) -> None:
    """Let nobody change somebody's teams before this act is done: what is given through a team ends with it."""
    StaffMember.objects.select_for_update().get(pk=staff.pk)
