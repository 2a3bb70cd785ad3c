"""Where I stand, what I agreed to, and where my team stands."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import signed_in, standing_of
from safehaven.readiness import presenters, queries
from safehaven.readiness.sources import editions_in_force
from safehaven.readiness.views.changes import what_changed
from safehaven.workforce.front import StaffMember


@signed_in(because="What somebody has to do before they start must be open before they start.")
@require_safe
def before_you_start(request: HttpRequest) -> HttpResponse:
    """The way from the invitation to the first record, and the next step on it."""
    found = queries.readiness_of(_me(request))
    shown = {
        "way": presenters.way_of(found, editions_in_force()),
        "changes": what_changed(request, found.to_accept),
        "open": standing_of(request).may(Capability.RECORD_OPEN),
        "closed": standing_of(request).withheld is not None,
        "onward": _onward(request),
    }
    return render(request, "readiness/before_you_start.html", shown)


@signed_in(because="Everybody may read again what they agreed to.")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My training and agreements."""
    found, me = queries.readiness_of(_me(request)), _me(request)
    shown = {
        "found": found,
        "training": presenters.training_in_words(found),
        "accepted": [presenters.accepted_row(one) for one in queries.acceptances_of(me)],
        "leads": queries.led_by(me).exists(),
        "may_change": standing_of(request).may(Capability.POLICY_CHANGE),
    }
    return render(request, "readiness/mine.html", shown)


@signed_in(because="It shows only those whom the person who asks manages.")
@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Who of my team still has to agree, read or learn."""
    people = list(queries.led_by(_me(request)))
    table = presenters.team_table(people, queries.readiness_of_all(people))
    return render(request, "readiness/team.html", {"table": table})


def _me(request: HttpRequest) -> StaffMember:
    return cast("StaffMember", request.user)


def _onward(request: HttpRequest) -> str:
    """Where somebody was going, if that is a page of ours; otherwise home."""
    wanted = request.GET.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"
