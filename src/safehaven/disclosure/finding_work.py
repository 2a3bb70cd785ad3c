"""Sharing that somebody began, or should decide about, and that others must take over."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.queries import awaiting_decision_by, made_by
from safehaven.disclosure.states import UNFINISHED, State
from safehaven.foundation.capabilities import Capability
from safehaven.workforce.front import InHand, StaffMember, capabilities_of


def sharing_in_hand(staff: StaffMember, asks: StaffMember) -> Iterator[InHand]:
    """What they have not finished, what is held, and what waits for their decision.

    Only they can open a list of theirs.  Whoever takes over a person finds it on the person's page.
    """
    able, own = capabilities_of(staff), staff == asks
    begun = made_by(staff) if staff.is_active else Disclosure.objects.filter(made_by=staff)
    mine = reverse("disclosure:mine") if own and Capability.DISCLOSURE_MAKE in able else ""
    decides = reverse("disclosure:waiting") if own and Capability.DISCLOSURE_APPROVE in able else ""
    yield InHand("Sharing that is not finished", begun.filter(state__in=UNFINISHED).count(), mine)
    yield InHand("Sharing that is held", begun.filter(state=State.HELD).count(), mine)
    yield InHand("Decisions that wait for them", awaiting_decision_by(staff).count(), decides)
