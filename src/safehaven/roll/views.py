"""Asked by pages while somebody types, and by people's programs; and the tokens that let those in."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import by_token, requires, requires_to_stop, standing_of
from safehaven.roll import over_http
from safehaven.roll.as_typed import asks_too_often, sentences_about
from safehaven.roll.forms import EndTokenForm, NewTokenForm
from safehaven.roll.presenters import table_of_tokens
from safehaven.roll.rules import RollNotReady
from safehaven.roll.tokens import end_token as take_back
from safehaven.roll.tokens import make_token, standing_behind, tokens_of
from safehaven.workforce.front import StaffMember, recently_verified


@requires(Capability.ROLL_ASK)
@require_POST
def names(request: HttpRequest) -> HttpResponse:
    by = _who(request)
    if asks_too_often(request, by):
        return JsonResponse({"sentences": []}, status=429)
    try:
        said = sentences_about(request.POST.get("text", ""), request.POST.get("about", ""), by=by)
    except RollNotReady as refusal:
        said = [str(refusal)]
    return JsonResponse({"sentences": said})


@by_token(Capability.ROLL_ASK, whose=standing_behind)
@csrf_exempt  # a token in the header lets a program in, and no cookie does
def scan(request: HttpRequest) -> HttpResponse:
    """The same as `safehaven scan`, for a program of somebody."""
    return over_http.answer(request, cast("StaffMember", standing_of(request).staff))


@requires(Capability.ROLL_ASK)
@recently_verified
@require_http_methods(["GET", "POST"])
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """Make one, and see which there are.  A new one stands on this one answer, and nowhere again."""
    by, made = _who(request), []
    form = NewTokenForm(request.POST or None)
    if form.acted(lambda typed: made.append(make_token(typed["name"], by=by))):
        return render(request, "roll/made.html", {"secret": made[0]})
    return render(request, "roll/tokens.html", {"form": form, "table": table_of_tokens(tokens_of(by))})


@requires_to_stop(Capability.ROLL_ASK, because="A token in the wrong hands is taken back at once.")
@require_http_methods(["GET", "POST"])
def end_token(request: HttpRequest, program: UUID) -> HttpResponse:
    """Take one back."""
    by = _who(request)
    one = get_object_or_404(tokens_of(by), pk=program)
    form = EndTokenForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda _typed: take_back(one, by=by)):
        messages.success(request, "Taken back. That program asks nothing here any more.")
        return redirect("roll:tokens")
    return render(request, "roll/end_token.html", {"form": form, "one": one})


def _who(request: HttpRequest) -> StaffMember:
    return cast("StaffMember", request.user)
