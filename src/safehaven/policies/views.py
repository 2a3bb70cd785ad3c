"""Pages about what the policy sets."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.interface.components import Link, Row
from safehaven.policies.forms import choice_form
from safehaven.policies.operations import choose
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.queries import in_force


@requires(Capability.POLICY_READ)
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Every setting and what is in force."""
    may_change = standing_of(request).may(Capability.POLICY_CHANGE)
    rows = [_row(parameter, may_change=may_change) for parameter in Parameter]
    return render(request, "policies/settings.html", {"rows": rows})


@requires(Capability.POLICY_CHANGE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, parameter: str) -> HttpResponse:
    """Change one setting."""
    chosen = _parameter(parameter)
    form = choice_form(chosen)(request.POST or None, initial={"value": in_force(chosen)})
    if request.method == "POST" and form.is_valid():
        choose(chosen, str(form.cleaned_data["value"]), by=cast("Actor", request.user))
        messages.success(request, "The setting is in force from now on.")
        return redirect("policies:settings")
    return render(request, "policies/change.html", {"form": form})


def _row(parameter: Parameter, *, may_change: bool) -> Row:
    meaning, value = MEANINGS[parameter], in_force(parameter)
    words = {choice.value: choice.means for choice in meaning.choices}.get(value, value)
    where = reverse("policies:change", kwargs={"parameter": parameter.value})
    return Row(meaning.title, words, (Link("Change", where, meaning.title),) if may_change else ())


def _parameter(name: str) -> Parameter:
    try:
        return Parameter(name)
    except ValueError:
        raise Http404 from None
