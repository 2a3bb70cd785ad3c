"""Steps that the pages share: find what this person may see, open it, or say that it is not there."""

from __future__ import annotations

from typing import TypeVar, cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from safehaven.records.held import OpenRecord
from safehaven.records.models import Record
from safehaven.records.operations.opening import open_record
from safehaven.records.queries import records_open_to, records_worked_on_by
from safehaven.records.rules import NotYours
from safehaven.workforce.front import StaffMember

Row = TypeVar("Row", bound=Model)


def who_asks(request: HttpRequest) -> StaffMember:
    """The member of staff behind a request that has passed its gate."""
    return cast("StaffMember", request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form on this page was sent with, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def paged(request: HttpRequest, rows: QuerySet[Row], most: int) -> Page[Row]:
    """The part of a long list that this page's address asks for."""
    return Paginator(rows, most).get_page(request.GET.get("page"))


def found(request: HttpRequest, record: UUID) -> Record:
    """A record that this person works with; anything else does not exist."""
    return get_object_or_404(records_open_to(who_asks(request)), pk=record)


def works_on_it(request: HttpRequest, record: UUID) -> bool:
    """Whether this person may also change a record, and does not only read it for an absent colleague."""
    return records_worked_on_by(who_asks(request)).filter(pk=record).exists()


def opened(request: HttpRequest, record: UUID, *, page: str) -> OpenRecord:
    """The same record, opened: the ledger is told which page it was opened for."""
    try:
        return open_record(Record(pk=record), by=who_asks(request), page=page)
    except NotYours as not_yours:
        raise Http404 from not_yours
