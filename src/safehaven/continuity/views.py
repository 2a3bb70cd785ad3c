"""When a colleague is away: asked, agreed to by trustees, looked at, ended."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.continuity import operations, presenters, queries, rules
from safehaven.continuity.forms import AskForm, SureForm
from safehaven.continuity.models import Opening
from safehaven.continuity.states import State
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, signed_in, standing_of
from safehaven.foundation.refusals import allowed
from safehaven.policies.front import Parameter, number_in_force
from safehaven.workforce.front import StaffMember, recently_verified

THEIRS = (
    "Whoever it is about sees it and may end it, also with a course to finish; a query finds whose it is."
)
PER_PAGE = 50
FORM = require_http_methods(["GET", "HEAD", "POST"])


@requires(Capability.CONTINUITY_ASK)
@require_safe
def openings(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.openings_open_to(_who(request)), PER_PAGE).get_page(request.GET.get("page"))
    context = {"openings": presenters.openings_table(page), "page": page} | _how_many()
    return render(request, "continuity/openings.html", context)


@requires(Capability.CONTINUITY_ASK)
@recently_verified
@FORM
def ask(request: HttpRequest) -> HttpResponse:
    by = _who(request)
    form = AskForm(request.POST if request.method == "POST" else None, by)
    made: list[Opening] = []
    if form.acted(lambda typed: made.append(operations.ask(form.new(), once=typed["once"], by=by))):
        messages.success(request, "Asked. Trustees and your colleague are told.")
        return redirect("continuity:opening", opening=made[0].pk)
    return render(request, "continuity/ask.html", {"form": form} | _how_many())


@signed_in(because=THEIRS)
@require_safe
def opening(request: HttpRequest, opening: UUID) -> HttpResponse:
    one, by = _opening(request, opening), _who(request)
    why = operations.look(one, by=by)
    context = {
        "opening": one,
        "state": presenters.state_of(one),
        "facts": presenters.facts(one, why),
        "voices": presenters.voices_table(one),
        "people": presenters.people_table(one, by),
        "too_few": presenters.too_few(one),
        "agrees": standing_of(request).may(Capability.CONTINUITY_DECIDE) and _may_agree(one, by),
        "ends": queries.may_end(one, by),
        "lists": standing_of(request).may(Capability.CONTINUITY_ASK),
    }
    return render(request, "continuity/opening.html", context)


@requires(Capability.CONTINUITY_DECIDE)
@recently_verified
@FORM
def agree(request: HttpRequest, opening: UUID) -> HttpResponse:
    """A trustee agrees, and has just proved who they are."""
    one, by = _opening(request, opening), _who(request)
    form = SureForm(request.POST if request.method == "POST" else None)
    done: list[Opening] = []
    if form.acted(lambda _typed: done.append(operations.agree(one, by=by))):
        messages.success(request, _agreed(done[0]))
        return redirect("continuity:opening", opening=opening)
    return render(request, "continuity/agree.html", {"opening": one, "form": form} | _how_many())


@signed_in(because=THEIRS)
@FORM
def end(request: HttpRequest, opening: UUID) -> HttpResponse:
    one, by = _opening(request, opening), _who(request)
    form = SureForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda _typed: operations.end(one, by=by)):
        messages.success(request, "It is over. Nothing of it is open any more.")
        return redirect("continuity:opening", opening=opening)
    return render(request, "continuity/end.html", {"opening": one, "form": form})


def _agreed(one: Opening) -> str:
    if one.state == State.OPEN:
        return f"You agreed, and it is open. {one.cover.name} can read the records now."
    return "You agreed. It opens once enough other trustees have agreed as well."


def _may_agree(one: Opening, by: StaffMember) -> bool:
    return allowed(rules.check_still_waits, one, queries.moment_now()) and allowed(
        rules.check_may_agree, one, by
    )


def _how_many() -> dict[str, int]:
    return {
        "trustees": number_in_force(Parameter.CONTINUITY_QUORUM),
        "hours": int(operations.DECIDE_WITHIN.total_seconds() // 3600),
    }


def _opening(request: HttpRequest, opening: UUID) -> Opening:
    return get_object_or_404(queries.openings_open_to(_who(request)), pk=opening)


def _who(request: HttpRequest) -> StaffMember:
    return cast("StaffMember", request.user)
