"""The page on which is seen how clauses stood over time."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.interface.counting import counted
from safehaven.policies.history import standings_of
from safehaven.policies.noting import note_how_clauses_stand
from safehaven.policies.presenters import standings_table
from safehaven.policies.queries import pack_named, settings_in_force
from safehaven.policies.settling import words_of

PER_PAGE = 50


@requires(Capability.POLICY_READ)
@require_safe
def history(request: HttpRequest, pack: str) -> HttpResponse:
    """How the clauses of a policy stood, or one of them."""
    policy = pack_named(pack)
    asked = request.GET.get("clause", "")
    clause = next((one for one in policy.clauses if one.id == asked), None) if policy else None
    if policy is None or (asked and clause is None):
        raise Http404
    page = Paginator(standings_of(pack, clause.id if clause else ""), PER_PAGE).get_page(
        request.GET.get("page")
    )
    text = clause.said_with(words_of(settings_in_force().values())) if clause else ""
    shown = {"pack": policy, "clause": clause, "text": text, "page": page, "table": standings_table(page)}
    return render(request, "policies/history.html", shown)


@requires(Capability.POLICY_READ)
@require_POST
def note(request: HttpRequest, pack: str) -> HttpResponse:
    """Look at every control now, and note what is other than before."""
    if pack_named(pack) is None:
        raise Http404
    changed = note_how_clauses_stand(by=cast("Actor", request.user))
    messages.success(
        request,
        f"Looked at just now: {counted(changed, 'clause stands', 'clauses stand')} in another way than before.",
    )
    return redirect("policies:history", pack=pack)
