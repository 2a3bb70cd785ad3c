"""A colleague who is away: somebody asked, one trustee agreed, and another one is waited for."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils import timezone

from safehaven.continuity.front import NewOpening, agree, ask
from safehaven.demo.organisation import Organisation
from safehaven.workforce.front import Role

WHY = "Ill since last week, and nobody knows for how long. Two families wait for an answer from the council."
_DAYS_AWAY = 6


def ask_trustees(organisation: Organisation, people: int) -> None:
    """The manager of the worker with the newest person asks; one trustee has agreed, so the next one opens it."""
    workers = organisation.caseworkers()
    absent, team = workers[(people - 1) % len(workers)]
    cover = next(worker for worker, theirs in workers if theirs == team and worker != absent)
    manager = next(
        staff for staff, place in organisation.staff if place.role is Role.MANAGER and place.team == team
    )
    wanted = NewOpening(absent, cover, timezone.localdate() - timedelta(days=_DAYS_AWAY), WHY)
    agree(ask(wanted, once=uuid.uuid4(), by=manager), by=organisation.holder_of(Role.TRUSTEE))
