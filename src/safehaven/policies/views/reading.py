"""Pages on which policies are read, clause by clause, with how each clause stands."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.policies import coverage
from safehaven.policies.controls import State
from safehaven.policies.presenters import filters, policies_table, shown_parts


@requires(Capability.POLICY_READ)
@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """The policies, adopted and not, with how their clauses stand."""
    every = coverage.of_all()
    adopted = policies_table(
        "In force", [one for one in every if one.adoption], empty="No policy is adopted yet."
    )
    others = policies_table(
        "Not adopted", [one for one in every if not one.adoption], empty="All are adopted."
    )
    return render(request, "policies/policies.html", {"adopted": adopted, "others": others})


@requires(Capability.POLICY_READ)
@require_safe
def policy(request: HttpRequest, pack: str) -> HttpResponse:
    """One policy as people read it; beside each clause, how it stands."""
    covered = coverage.of_one(pack)
    if covered is None:
        raise Http404
    asked = request.GET.get("state", "")
    state = State(asked) if asked in set(State) else None
    shown = {
        "covered": covered,
        "parts": shown_parts(covered.only(state), adopted=covered.adoption is not None),
        "filters": filters(covered, state),
        "may_change": standing_of(request).may(Capability.POLICY_CHANGE),
    }
    return render(request, "policies/policy.html", shown)
