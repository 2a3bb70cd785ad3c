"""Changing and checking personal details."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.records import presenters
from safehaven.records.details import TITLES, Group
from safehaven.records.finding import date_typed
from safehaven.records.forms import CHANGE_FORMS, VerifyForm
from safehaven.records.held import OpenRecord, texts_of
from safehaven.records.models import Record
from safehaven.records.operations.detailing import change_details, verify_details
from safehaven.records.queries import changes_since
from safehaven.records.rules import ChangedMeanwhile
from safehaven.records.states import VerifiedHow
from safehaven.records.views.finding import found, opened, posted, who_asks


@requires(Capability.RECORD_WRITE)
def details(request: HttpRequest, record: UUID, group: Group) -> HttpResponse:
    found(request, record)
    form: Any = CHANGE_FORMS[group](posted(request))
    clashes: list[ChangedMeanwhile] = []
    if form.acted(lambda cleaned: _change(form, cleaned["version"], request, record, clashes)):
        messages.success(request, "The details are saved.")
        return redirect("records:record", record=record)
    opened_record = opened(request, record, page=f"details-{group}")
    if not form.is_bound:
        form.initial = _as_typed(opened_record) | {"version": opened_record.record.version}
    clash = _clash(clashes, form, opened_record)
    context = {"record": opened_record.record, "form": form, "title": TITLES[group], "clash": clash}
    return render(request, "records/details.html", context, status=409 if clash else 200)


@requires(Capability.RECORD_WRITE)
def verify(request: HttpRequest, record: UUID) -> HttpResponse:
    one = found(request, record)
    form = VerifyForm(posted(request))
    if form.acted(lambda cleaned: verify_details(one, how=VerifiedHow(cleaned["how"]), by=who_asks(request))):
        messages.success(request, "Noted: the details were checked.")
        return redirect("records:record", record=record)
    opened_record = opened(request, record, page="verify-details")
    card = presenters.details_card(opened_record.record, opened_record.grant, Group.WHO)
    return render(request, "records/verify_details.html", {"record": one, "form": form, "card": card})


def _change(
    form: Any, version: int, request: HttpRequest, record: UUID, clashes: list[ChangedMeanwhile]
) -> None:
    try:
        change_details(Record(pk=record), form.texts(), version=version, by=who_asks(request))
    except ChangedMeanwhile as clash:
        clashes.append(clash)
        raise


def _as_typed(opened_record: OpenRecord) -> dict[str, Any]:
    texts = texts_of(opened_record.record, opened_record.grant)
    return {**texts, "date_of_birth": date_typed(texts["date_of_birth"])}


def _clash(clashes: list[ChangedMeanwhile], form: Any, opened_record: OpenRecord) -> dict[str, Any] | None:
    """What is stored now beside what was typed; saving again then means that it was seen.

    What only the other person changed is put into the form, or saving again would undo it.
    """
    if not clashes:
        return None
    texts = texts_of(opened_record.record, opened_record.grant)
    form.data = {**form.data.dict(), "version": opened_record.record.version}
    for column in clashes[0].theirs.intersection(form.columns):
        form.data |= _typed_as(column, texts[column])
    last = changes_since(opened_record.record, 0).last()
    rows = presenters.rows_of(texts, [column for column in form.columns if column in clashes[0].both])
    return {"rows": rows, "last": last}


def _typed_as(column: str, text: str) -> dict[str, str]:
    """A detail as its fields would have sent it."""
    if column != "date_of_birth":
        return {column: text}
    born = date_typed(text)
    parts = (born.day, born.month, born.year) if born else ("", "", "")
    return {f"{column}_{name}": str(part) for name, part in zip(("day", "month", "year"), parts, strict=True)}
