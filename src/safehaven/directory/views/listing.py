"""The list of organisations, the search, and one organisation."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.directory import queries
from safehaven.directory.forms import OrganisationForm, SearchForm
from safehaven.directory.models import Organisation
from safehaven.directory.operations.organisations import (
    add_organisation,
    correct_organisation,
    open_organisation,
)
from safehaven.directory.operations.recipients import search as search_for
from safehaven.directory.presenters import organisations_table, people_table
from safehaven.directory.states import OrganisationKind
from safehaven.directory.views.finding import edits, posted, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires

PER_PAGE = 50


@requires(Capability.DIRECTORY_READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.organisations(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "organisations": organisations_table(page),
        "form": SearchForm(),
        "edits": edits(request),
    }
    return render(request, "directory/list.html", context)


@requires(Capability.DIRECTORY_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(posted(request))
    found = search_for(form.cleaned_data["text"], by=who_asks(request)) if form.is_valid() else None
    people = None if found is None else people_table(found, "People found")
    return render(request, "directory/search.html", {"form": form, "found": found, "people": people})


@requires(Capability.DIRECTORY_READ)
@require_safe
def organisation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    one = get_object_or_404(Organisation, pk=organisation)
    people = people_table(open_organisation(one, by=who_asks(request)))
    context = {"organisation": one, "people": people, "edits": edits(request)}
    return render(request, "directory/organisation.html", context)


@requires(Capability.DIRECTORY_EDIT)
def new_organisation(request: HttpRequest) -> HttpResponse:
    form, made = OrganisationForm(posted(request)), []
    if form.acted(
        lambda typed: made.append(
            add_organisation(
                typed["name"], OrganisationKind(typed["kind"]), once=typed["once"], by=who_asks(request)
            )
        )
    ):
        messages.success(request, "The organisation is in the directory. Now add who works there.")
        return redirect("directory:organisation", organisation=made[0].pk)
    return render(request, "directory/new_organisation.html", {"form": form})


@requires(Capability.DIRECTORY_EDIT)
def change_organisation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    one = get_object_or_404(Organisation, pk=organisation)
    form = OrganisationForm(posted(request), initial={"name": one.name, "kind": one.kind})
    if form.acted(
        lambda typed: correct_organisation(
            one, typed["name"], OrganisationKind(typed["kind"]), by=who_asks(request)
        )
    ):
        messages.success(request, "Saved.")
        return redirect("directory:organisation", organisation=organisation)
    return render(request, "directory/change_organisation.html", {"form": form, "organisation": one})
