"""Checks, release, taking back, trying again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.disclosure import queries
from safehaven.disclosure.channels import OF_ANOTHER, goes_by_itself, waits_for_another
from safehaven.disclosure.forms import DecideForm, WhyRetractedForm
from safehaven.disclosure.happening import what_happens
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import releasing
from safehaven.disclosure.presenters import documents_read, findings_shown, steps, summary
from safehaven.disclosure.rules import check_can_say_why, unsure
from safehaven.disclosure.states import UNFINISHED, State
from safehaven.disclosure.views.finding import found, found_own, opened, posted, version_now, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, requires_to_stop
from safehaven.foundation.refusals import NotThere, Refusal, allowed
from safehaven.policies.front import Parameter, number_in_force

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def checks(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one = found_own(request, disclosure)
    if one.state not in UNFINISHED:
        return redirect("disclosure:page", disclosure=disclosure)
    form = DecideForm(posted(request), initial={"version": one.version})
    if form.acted_on(lambda typed: _decided(request, one, typed), current=version_now(one)):
        return redirect("disclosure:page", disclosure=disclosure)
    look = opened(request, one, checking=True)
    assert look.checked is not None  # noqa: S101 - it was asked for
    asks = waits_for_another(one)
    context = {
        "disclosure": look.matter.disclosure,
        "form": form,
        "findings": findings_shown(look.checked, one),
        "ready": (look.checked.without(*OF_ANOTHER) if asks else look.checked).passed,
        "asks": asks,
        "deciders": queries.who_may_decide(one) if asks else [],
        "steps": steps(look.matter),
        "rows": summary(look.matter),
        "happening": what_happens(look.matter.disclosure, []),
        "undo": number_in_force(Parameter.UNDO_SECONDS),
        "by_itself": goes_by_itself(one.channel),
    }
    return render(request, "disclosure/checks.html", context | documents_read(one))


@requires(Capability.DISCLOSURE_MAKE)
@require_safe
def read_so_far(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """How many of the chosen documents Safehaven has read, to see who else is in them."""
    return render(request, "disclosure/read_so_far.html", documents_read(found_own(request, disclosure)))


def _decided(request: HttpRequest, one: Disclosure, typed: dict[str, object]) -> None:
    version, by = int(str(typed["version"])), who_asks(request)
    if "ask" in request.POST:
        releasing.ask(one, version=version, by=by)
        return
    releasing.release(one, version=version, once=UUID(str(typed["once"])), by=by)


@requires_to_stop(Capability.DISCLOSURE_MAKE, because="What has not left must be stoppable at once.")
@TWO_WAYS
def retract(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """One click takes it back: the form has nothing to fill in that could be wrong or take time."""
    one, by = found(request, disclosure), who_asks(request)
    if one.state == State.RETRACTED:
        return redirect("disclosure:page", disclosure=disclosure)
    if request.method == "POST":
        try:
            releasing.retract(one, by=by)
        except NotThere as not_there:
            raise Http404 from not_there
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("disclosure:page", disclosure=disclosure)
        messages.success(request, "Taken back. What had not left stays here.")
        return redirect("disclosure:why_retracted", disclosure=disclosure)
    return render(request, "disclosure/retract.html", {"disclosure": one})


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def why_retracted(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, by = found(request, disclosure), who_asks(request)
    if not allowed(check_can_say_why, one, by):
        return redirect("disclosure:page", disclosure=disclosure)
    form = WhyRetractedForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda typed: releasing.say_why_retracted(one, typed["words"], by=by), current=version_now(one)
    ):
        messages.success(request, "The reason stands on the record.")
        return redirect("disclosure:page", disclosure=disclosure)
    return render(request, "disclosure/why_retracted.html", {"disclosure": one, "form": form})


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def again(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one = found(request, disclosure)
    form = DecideForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda typed: releasing.try_again(one, version=typed["version"], by=who_asks(request)),
        current=version_now(one),
    ):
        return redirect("disclosure:page", disclosure=disclosure)
    doubt = any(unsure(message) for message in queries.messages_of(one))
    return render(request, "disclosure/again.html", {"disclosure": one, "form": form, "doubt": doubt})
