"""Pages on which an organisation adds a policy of its own, and takes one as a start."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.policies import operations, queries
from safehaven.policies.forms import PackForm
from safehaven.policies.rules import PackNotRight


@requires(Capability.POLICY_CHANGE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a policy, or a newer version of one; whatever is wrong with it is listed with its place."""
    form = PackForm(request)
    if request.method == "POST" and form.is_valid():
        try:
            added = operations.add_pack(form.cleaned_data["content"].encode(), by=cast("Actor", request.user))
        except PackNotRight as refusal:
            for fault in refusal.faults:
                form.add_error("content", fault[:1].upper() + fault[1:])
        else:
            messages.success(request, "The policy is added. Nothing changes until somebody adopts it.")
            return redirect("policies:policy", pack=added.pack)
    return render(request, "policies/add.html", {"form": form})


@requires(Capability.POLICY_READ)
@require_safe
def download(_request: HttpRequest, pack: str) -> HttpResponse:
    """A policy as the file that it is read from: a start for one's own."""
    edition = queries.on_offer().get(pack)
    if edition is None:
        raise Http404
    disposition = {"Content-Disposition": f'attachment; filename="{pack}.toml"'}
    return HttpResponse(edition.content, content_type="application/toml; charset=utf-8", headers=disposition)
