"""Somebody rings and asks: take the call down, say what the policy has us say, and tell only what was checked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.disclosure.forms import CallForm, DecideForm, WordsForm
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import calling
from safehaven.disclosure.presenters import call_rows
from safehaven.disclosure.states import Channel, State
from safehaven.disclosure.telephone.wording import to_say
from safehaven.disclosure.views.finding import found_own, opened, posted, version_now, who_asks
from safehaven.disclosure.ways import ways_to_share
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.records.front import records_worked_on_by

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])


@requires(Capability.DISCLOSURE_MAKE)
@require_safe
def ways(request: HttpRequest) -> HttpResponse:
    """Every way in which something may leave, and what the policy makes of it."""
    return render(request, "disclosure/ways.html", {"ways": ways_to_share(), "say": to_say(urgent=False)})


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def take(request: HttpRequest, record: UUID) -> HttpResponse:
    one, by = get_object_or_404(records_worked_on_by(who_asks(request)), pk=record), who_asks(request)
    form, made = CallForm(posted(request)), []
    if form.acted(
        lambda typed: made.append(calling.take_call(one, _caller(typed), once=typed["once"], by=by))
    ):
        return redirect("disclosure:call", disclosure=made[0].pk)
    context = {"record": one, "form": form, "say": to_say(urgent=False)}
    return render(request, "disclosure/take_call.html", context)


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def call(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """What to say to the caller now, by the policy in force; they were asked to write, or it goes on."""
    one, by = _own_call(request, disclosure), who_asks(request)
    form = DecideForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda typed: calling.turn_away(one, version=typed["version"], by=by), current=version_now(one)
    ):
        messages.success(request, "Nothing was told. That they were asked to write stands on the record.")
        return redirect("disclosure:page", disclosure=disclosure)
    matter = opened(request, one).matter
    context = {
        "disclosure": matter.disclosure,
        "form": form,
        "rows": call_rows(matter),
        "say": to_say(urgent=matter.call.urgent),
        "open": one.state == State.DRAFT,
    }
    return render(request, "disclosure/call.html", context)


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def words(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, by = _own_call(request, disclosure), who_asks(request)
    matter = opened(request, one).matter
    said = {"version": one.version, "words": matter.grant.open(matter.call, "words")}
    form = WordsForm(posted(request), initial=said, about=one.record_id)
    if form.acted_on(
        lambda typed: calling.write_words(one, typed["words"], version=typed["version"], by=by),
        current=version_now(one),
    ):
        return redirect(
            "disclosure:reason" if not one.category else "disclosure:checks", disclosure=disclosure
        )
    return render(request, "disclosure/words.html", {"disclosure": one, "form": form})


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def told(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, by = _own_call(request, disclosure), who_asks(request)
    form = DecideForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda typed: calling.tell(one, version=typed["version"], by=by), current=version_now(one)
    ):
        messages.success(request, "It stands on the record.")
        return redirect("disclosure:page", disclosure=disclosure)
    return render(request, "disclosure/told.html", {"disclosure": one, "form": form})


def _own_call(request: HttpRequest, disclosure: UUID) -> Disclosure:
    one = found_own(request, disclosure)
    if one.channel != Channel.TELEPHONE:
        raise Http404
    return one


def _caller(typed: dict[str, object]) -> calling.Caller:
    return calling.Caller(
        name=str(typed["name"]),
        meant=str(typed["meant"]),
        asks=str(typed["asks"]),
        organisation=str(typed["organisation"]),
        number=str(typed["number"]),
        urgent=bool(typed["urgent"]),
    )
