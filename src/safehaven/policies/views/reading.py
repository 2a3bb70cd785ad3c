"""Pages on which policies are read, clause by clause, with how each clause stands."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.policies import coverage
from safehaven.policies.controls import State
from safehaven.policies.exports import KINDS
from safehaven.policies.history import since_when
from safehaven.policies.presenters import adopted_table, filters, others_table, shown_parts


@requires(Capability.POLICY_READ)
@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """The policies, adopted and not, with how their clauses stand."""
    every = coverage.of_all()
    shown = {
        "adopted": adopted_table(every),
        "others": others_table(every),
        "may_change": standing_of(request).may(Capability.POLICY_CHANGE),
    }
    return render(request, "policies/policies.html", shown)


@requires(Capability.POLICY_READ)
@require_safe
def policy(request: HttpRequest, pack: str) -> HttpResponse:
    """One policy as people read it; beside each clause, how it stands."""
    covered = coverage.of_one(pack)
    if covered is None:
        raise Http404
    asked = request.GET.get("state", "")
    state = State(asked) if asked in set(State) else None
    who, adopted = standing_of(request), covered.adoption is not None
    since = since_when(covered) if adopted else {}
    shown = {
        "covered": covered,
        "parts": shown_parts(covered.only(state), adopted=adopted, since=since, standing=who),
        "filters": filters(covered, state),
        "may_change": who.may(Capability.POLICY_CHANGE),
        "now": timezone.now(),
        "kinds": KINDS,
    }
    return render(request, "policies/policy.html", shown)
