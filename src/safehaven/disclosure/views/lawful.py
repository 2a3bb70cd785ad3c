"""Put right what stands in the way by law: note how they agreed, or say what allows it during a pause."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safehaven.disclosure.checks.lawful import use_while_paused
from safehaven.disclosure.forms_of_law import HER, AgreedForm, UseForm
from safehaven.disclosure.opening import OpenDisclosure
from safehaven.disclosure.operations.lawful import say_use
from safehaven.disclosure.views.drafting import TWO_WAYS
from safehaven.disclosure.views.finding import found_own, opened, posted, version_now, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.lawfulness.front import Basis, Given, NewBasis, Reach, WhilePaused, Whom, note_basis, pause_of


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def agreed(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """Note there and then how they agreed to share with this recipient."""
    one = found_own(request, disclosure)
    if one.contact is None:
        messages.error(request, "Choose who receives it first.")
        return redirect("disclosure:recipient", disclosure=disclosure)
    look = opened(request, one)
    assert look.matter.recipient is not None  # noqa: S101 - a recipient was chosen
    recipient = look.matter.recipient
    at = recipient.at if recipient.recipient.organisation_id else ""
    form = AgreedForm(posted(request), recipient=recipient.name, organisation=at, initial=_reason(look))
    if form.acted(lambda typed: note_basis(one.record, _typed(typed, look), by=who_asks(request))):
        messages.success(request, "Noted. It stands on the record under “What they agreed to”.")
        return redirect("disclosure:checks", disclosure=disclosure)
    return render(request, "disclosure/agreed.html", {"disclosure": one, "form": form})


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def paused(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """Say what allows this one use although the use of the record is paused."""
    one, by = found_own(request, disclosure), who_asks(request)
    if one.released_at is not None or pause_of(one.record_id) is None:
        return redirect("disclosure:page", disclosure=disclosure)
    form = UseForm(posted(request), initial={"version": one.version} | _said(request, one))

    def act(typed: dict[str, Any]) -> None:
        say_use(one, WhilePaused(typed["ground"]), typed["words"], version=typed["version"], by=by)

    if form.acted_on(act, current=version_now(one)):
        return redirect("disclosure:checks", disclosure=disclosure)
    return render(request, "disclosure/paused.html", {"disclosure": one, "form": form})


def _reason(look: OpenDisclosure) -> dict[str, str]:
    return {"purpose": look.matter.grant.open(look.matter.disclosure, "reason"), "reach": HER}


def _said(request: HttpRequest, one: Any) -> dict[str, str]:
    use = use_while_paused(one)
    if use is None:
        return {}
    return {"ground": use.ground, "words": opened(request, one).matter.grant.open(use, "why")}


def _typed(typed: dict[str, Any], look: OpenDisclosure) -> NewBasis:
    recipient = look.matter.disclosure.contact.recipient  # type: ignore[union-attr]  # chosen before
    if typed["reach"] == HER:
        whom = Whom(Reach.PERSON, recipient=recipient)
    else:
        whom = Whom(Reach.ORGANISATION, organisation=recipient.organisation)
    return NewBasis(
        Basis.CONSENT,
        whom,
        purpose=typed["purpose"],
        given=Given(typed["given"]),
        explained=typed["explained"],
        ends_on=typed["ends_on"],
        once=typed["once"],
    )
