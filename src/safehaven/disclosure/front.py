"""The door to disclosure for the other apps: what waits for whom, our messages, and the way to the mail server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from safehaven.disclosure.actors import RECIPIENT
from safehaven.disclosure.email.composing import attach, mark_confidential, named
from safehaven.disclosure.email.following import Following, SeveralFollowing
from safehaven.disclosure.email.limits import GIVING_SECONDS, longer_for
from safehaven.disclosure.email.notices import notice
from safehaven.disclosure.email.relay import Relay, relay
from safehaven.disclosure.email.sending import (
    PASSWORD_KEPT,
    Heard,
    Refused,
    give,
    introduced,
    what_went_wrong,
)
from safehaven.disclosure.email.steps import Failure, receipt_address, wait_after
from safehaven.disclosure.email.wording import (
    HOW_TO_OPEN,
    PASSWORD_SLOT,
    PASSWORD_WAY,
    letter,
    organisation,
    password_body,
    password_subjects,
    please_confirm,
)
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.queries import (
    awaiting_decision_by,
    disclosures_open_to,
    in_trouble,
    made_by,
)
from safehaven.disclosure.receipts import Receipts, answer_links
from safehaven.disclosure.states import Received, State, Trouble
from safehaven.records.front import label_of
from safehaven.workforce.front import StaffMember

__all__ = [
    "GIVING_SECONDS",
    "HOW_TO_OPEN",
    "PASSWORD_KEPT",
    "PASSWORD_SLOT",
    "PASSWORD_WAY",
    "RECIPIENT",
    "Disclosure",
    "Failure",
    "Following",
    "Heard",
    "Receipts",
    "Received",
    "Refused",
    "Relay",
    "SeveralFollowing",
    "Trouble",
    "Waiting",
    "answer_links",
    "attach",
    "give",
    "introduced",
    "letter",
    "longer_for",
    "mark_confidential",
    "named",
    "notice",
    "organisation",
    "password_body",
    "password_subjects",
    "please_confirm",
    "receipt_address",
    "relay",
    "wait_after",
    "waiting_for",
    "what_went_wrong",
]


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
