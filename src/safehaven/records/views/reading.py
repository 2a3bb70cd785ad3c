"""Reading: my caseload, a record, an entry, who has looked, a page for the printer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.ledger.front import lines_about
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records import accuracy, presenters, queries
from safehaven.records.chronicle import shown_entries
from safehaven.records.forms import PRINTED, PrintForm
from safehaven.records.links import places_of
from safehaven.records.listing import caseload_table, lines_table, to_check_table
from safehaven.records.marking import folder_label, marking
from safehaven.records.operations.opening import open_record
from safehaven.records.parts import chosen_part, part_of, parts
from safehaven.records.states import RecordState
from safehaven.records.views.finding import found, opened, paged, posted, who_asks, works_on_it
from safehaven.records.warning import warnings_on

PEOPLE_ON_A_PAGE = 100
ENTRIES_ON_A_PAGE = 50
LINES_ON_A_PAGE = 100


@requires(Capability.RECORD_OPEN)
@require_safe
def caseload(request: HttpRequest) -> HttpResponse:
    page = paged(request, queries.caseload_of(who_asks(request)), PEOPLE_ON_A_PAGE)
    return render(request, "records/caseload.html", {"people": caseload_table(page), "page": page})


@requires(Capability.RECORD_OPEN)
@require_safe
def to_check(request: HttpRequest) -> HttpResponse:
    """People whose details are to be gone over: the day on which they were last checked is long ago."""
    waiting = accuracy.to_check(queries.records_worked_on_by(who_asks(request)))
    page = paged(request, waiting, PEOPLE_ON_A_PAGE)
    months = number_in_force(Parameter.ACCURACY_CHECK_MONTHS)
    context = {"people": to_check_table(page), "page": page, "months": months}
    return render(request, "records/to_check.html", context)


@requires(Capability.RECORD_OPEN)
@require_safe
def label(request: HttpRequest, record: UUID) -> HttpResponse:
    """A label for a paper folder: what the policy wants on it, and no name."""
    one = found(request, record)
    return render(request, "records/label.html", {"record": one, "label": folder_label(one)})


@requires(Capability.RECORD_OPEN)
@require_safe
def record(request: HttpRequest, record: UUID) -> HttpResponse:
    opened_record = opened(request, record, page="record")
    works = works_on_it(request, record)
    part = chosen_part(request.GET.get("show"))
    entries = part_of(queries.timeline_of(opened_record.record), part)
    page = paged(request, entries, ENTRIES_ON_A_PAGE)
    context = {
        "record": opened_record.record,
        "open": opened_record.record.state == RecordState.OPEN,
        "works": works,
        "shown": presenters.shown(opened_record, queries.around(opened_record.record), acts=works),
        "warnings": warnings_on(opened_record.record),
        "marking": marking(),
        "entries": shown_entries(list(page), opened_record.grant, acts=works),
        "page": page,
        "parts": parts(part),
        "places": places_of(record, standing_of(request), works=works),
    }
    return render(request, "records/record.html", context)


@requires(Capability.RECORD_OPEN)
@require_safe
def entry(request: HttpRequest, record: UUID, entry: UUID) -> HttpResponse:
    one = get_object_or_404(queries.timeline_of(found(request, record)), pk=entry)
    around = [each for each in (one, one.corrects, getattr(one, "correction", None)) if each]
    opened_record = opened(request, record, page="entry")
    entries = list(queries.timeline_of(opened_record.record).filter(pk__in=[each.pk for each in around]))
    context = {
        "record": opened_record.record,
        "entries": shown_entries(entries, opened_record.grant, acts=works_on_it(request, record)),
    }
    return render(request, "records/entry.html", context)


@requires(Capability.RECORD_OPEN)
@require_safe
def looked(request: HttpRequest, record: UUID) -> HttpResponse:
    one = found(request, record)
    page = paged(request, lines_about(one), LINES_ON_A_PAGE)
    context = {"record": one, "lines": lines_table(page), "page": page}
    return render(request, "records/looked.html", context)


@requires(Capability.RECORD_OPEN)
def for_print(request: HttpRequest, record: UUID) -> HttpResponse:
    one = get_object_or_404(queries.records_worked_on_by(who_asks(request)), pk=record)
    form = PrintForm(posted(request))
    if not form.is_valid():
        return render(request, "records/print_why.html", {"record": one, "form": form})
    why = form.cleaned_data["why"]
    opened_record = open_record(one, by=who_asks(request), act="records:printed", why=why)
    entries = list(queries.timeline_of(one))
    context = {
        "record": opened_record.record,
        "shown": presenters.shown(opened_record, queries.around(one), acts=False),
        "warnings": warnings_on(opened_record.record),
        "marking": marking(),
        "entries": shown_entries(entries, opened_record.grant, acts=False),
        "why": PRINTED[why],
    }
    return render(request, "records/print.html", context)
