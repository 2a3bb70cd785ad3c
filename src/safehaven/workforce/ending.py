"""Ending sessions: the step that signing out, leaving, resets and new passwords share."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.workforce.models import StaffMember, StaffSession


def end_sessions(sessions: QuerySet[StaffSession], by: Actor) -> int:
    """End those of the sessions that are running, inside an operation, and say how many that were."""
    running = sessions.filter(ended_at__isnull=True)
    return running.update(ended_at=timezone.now(), ended_by=by.ledger_name)


def end_all(staff: StaffMember, by: Actor, *, but: UUID | None = None) -> int:
    """End somebody's sessions, all or all but one."""
    return end_sessions(StaffSession.objects.filter(staff=staff).exclude(pk=but), by)
