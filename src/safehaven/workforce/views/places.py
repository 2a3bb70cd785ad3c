"""Services, sites and teams."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.workforce import operations, presenters
from safehaven.workforce.forms.staff import PlaceForm, TeamForm
from safehaven.workforce.rules import NameTaken
from safehaven.workforce.standing import own_session

manages_staff = requires(Capability.STAFF_MANAGE)


@manages_staff
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """How the organisation is made up."""
    return render(request, "workforce/places.html", presenters.tables_of_places())


@manages_staff
@require_http_methods(["GET", "POST"])
def add_service(request: HttpRequest) -> HttpResponse:
    """Add a service."""
    return _add(request, PlaceForm(request.POST or None), "Add a service", operations.open_service)


@manages_staff
@require_http_methods(["GET", "POST"])
def add_site(request: HttpRequest) -> HttpResponse:
    """Add a site."""
    return _add(request, PlaceForm(request.POST or None), "Add a site", operations.open_site)


@manages_staff
@require_http_methods(["GET", "POST"])
def add_team(request: HttpRequest) -> HttpResponse:
    """Add a team."""
    return _add(request, TeamForm(request.POST or None), "Add a team", operations.open_team)


def _add(request: HttpRequest, form: PlaceForm, heading: str, act: Callable[..., Any]) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data, by=own_session(request).staff)
        except NameTaken as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, "It is added.")
            return redirect("places")
    return render(request, "workforce/add_place.html", {"form": form, "heading": heading})
