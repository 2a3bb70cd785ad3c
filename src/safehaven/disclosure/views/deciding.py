"""A second person decides: looks at what is asked and at each document, approves or refuses."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.access.front import CannotOpen
from safehaven.disclosure import queries
from safehaven.disclosure.forms import DecideForm, WhyForm
from safehaven.disclosure.happening import what_was_decided
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import releasing
from safehaven.disclosure.presenters import considered_documents, content, summary
from safehaven.disclosure.rules import NotOpen, WrongMoment
from safehaven.disclosure.states import State
from safehaven.disclosure.views.finding import posted, version_now, who_asks
from safehaven.documents.front import FileMissing, NoPreview, look
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.interface import pages

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])
PAGES_SHOWN = 10


class Decided(Exception):
    """Somebody was quicker."""


View = Callable[..., HttpResponse]


def told_when_late(view: View) -> View:
    """Where somebody was quicker, say who decided what and when, to those who could have decided."""

    @wraps(view)
    def told(request: HttpRequest, disclosure: UUID, **taken: object) -> HttpResponse:
        try:
            return view(request, disclosure, **taken)
        except NotOpen as not_open:
            raise Http404 from not_open
        except (Decided, WrongMoment):
            one = get_object_or_404(queries.asked_of(who_asks(request)), pk=disclosure)
            back = pages.Action("See what waits for a decision", reverse("disclosure:waiting"))
            heading = "This needs no decision any more"
            words = what_was_decided(one)
            return pages.message(
                request, heading, words, "What you pressed changed nothing.", status=409, action=back
            )

    return told


@requires(Capability.DISCLOSURE_APPROVE)
@TWO_WAYS
@told_when_late
def decide(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one = _to_decide(request, disclosure)
    form = DecideForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda typed: releasing.approve(one, version=typed["version"], by=who_asks(request)),
        current=version_now(one),
    ):
        messages.success(request, "Approved. It can now be released.")
        return redirect("disclosure:waiting")
    look_at = releasing.consider(one, by=who_asks(request))
    context = {
        "disclosure": look_at.matter.disclosure,
        "form": form,
        "rows": summary(look_at.matter)[len(content(look_at.matter)) :],  # the content has a list of its own
        "documents": considered_documents(look_at.matter) or content(look_at.matter),
        "warnings": look_at.checked.warnings if look_at.checked else [],
    }
    return render(request, "disclosure/decide.html", context)


@requires(Capability.DISCLOSURE_APPROVE)
@require_safe
@told_when_late
def document(request: HttpRequest, disclosure: UUID, version: UUID) -> HttpResponse:
    """A safe look at one document: pictures of its first pages, or its text."""
    one = _to_decide(request, disclosure)
    shared, grant = releasing.consider_document(one, version, by=who_asks(request))
    context = {"disclosure": one, "title": grant.open(shared.document, "title"), "version": shared}
    try:
        seen = look(shared, grant, first=1, pages=1)
    except (CannotOpen, FileMissing):
        context["reason"] = "This file cannot be read from the store. Tell your IT administrator now."
    except NoPreview as reason:
        context["reason"] = f"{str(reason).partition('.')[0]}. Ask {one.made_by.name} to show it to you."
    else:
        total = int(seen["total"]) if seen["pictures"] else 0
        shown = range(1, min(total, PAGES_SHOWN) + 1)
        context |= {"shown": shown, "text": seen["text"], "more": total - len(shown)}
        context["shortened"] = seen["shortened"]
    return render(request, "disclosure/considered_document.html", context)


@requires(Capability.DISCLOSURE_APPROVE)
@require_safe
@told_when_late
def picture(request: HttpRequest, disclosure: UUID, version: UUID, page: int) -> HttpResponse:
    """One page of a document as a picture."""
    one = _to_decide(request, disclosure)
    shared, grant = releasing.consider_document(one, version, by=who_asks(request))
    try:
        [(media_type, content)] = look(shared, grant, first=page, pages=1)["pictures"]
    except (CannotOpen, FileMissing, NoPreview, ValueError) as reason:
        raise Http404 from reason
    response = HttpResponse(base64.b64decode(content), content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


@requires(Capability.DISCLOSURE_APPROVE)
@TWO_WAYS
@told_when_late
def refuse(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one = _to_decide(request, disclosure)
    form = WhyForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda typed: releasing.refuse(one, typed["words"], version=typed["version"], by=who_asks(request)),
        current=version_now(one),
    ):
        messages.success(request, "Refused. The decision stands on the record.")
        return redirect("disclosure:waiting")
    return render(request, "disclosure/refuse.html", {"disclosure": one, "form": form})


def _to_decide(request: HttpRequest, disclosure: UUID) -> Disclosure:
    one: Disclosure = get_object_or_404(queries.asked_of(who_asks(request)), pk=disclosure)
    if one.state != State.ASKED:
        raise Decided
    return one
