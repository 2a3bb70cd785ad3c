"""The page: found by the caseload, shown by the same presenters and the same template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from bench.plain_records.models import (
    PlainAddress,
    PlainAssignment,
    PlainContactPoint,
    PlainIdentifier,
    PlainRecord,
)
from safehaven.access.front import Grant
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import Holding
from safehaven.foundation.standing import Standing
from safehaven.records.chronicle import shown_entries
from safehaven.records.held import OpenRecord
from safehaven.records.links import places_of
from safehaven.records.parts import ALL, parts
from safehaven.records.presenters import shown
from safehaven.records.queries import Around


class NothingIsSealed:
    """Stands where a grant stands, and only reads the column."""

    def open(self, row: models.Model, column: str) -> str:
        """The text in a plain column."""
        return str(getattr(row, column) or "")


class EverybodyMayDoEverything:
    """Middleware: gives the page its navigation without a query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.standing = Standing(  # type: ignore[attr-defined]  # ours
            staff=cast("Any", request.user),
            capabilities=CASEWORK,
            second_factor=True,
        )
        return self.get_response(request)


CASEWORK: frozenset[Capability] = frozenset()
ENTRIES_ON_A_PAGE = 200


@login_required
def record(request: HttpRequest, record: UUID) -> HttpResponse:
    """The record page, as one would write it in an afternoon."""
    day, grant = timezone.localdate(), cast("Grant", NothingIsSealed())
    mine = _current(PlainAssignment.objects.filter(staff=request.user), day)
    found = PlainRecord.objects.select_related("opened_by", "verified_by", "closed_by")
    one = get_object_or_404(found, pk=record, pk__in=mine.values("record"))
    entries = one.entries.select_related("written_by", "corrects", "correction__written_by")
    page = Paginator(entries.order_by("-happened_at", "-written_at"), ENTRIES_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "record": one,
        "open": one.state == "open",
        "shown": shown(OpenRecord(one, grant), _around(one, day)),
        "entries": shown_entries(list(page), grant),
        "page": page,
        "parts": parts(ALL),
        "places": places_of(one.pk, request.standing),  # type: ignore[attr-defined]  # ours
    }
    return render(request, "records/record.html", context)


# The page says where it asks whether it may still be shown, by the gate of its view.  Nobody asks the gate here.
record.gate = Holding(Capability.RECORD_OPEN)  # type: ignore[attr-defined]  # as ours


def _around(one: Any, day: date) -> Around:
    reached = [*_told(PlainContactPoint, one), *_told(PlainAddress, one)]
    workers = _current(PlainAssignment.objects.filter(record=one), day)
    return Around(
        reached,
        list(_told(PlainIdentifier, one)),
        list(workers.select_related("staff", "given_by").order_by("starts_on")),
    )


def _told(model: Any, one: Any) -> Any:
    rows = model.objects.filter(record=one).select_related("verified_by", "ended_by")
    return rows.order_by(F("ended_at").asc(nulls_first=True), "added_at")


def _current(rows: Any, day: date) -> Any:
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)
