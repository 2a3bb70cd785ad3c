"""Pages that show what adopting or leaving a policy would alter, before the button."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.foundation.refusals import Refusal
from safehaven.policies import operations, queries
from safehaven.policies.presenters import preview
from safehaven.policies.rules import PreviewIsOld


@requires(Capability.POLICY_CHANGE)
@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, pack: str) -> HttpResponse:
    """What adopting a policy would alter; then adopt it."""
    edition = queries.on_offer().get(pack)
    if edition is None:
        raise Http404
    if request.method == "POST":
        try:
            operations.adopt(pack, seen=request.POST.get("seen", ""), by=cast("Actor", request.user))
        except PreviewIsOld as refusal:
            messages.warning(request, str(refusal))
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("policies:policies")
        else:
            messages.success(request, "The policy is in force from now on.")
            return redirect("policies:policies")
    shown = {"pack": edition.pack, **preview(queries.if_adopted(edition), adopting=True)}
    return render(request, "policies/adopt.html", shown)


@requires(Capability.POLICY_CHANGE)
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, pack: str) -> HttpResponse:
    """What leaving a policy would alter; then leave it."""
    left = queries.adopted_pack(pack)
    if left is None:
        raise Http404
    if request.method == "POST":
        try:
            operations.leave(pack, seen=request.POST.get("seen", ""), by=cast("Actor", request.user))
        except PreviewIsOld as refusal:
            messages.warning(request, str(refusal))
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("policies:policies")
        else:
            messages.success(request, "The policy is in force no more.")
            return redirect("policies:policies")
    return render(request, "policies/leave.html", {"pack": left, **preview(queries.if_left(pack))})
