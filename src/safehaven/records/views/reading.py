"""Reading: my caseload, a record, an entry, who has looked, a page for the printer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.ledger.front import lines_about
from safehaven.records import presenters, queries
from safehaven.records.chronicle import shown_entries
from safehaven.records.forms import PRINTED, PrintForm
from safehaven.records.links import places_of
from safehaven.records.listing import caseload_table, lines_table
from safehaven.records.operations.opening import open_record
from safehaven.records.parts import chosen_part, part_of, parts
from safehaven.records.states import RecordState
from safehaven.records.views.finding import found, opened, paged, posted, who_asks

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
def record(request: HttpRequest, record: UUID) -> HttpResponse:
    opened_record = opened(request, record, page="record")
    part = chosen_part(request.GET.get("show"))
    entries = part_of(queries.timeline_of(opened_record.record), part)
    page = paged(request, entries, ENTRIES_ON_A_PAGE)
    context = {
        "record": opened_record.record,
        "open": opened_record.record.state == RecordState.OPEN,
        "shown": presenters.shown(opened_record, queries.around(opened_record.record)),
        "entries": shown_entries(list(page), opened_record.grant),
        "page": page,
        "parts": parts(part),
        "places": places_of(record, standing_of(request)),
    }
    return render(request, "records/record.html", context)


@requires(Capability.RECORD_OPEN)
@require_safe
def entry(request: HttpRequest, record: UUID, entry: UUID) -> HttpResponse:
    one = get_object_or_404(queries.timeline_of(found(request, record)), pk=entry)
    around = [each for each in (one, one.corrects, getattr(one, "correction", None)) if each]
    opened_record = opened(request, record, page="entry")
    entries = list(queries.timeline_of(opened_record.record).filter(pk__in=[each.pk for each in around]))
    context = {"record": opened_record.record, "entries": shown_entries(entries, opened_record.grant)}
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
    one = found(request, record)
    form = PrintForm(posted(request))
    if not form.is_valid():
        return render(request, "records/print_why.html", {"record": one, "form": form})
    why = form.cleaned_data["why"]
    opened_record = open_record(one, by=who_asks(request), act="records:printed", why=why)
    entries = list(queries.timeline_of(one))
    context = {
        "record": opened_record.record,
        "shown": presenters.shown(opened_record, queries.around(one), acts=False),
        "entries": shown_entries(entries, opened_record.grant, acts=False),
        "why": PRINTED[why],
    }
    return render(request, "records/print.html", context)
