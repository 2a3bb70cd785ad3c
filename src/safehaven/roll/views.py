"""Asked by pages while somebody types."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.roll.as_typed import asks_too_often, sentences_about
from safehaven.roll.rules import RollNotReady
from safehaven.workforce.front import StaffMember


@requires(Capability.ROLL_ASK)
@require_POST
def names(request: HttpRequest) -> HttpResponse:
    by = cast("StaffMember", request.user)
    if asks_too_often(request, by):
        return JsonResponse({"sentences": []}, status=429)
    try:
        said = sentences_about(request.POST.get("text", ""), request.POST.get("about", ""), by=by)
    except RollNotReady as refusal:
        said = [str(refusal)]
    return JsonResponse({"sentences": said})
