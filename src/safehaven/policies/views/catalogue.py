"""The page of all controls, built and not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.policies.catalogue import entries
from safehaven.policies.controls import gather
from safehaven.policies.presenters import shown_areas
from safehaven.policies.queries import said


@requires(Capability.POLICY_READ)
@require_safe
def controls(request: HttpRequest) -> HttpResponse:
    """What carries the clauses of the adopted policies, area by area, and how each control stands."""
    every = entries(said().adopted.packs)
    found = gather({entry.name for entry in every})
    return render(request, "policies/controls.html", {"areas": shown_areas(every, found)})
