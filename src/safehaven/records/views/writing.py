"""Writing on the timeline; closing and reopening a record."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.records.chronicle import shown_entries
from safehaven.records.forms import EntryForm, MoveForm
from safehaven.records.models import Entry
from safehaven.records.operations import closing, writing
from safehaven.records.queries import timeline_of
from safehaven.records.states import EntryKind, RecordState
from safehaven.records.views.finding import found, opened, posted, who_asks


@requires(Capability.RECORD_WRITE)
def add_entry(request: HttpRequest, record: UUID) -> HttpResponse:
    one = found(request, record)
    form = EntryForm(posted(request), initial=_now())
    if form.acted(lambda typed: writing.add_entry(one, _words(form, typed), by=who_asks(request))):
        messages.success(request, "The entry is on the timeline.")
        return redirect("records:record", record=record)
    return render(request, "records/add_entry.html", {"record": one, "form": form})


@requires(Capability.RECORD_WRITE)
def correct_entry(request: HttpRequest, record: UUID, entry: UUID) -> HttpResponse:
    old = get_object_or_404(timeline_of(found(request, record)), pk=entry)
    form = EntryForm(posted(request))
    if form.acted(lambda typed: writing.correct_entry(old, _words(form, typed), by=who_asks(request))):
        messages.success(
            request, "The correction is on the timeline. What was there before stays, marked as corrected."
        )
        return redirect("records:record", record=record)
    opened_record = opened(request, record, page="correct-entry")
    if not form.is_bound:
        form.initial = _as_typed(old) | {"text": opened_record.grant.open(old, "text")}
    entries = shown_entries([old], opened_record.grant, acts=False)
    context = {"record": opened_record.record, "form": form, "entries": entries}
    return render(request, "records/correct_entry.html", context)


@requires(Capability.RECORD_WRITE)
def move(request: HttpRequest, record: UUID) -> HttpResponse:
    """Close an open record, or open a closed one again."""
    one = found(request, record)
    closes = one.state == RecordState.OPEN
    form = MoveForm(posted(request), initial={"to": RecordState.CLOSED if closes else RecordState.OPEN})
    if form.acted(lambda typed: _MOVES[typed["to"]](one, why=typed["why"], by=who_asks(request))):
        messages.success(request, "The record is closed." if closes else "The record is open again.")
        return redirect("records:record", record=record)
    return render(request, "records/move.html", {"record": one, "form": form, "closes": closes})


_MOVES = {RecordState.CLOSED: closing.close_record, RecordState.OPEN: closing.reopen_record}


def _words(form: EntryForm, typed: dict[str, Any]) -> writing.Words:
    return writing.Words(EntryKind(typed["kind"]), typed["text"], form.moment, once=typed["once"])


def _now() -> dict[str, Any]:
    now = timezone.localtime()
    return {"happened_on": now.date(), "happened_at": f"{now:%H:%M}"}


def _as_typed(entry: Entry) -> dict[str, Any]:
    at = timezone.localtime(entry.happened_at)
    return {"kind": entry.kind, "happened_on": at.date(), "happened_at": f"{at:%H:%M}"}
