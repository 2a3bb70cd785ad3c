"""The door to disclosure for the other apps: what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.queries import awaiting_decision_by, disclosures_open_to, in_trouble, made_by
from safehaven.disclosure.states import State, Trouble
from safehaven.records.front import label_of
from safehaven.workforce.front import StaffMember

__all__ = ["Disclosure", "Waiting", "waiting_for"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that needs a person: about whom (reference and initials), what, since when, and where."""

    what: str
    about: str
    since: datetime
    address: str
    urgent: bool = False


def waiting_for(staff: StaffMember) -> list[Waiting]:
    """What of disclosure waits for somebody: held or struggling ones first, then decisions, then drafts."""
    held = in_trouble(disclosures_open_to(staff))
    decide = awaiting_decision_by(staff)
    unfinished = made_by(staff).filter(state__in=[State.DRAFT, State.APPROVED])
    return [
        *(_waiting(one, "disclosure:page", _trouble(one), urgent=True) for one in held),
        *(_waiting(one, "disclosure:decide", "Somebody asks you to approve sharing") for one in decide),
        *(_waiting(one, "disclosure:checks", State(one.state).label) for one in unfinished),
    ]


def _trouble(disclosure: Disclosure) -> str:
    if disclosure.state == State.HELD:
        return f"Held. {Trouble(disclosure.trouble).label}"
    if getattr(disclosure, "struggles", False):
        return "Could not be sent so far; it is tried again"
    return "Interrupted while it was being sent"


def _waiting(disclosure: Disclosure, route: str, what: str, *, urgent: bool = False) -> Waiting:
    since = disclosure.held_since or disclosure.asked_at or disclosure.made_at
    address = reverse(route, kwargs={"disclosure": disclosure.pk})
    return Waiting(what, label_of(disclosure.record), since, address, urgent=urgent)
