"""After it left: receipt by the recipient or by telephone, doubts, and the password read out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from safehaven.disclosure import queries
from safehaven.disclosure.forms import DecideForm, ReceiptForm
from safehaven.disclosure.operations import receiving
from safehaven.disclosure.reading_out import before_telling
from safehaven.disclosure.receipts import receipts_of
from safehaven.disclosure.rules import NotOpen
from safehaven.disclosure.states import Received
from safehaven.disclosure.views.finding import found, posted, version_now, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import public, requires
from safehaven.foundation.refusals import Refusal
from safehaven.interface import pages
from safehaven.workforce.front import recently_verified
from safehaven_core.protection import spoken

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])


@public(because="A recipient outside confirms receipt here, by a link that nobody can guess.")
@csrf_exempt  # the link is the secret, and nobody is signed in: a recipient's browser may keep no cookie
@never_cache
@TWO_WAYS
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, and only a button press counts: mail scanners follow links, but press nothing."""
    receipts = receipts_of(token)
    if receipts is None:
        return _unknown(request)
    if request.method != "POST":
        return render(request, "disclosure/receipt.html")
    try:
        receipts.confirm(token)
    except NotOpen:
        return _unknown(request)
    except Refusal:
        known = "We know already that it has arrived."
    else:
        known = "We know now that it has arrived."
    return pages.message(request, "Thank you", known, receipts.what_comes(token), "You can close this page.")


def _unknown(request: HttpRequest) -> HttpResponse:
    return pages.message(
        request,
        "We do not know this link",
        "Open it from the message again, and take care that it is complete. "
        "If it still does not work, ring the person who sent you the message.",
        status=404,
    )


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def confirm(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, form = found(request, disclosure), ReceiptForm(posted(request))
    form.initial = {"version": one.version}
    if form.acted_on(
        lambda typed: receiving.confirm_by_staff(one, Received(typed["how"]), by=who_asks(request)),
        current=version_now(one),
    ):
        messages.success(request, "Noted: it has arrived.")
        return redirect("disclosure:page", disclosure=disclosure)
    return render(request, "disclosure/confirm.html", {"disclosure": one, "form": form})


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def arrived(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one = found(request, disclosure)
    form = DecideForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda _typed: receiving.it_did_arrive(one, by=who_asks(request)), current=version_now(one)
    ):
        messages.success(request, "Noted: they have it.")
        return redirect("disclosure:page", disclosure=disclosure)
    return render(request, "disclosure/arrived.html", {"disclosure": one, "form": form})


@requires(Capability.DISCLOSURE_MAKE)
@recently_verified
@never_cache
@TWO_WAYS
def password(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """Show the password, once.  It is shown in the answer itself, so that nothing has to keep it."""
    one, told = found(request, disclosure), []
    form = DecideForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda _typed: told.append(receiving.tell_password(one, by=who_asks(request))),
        current=version_now(one),
    ):
        return render(request, "disclosure/password_told.html", {"disclosure": one, **_said(told[0])})
    context = {"disclosure": one, "form": form, "stands": before_telling(one, queries.messages_of(one))}
    return render(request, "disclosure/password.html", context)


def _said(password: str) -> dict[str, str]:
    return {"password": password, "spoken": spoken(password)}
