"""Ending sessions and links: the steps that signing out, leaving, resets, new passwords and new roles share."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.workforce.models import Invitation, StaffMember, StaffSession


def end_sessions(sessions: QuerySet[StaffSession], by: Actor) -> int:
    """End those of the sessions that are running, inside an operation, and say how many that were."""
    running = sessions.filter(ended_at__isnull=True)
    return running.update(ended_at=timezone.now(), ended_by=by.ledger_name)


def end_all(staff: StaffMember, by: Actor, *, but: UUID | None = None) -> int:
    """End somebody's sessions, all or all but one."""
    return end_sessions(StaffSession.objects.filter(staff=staff).exclude(pk=but), by)


def end_links_of_others(staff: StaffMember, by: Actor) -> int:
    """End password links that somebody else made: they might not be allowed to make them for a new role."""
    now = timezone.now()
    open_links = Invitation.objects.filter(staff=staff, used_at__isnull=True, expires_at__gt=now)
    return open_links.exclude(made_by=by.ledger_name).update(expires_at=now)
