"""Who asks, which message they mean, and what became of it: what the views share."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest

from safehaven.foundation.gates import standing_of
from safehaven.foundation.refusals import NotThere
from safehaven.mailguard.holds import Help
from safehaven.mailguard.models import Submission
from safehaven.mailguard.operations import deciding
from safehaven.mailguard.states import State
from safehaven.workforce.front import StaffMember

OWN = "Everybody sees their own messages, and those about which a colleague asks them."


def who(request: HttpRequest) -> StaffMember:
    """Who asks."""
    return cast("StaffMember", request.user)


def looked_at(found: Submission, by: StaffMember) -> deciding.OpenMessage:
    """A message in clear, for whoever may look at it."""
    try:
        return deciding.look_at(found, by=by)
    except NotThere as gone:
        raise Http404 from gone


def helping(request: HttpRequest, one: deciding.OpenMessage) -> Help:
    """Where whoever looks at a message may go for help with what was found."""
    return Help.on(request.path, one.ruling, by=who(request), standing=standing_of(request))


def what_came_of_it(submission: Submission) -> str:
    """What a decision led to."""
    submission.refresh_from_db()
    return {
        State.TAKEN_BACK: "It is not sent.",
        State.ASKED: "Somebody else must agree now. You hear of it here.",
        State.PROTECTING: "It is being protected. Then it leaves by itself.",
    }.get(State(submission.state), "It is on its way.")
