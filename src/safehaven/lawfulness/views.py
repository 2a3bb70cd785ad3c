"""What they agreed to, what they take back, and pausing the use of a record."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.directory.front import Organisation, open_private_recipients, organisations, recipients_open_to
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.lawfulness import operations, presenters, queries
from safehaven.lawfulness.forms import LiftForm, NoteForm, PauseForm, TakeBackForm, ToldForm
from safehaven.lawfulness.models import Pause, SharingBasis
from safehaven.lawfulness.noting import NewBasis, Whom
from safehaven.lawfulness.rules import NotOpen, WhomMissing
from safehaven.lawfulness.states import Basis, Ended, Given, PauseGround, Reach
from safehaven.records.front import Record, records_open_to, records_worked_on_by
from safehaven.workforce.front import StaffMember

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])
ON_A_PAGE = 100


@requires(Capability.RECORD_OPEN)
@require_safe
def agreed(request: HttpRequest, record: UUID) -> HttpResponse:
    """What somebody agreed to, on what other basis something is shared, and what is over."""
    look = _opened(request, record)
    acts = standing_of(request).may(Capability.RECORD_WRITE) and _works_with(request, record)
    standing, over = presenters.cards(look, acts=acts)
    context = {"record": look.record, "standing": standing, "over": over, "acts": acts}
    return render(request, "lawfulness/agreed.html", context | {"banner": presenters.banner(look.pause)})


@requires(Capability.RECORD_WRITE)
@TWO_WAYS
def note(request: HttpRequest, record: UUID) -> HttpResponse:
    one, by = _worked_on(request, record), _who(request)
    people = open_private_recipients(one, by=by)
    whom = presenters.whom_choices(organisations(), people)
    form = NoteForm(_posted(request), whom=whom, initial={"starts_on": timezone.localdate()})
    if form.acted(lambda typed: operations.note_basis(one, _typed(typed, by), by=by)):
        messages.success(request, "Noted. It stands on the timeline too.")
        return redirect("lawfulness:agreed", record=record)
    return render(request, "lawfulness/note.html", {"record": one, "form": form})


@requires(Capability.RECORD_WRITE)
@TWO_WAYS
def take_back(request: HttpRequest, record: UUID, basis: UUID) -> HttpResponse:
    """One page and one button, and it counts no more from that moment."""
    one = _worked_on(request, record)
    row = get_object_or_404(SharingBasis, pk=basis, record=one)
    consent = row.basis == Basis.CONSENT
    form = TakeBackForm(
        _posted(request), consent=consent, initial={"how": Ended.SAID if consent else Ended.OVER}
    )
    if form.acted(lambda typed: operations.take_back(row, Ended(typed["how"]), by=_who(request))):
        messages.success(request, "It counts no more. What waited to leave because of it stays here.")
        return redirect("lawfulness:agreed", record=record)
    rows = presenters.what(row, _opened(request, record))
    context = {"record": one, "form": form, "consent": consent, "rows": rows}
    return render(request, "lawfulness/take_back.html", context)


@requires(Capability.RECORD_WRITE)
@TWO_WAYS
def pause(request: HttpRequest, record: UUID) -> HttpResponse:
    """Pause the use of a record; where it is paused, say why and by whom, also to whoever only reads it."""
    if queries.pause_of(_found(request, record).pk) is not None:
        return _shows_pause(request, record)
    one = _worked_on(request, record)
    form = PauseForm(_posted(request))

    def act(typed: dict[str, Any]) -> None:
        told = {"told_on": typed["told_on"], "once": typed["once"]}
        operations.pause(one, PauseGround(typed["ground"]), typed["words"], **told, by=_who(request))

    if form.acted(act):
        messages.success(request, "The use is paused from now on.")
        return redirect("lawfulness:pause", record=record)
    return render(request, "lawfulness/pause.html", {"record": one, "form": form})


@requires(Capability.RECORD_WRITE)
@TWO_WAYS
def told(request: HttpRequest, record: UUID, pause: UUID) -> HttpResponse:
    one, row = _worked_on(request, record), _pause(request, record, pause)
    form = ToldForm(_posted(request), initial={"told_on": timezone.localdate()})
    if form.acted(lambda typed: operations.say_told(row, typed["told_on"], by=_who(request))):
        messages.success(request, "Noted.")
        return redirect("lawfulness:pause", record=record)
    return render(request, "lawfulness/told.html", {"record": one, "form": form})


@requires(Capability.RECORD_WRITE)
@TWO_WAYS
def lift(request: HttpRequest, record: UUID, pause: UUID) -> HttpResponse:
    one, row = _worked_on(request, record), _pause(request, record, pause)
    form = LiftForm(_posted(request))
    if form.acted(lambda typed: operations.lift(row, typed["words"], typed["told_on"], by=_who(request))):
        messages.success(request, "The pause is lifted. The record can be used again.")
        return redirect("records:record", record=record)
    return render(request, "lawfulness/lift.html", {"record": one, "form": form})


@requires(Capability.DISCLOSURE_OVERSEE)
@require_safe
def paused(request: HttpRequest) -> HttpResponse:
    """For those who oversee: which records are paused, by reference."""
    page = Paginator(queries.pauses(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "table": presenters.pauses_table(page)}
    return render(request, "lawfulness/paused.html", context)


def _shows_pause(request: HttpRequest, record: UUID) -> HttpResponse:
    look = _opened(request, record)
    if look.pause is None:
        return redirect("lawfulness:pause", record=record)
    context = {"record": look.record, "pause": look.pause, "rows": presenters.pause_rows(look.pause, look)}
    context["acts"] = _works_with(request, record)
    return render(request, "lawfulness/is_paused.html", context)


def _typed(typed: dict[str, Any], by: StaffMember) -> NewBasis:
    return NewBasis(
        Basis(typed["basis"]),
        _whom(typed["whom"], by),
        purpose=typed["purpose"],
        words=typed["words"],
        given=Given(typed["given"]) if typed["given"] else None,
        explained=typed["explained"],
        starts_on=typed["starts_on"],
        ends_on=typed["ends_on"],
        once=typed["once"],
    )


def _whom(chosen: str, by: StaffMember) -> Whom:
    reach, _colon, key = chosen.partition(":")
    if reach == "kind":
        return Whom(Reach.KIND, kind=key)
    if reach == "organisation":
        found = Organisation.objects.filter(pk=UUID(key)).first()
        if found is None:
            raise WhomMissing("This organisation is not in the directory any more. Choose another.")
        return Whom(Reach.ORGANISATION, organisation=found)
    if reach == "recipient":
        return Whom(Reach.PERSON, recipient=recipients_open_to(by).filter(pk=UUID(key)).first())
    return Whom(Reach.ANYBODY)


def _who(request: HttpRequest) -> StaffMember:
    return cast("StaffMember", request.user)


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _found(request: HttpRequest, record: UUID) -> Record:
    return get_object_or_404(records_open_to(_who(request)), pk=record)


def _worked_on(request: HttpRequest, record: UUID) -> Record:
    """A record that this person may also change: whoever covers for a colleague is shown no form for that."""
    return get_object_or_404(records_worked_on_by(_who(request)), pk=record)


def _works_with(request: HttpRequest, record: UUID) -> bool:
    """Whether they may also change it: whoever covers for a colleague only reads."""
    return records_worked_on_by(_who(request)).filter(pk=record).exists()


def _pause(request: HttpRequest, record: UUID, pause: UUID) -> Pause:
    found: Pause = get_object_or_404(Pause.objects.filter(record=_found(request, record)), pk=pause)
    return found


def _opened(request: HttpRequest, record: UUID) -> operations.OpenLawfulness:
    try:
        return operations.look_at(Record(pk=record), by=_who(request))
    except NotOpen as not_open:
        raise Http404 from not_open
