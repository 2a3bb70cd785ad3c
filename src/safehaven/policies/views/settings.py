"""Pages about the settings of the policy."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.foundation.refusals import Refusal
from safehaven.policies import operations, queries
from safehaven.policies.forms import choice_form
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.presenters import preview, setting_row
from safehaven.policies.rules import PreviewIsOld, check_choice
from safehaven.policies.settling import Setting


@requires(Capability.POLICY_READ)
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Every setting and what is in force."""
    may_change = standing_of(request).may(Capability.POLICY_CHANGE)
    now = sorted(queries.settings_in_force().values(), key=lambda setting: not setting.must_choose)
    rows = [setting_row(setting, may_change=may_change) for setting in now]
    waiting = sum(setting.must_choose for setting in now)
    return render(
        request,
        "policies/settings.html",
        {"rows": rows, "waiting": waiting},
    )


@requires(Capability.POLICY_CHANGE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, parameter: str) -> HttpResponse:
    """Change one setting: choose a value, see what it would alter, then put it into force."""
    setting = queries.settings_in_force()[_parameter(parameter)]
    form = choice_form(setting)(request.POST or None, initial={"value": setting.value})
    if request.method == "POST" and form.is_valid():
        value, why = str(form.cleaned_data["value"]), form.cleaned_data.get("why", "")
        try:
            check_choice(setting.parameter, value, why, setting.asked)
            if "seen" in request.POST:
                return _put_into_force(request, setting, value, why)
        except PreviewIsOld as refusal:
            messages.warning(request, str(refusal))
        except Refusal as refusal:
            form.add_error("value", str(refusal))
            return render(request, "policies/change.html", {"form": form})
        return _preview(request, setting, value, why)
    return render(request, "policies/change.html", {"form": form})


def _put_into_force(request: HttpRequest, setting: Setting, value: str, why: str) -> HttpResponse:
    seen, by = request.POST["seen"], cast("Actor", request.user)
    operations.choose(setting.parameter, value, why=why, seen=seen, by=by)
    messages.success(request, "The setting is in force from now on.")
    return redirect("policies:settings")


def _preview(request: HttpRequest, setting: Setting, value: str, why: str) -> HttpResponse:
    meaning = MEANINGS[setting.parameter]
    shown = {
        "title": meaning.title,
        "words": meaning.words_for(value),
        "kept": {"value": value, "why": why},
        "parameter": setting.parameter.value,
        **preview(queries.if_chosen(setting.parameter, value)),
    }
    return render(request, "policies/preview.html", shown)


def _parameter(name: str) -> Parameter:
    try:
        return Parameter(name)
    except ValueError:
        raise Http404 from None
