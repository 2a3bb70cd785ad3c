"""Making a record, and finding one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.records.forms import NewRecordForm, SearchForm
from safehaven.records.listing import people_table
from safehaven.records.models import Record
from safehaven.records.operations.making import LooksLike, NewRecord, create_record
from safehaven.records.operations.searching import search as search_records
from safehaven.records.views.finding import posted, who_asks

MOST_FOUND = 50


@requires(Capability.RECORD_SEARCH)
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(posted(request))
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        asked = form.cleaned_data
        context["found"] = search_records(asked["text"], born=asked["born"], by=who_asks(request))
        context["people"] = people_table(context["found"][:MOST_FOUND], "People found")
    return render(request, "records/search.html", context)


@requires(Capability.RECORD_CREATE)
def new(request: HttpRequest) -> HttpResponse:
    form = NewRecordForm(posted(request))
    alike: list[Record] = []
    made: list[Record] = []
    if form.acted(lambda cleaned: made.append(_make(form, cleaned, request, alike))):
        messages.success(request, f"{made[0]} is open, and on your caseload.")
        return redirect("records:record", record=made[0].pk)
    context = {"form": form, "alike": alike, "people": people_table(alike, "People who may be the same")}
    return render(request, "records/new.html", context)


def _make(form: Any, cleaned: dict[str, Any], request: HttpRequest, alike: list[Record]) -> Record:
    try:
        new_record = NewRecord(form.texts(), once=cleaned["once"])
        return create_record(new_record, by=who_asks(request), sure=cleaned["sure"])
    except LooksLike as looks_like:
        alike.extend(looks_like.records)
        raise
