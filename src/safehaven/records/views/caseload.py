"""Who works with whom: for managers, who see references and initials only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.interface.times import plain_date
from safehaven.records import queries, retention
from safehaven.records.finding_work import managed_in_hand
from safehaven.records.forms import AssignForm, EndAssignmentForm, JudgeForm, KeepForm
from safehaven.records.listing import (
    assignments_table,
    in_hand_table,
    pairs_table,
    teams_table,
    to_review_table,
    workers_table,
)
from safehaven.records.models import Record
from safehaven.records.operations import caseload, comparing, keeping
from safehaven.records.presenters import worker_row
from safehaven.records.states import AssignedWhy, Verdict
from safehaven.records.staying import ended_by_now
from safehaven.records.views.finding import paged, posted, who_asks
from safehaven.records.wording import ALIKE
from safehaven.workforce.front import StaffMember

PEOPLE_ON_A_PAGE = 100
PAIRS_ON_A_PAGE = 100


@requires(Capability.CASELOAD_MANAGE)
@require_safe
def to_review(request: HttpRequest) -> HttpResponse:
    """Closed records whose time is over.  Nothing is destroyed here."""
    over = retention.to_review(queries.records_managed_by(who_asks(request)))
    page = paged(request, over, PEOPLE_ON_A_PAGE)
    context = {"records": to_review_table(page), "page": page, "source": retention.SOURCE}
    return render(request, "records/to_review.html", context)


@requires(Capability.CASELOAD_MANAGE)
@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    records = queries.with_workers(queries.records_managed_by(who_asks(request)))
    page = paged(request, records.order_by("-state", "reference"), PEOPLE_ON_A_PAGE)
    return render(request, "records/teams.html", {"people": teams_table(page), "page": page})


@requires(Capability.CASELOAD_MANAGE)
def workers(request: HttpRequest, record: UUID) -> HttpResponse:
    one, by = _managed(request, record), who_asks(request)
    mine = set(queries.assignments_managed_by(by).filter(record=one).values_list("pk", flat=True))
    gone = set(one.assignments.filter(ended_by_now()).values_list("pk", flat=True))
    context = {"record": one, "given": assignments_table(queries.assignments_of(one), mine, gone)}
    return render(request, "records/workers.html", context)


@requires(Capability.CASELOAD_MANAGE)
def assign(request: HttpRequest, record: UUID) -> HttpResponse:
    one, by = _managed(request, record), who_asks(request)
    members = queries.members_to_assign(by)
    form = AssignForm(
        posted(request),
        members=members,
        initial={"starts_on": queries.today()},
    )
    if form.acted(lambda typed: caseload.assign(one, typed["staff"], _terms(typed), by=by)):
        _say_given(request, one, form.cleaned_data["staff"])
        return redirect("records:workers", record=record)
    return render(request, "records/assign.html", {"record": one, "form": form})


def _say_given(request: HttpRequest, one: Record, to: StaffMember) -> None:
    messages.success(request, f"{one} is given to {to.name}.")
    if to.last_day:
        messages.warning(
            request,
            f"{to.name} leaves: their last day is {plain_date(to.last_day)}. Somebody must take over then.",
        )


@requires(Capability.CASELOAD_MANAGE)
def end_assignment(request: HttpRequest, record: UUID, assignment: UUID) -> HttpResponse:
    one, by = _managed(request, record), who_asks(request)
    given = get_object_or_404(
        queries.assignments_managed_by(by).select_related("staff"), pk=assignment, record=one
    )
    form = EndAssignmentForm(posted(request), initial={"on": queries.today()})
    if form.acted(lambda typed: caseload.end_assignment(given, on=typed["on"], by=by)):
        messages.success(request, f"{given.staff.name} will no longer work with {one}.")
        return redirect("records:workers", record=record)
    return render(
        request, "records/end_assignment.html", {"record": one, "form": form, "rows": [worker_row(given)]}
    )


@requires(Capability.CASELOAD_MANAGE)
@require_safe
def in_hand(request: HttpRequest, staff: UUID) -> HttpResponse:
    """The people of somebody who moves, leaves or left, with who goes on working with each."""
    by = who_asks(request)
    mine = queries.assignments_managed_by(by).exclude(staff=by).filter(staff=staff)
    whose = get_object_or_404(StaffMember, pk__in=mine.values("staff"))
    context = {"staff": whose, "people": in_hand_table(managed_in_hand(whose, by))}
    return render(request, "records/in_hand.html", context)


@requires(Capability.CASELOAD_MANAGE)
def keep(request: HttpRequest, record: UUID, assignment: UUID) -> HttpResponse:
    """Let somebody who changes teams go on working with a person."""
    one, by = _managed(request, record), who_asks(request)
    managed = queries.assignments_managed_by(by).exclude(staff=by).select_related("staff")
    given = get_object_or_404(managed, pk=assignment, record=one)
    form = KeepForm(posted(request))
    if form.acted(lambda typed: keeping.keep(given, typed["why_text"], by=by)):
        messages.success(request, f"{given.staff.name} goes on working with {one}.")
        return redirect("records:in_hand", staff=given.staff_id)
    return render(request, "records/keep.html", {"record": one, "form": form, "rows": [worker_row(given)]})


@requires(Capability.RECORD_COMPARE)
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    page = paged(request, queries.duplicates_waiting(), PAIRS_ON_A_PAGE)
    return render(request, "records/duplicates.html", {"pairs": pairs_table(page), "page": page})


@requires(Capability.RECORD_COMPARE)
def judge(request: HttpRequest, pair: UUID) -> HttpResponse:
    one = get_object_or_404(queries.duplicates_waiting(), pk=pair)
    form = JudgeForm(posted(request))
    if form.acted(lambda typed: comparing.judge(one, Verdict(typed["verdict"]), by=who_asks(request))):
        messages.success(request, "Your finding is kept.")
        return redirect("records:duplicates")
    pair_of_records = queries.with_workers(Record.objects.filter(pk__in=[one.newer_id, one.older_id]))
    people = workers_table(pair_of_records.order_by("reference"))
    context = {"pair": one, "people": people, "form": form, "alike": ALIKE[one.alike]}
    return render(request, "records/judge.html", context)


def _managed(request: HttpRequest, record: UUID) -> Record:
    return get_object_or_404(queries.records_managed_by(who_asks(request)), pk=record)


def _terms(typed: dict[str, Any]) -> caseload.Terms:
    return caseload.Terms(AssignedWhy(typed["why"]), typed["starts_on"], typed["ends_on"], typed["why_text"])
