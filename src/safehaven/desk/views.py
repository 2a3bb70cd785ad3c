"""The home page."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safehaven.desk.presenters import desk_of
from safehaven.foundation.gates import signed_in, standing_of
from safehaven.workforce.front import StaffMember


@signed_in(because="Everybody who works here starts from their own desk.")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What needs me now."""
    desk = desk_of(cast("StaffMember", request.user), standing_of(request))
    return render(request, "desk/home.html", {"desk": desk})
