"""Managers see their teams; certificates come in from elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.foundation.refusals import Refusal
from safehaven.interface.counting import counted
from safehaven.training import presenters
from safehaven.training.bringing_in import check
from safehaven.training.forms import BringInForm
from safehaven.training.operations.importing import bring_in as bring_in_all
from safehaven.training.overseeing import standing_of_those_seen_by
from safehaven.training.views.finding import posted, who_asks

PEOPLE_ON_A_PAGE = 50


@requires(Capability.TRAINING_OVERSEE)
@require_safe
def team(request: HttpRequest) -> HttpResponse:
    seen = standing_of_those_seen_by(who_asks(request))
    page = Paginator(seen, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "people": presenters.team_table(page.object_list),
        "page": page,
        "all": len(seen),
        "missing": sum(bool(one.needs.missing) for one in seen),
        "edits": standing_of(request).may(Capability.TRAINING_EDIT),
    }
    return render(request, "training/team.html", shown)


@requires(Capability.TRAINING_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    form = BringInForm(posted(request))
    checked = None
    if form.is_valid():
        checked = check(form.cleaned_data["text"])
        if "bring_in" in request.POST and not checked.problems:
            try:
                given = bring_in_all(form.cleaned_data["text"], by=who_asks(request))
            except Refusal as refusal:
                form.add_error("text", str(refusal))
            else:
                messages.success(
                    request, f"{counted(len(given), 'certificate came in', 'certificates came in')}."
                )
                return redirect("training:team")
    return render(request, "training/bring_in.html", {"form": form, **presenters.what_would_come_in(checked)})
