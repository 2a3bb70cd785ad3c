"""What somebody who is not ready sees of their mail: the way to what comes first, and what they can still stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safehaven.foundation.gates import lead_to, standing_of
from safehaven.foundation.refusals import allowed
from safehaven.mailguard.models import Submission
from safehaven.mailguard.queries import messages_of
from safehaven.mailguard.rules import check_can_undo
from safehaven.mailguard.states import MOVES, State
from safehaven.mailguard.views.finding import who
from safehaven.readiness.front import BEFORE_YOU_START, NotReady

View = Callable[..., HttpResponse]
MOST_SHOWN = 50
STOPPABLE = [state for state in State if State.TAKEN_BACK in MOVES[state]]


def leads_to_what_comes_first(view: View) -> View:
    """Lead whoever is not ready to “Before you start”, as the pages do that a role opens."""
    return _instead(view, lambda request: lead_to(request, BEFORE_YOU_START))


def leaves_stopping_open(view: View) -> View:
    """The same, once nothing of theirs could be stopped any more: until then the page offers that and no more."""
    return _instead(view, _stoppable)


def _instead(view: View, answer: Callable[[HttpRequest], HttpResponse]) -> View:
    """Asked twice: before the view, and by the grants in it, also of people to whose roles nothing sealed opens."""

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if standing_of(request).withheld is not None:
            return answer(request)
        try:
            return view(request, *args, **kwargs)
        except NotReady:
            return answer(request)

    return shown


def _stoppable(request: HttpRequest) -> HttpResponse:
    newest = messages_of(who(request)).filter(state__in=STOPPABLE)[:MOST_SHOWN]
    waiting: list[Submission] = [one for one in newest if allowed(check_can_undo, one)]
    if not waiting:
        return lead_to(request, BEFORE_YOU_START)
    return render(request, "mailguard/only_stopping.html", {"waiting": waiting, "first": BEFORE_YOU_START})
