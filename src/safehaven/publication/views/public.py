"""Pages that anybody may read, without an account.  They show the same to everybody, so they cannot show too much."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import public, standing_of
from safehaven.publication import queries
from safehaven.publication.presenters import heads, public_table
from safehaven.publication.views.finding import the_current


@public(because="Anybody may read by which policies we work.")
@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    every = queries.currents()
    table = public_table(every, queries.due_dates(every))
    return render(request, "publication/public_policies.html", {"table": table})


@public(because="Anybody may read a policy; what is for staff only is not on this page, whoever asks.")
@require_safe
def policy(request: HttpRequest, policy: str) -> HttpResponse:
    one = the_current(policy)
    shown = {
        "one": one,
        "rows": heads(one, queries.due_dates([one])[one.name]),
        "body": one.body(for_staff=False),
        "staff": standing_of(request).may(Capability.POLICY_READ),
    }
    return render(request, "publication/public_policy.html", shown)
