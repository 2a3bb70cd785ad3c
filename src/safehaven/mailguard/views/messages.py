"""One's messages: which there are, where each is, and what to do about one that is held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages as notes
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, signed_in
from safehaven.foundation.refusals import Refusal
from safehaven.mailguard import presenters, queries
from safehaven.mailguard.forms import ConfirmForm, DecideForm
from safehaven.mailguard.holds import shown_for
from safehaven.mailguard.models import Submission
from safehaven.mailguard.operations import deciding
from safehaven.mailguard.states import State
from safehaven.mailguard.views.finding import OWN, helping, looked_at, what_came_of_it, who
from safehaven.mailguard.views.stopping import leaves_stopping_open
from safehaven.workforce.front import StaffMember

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Only:
    """A part of one's mail that can be looked at alone."""

    words: str
    heading: str
    empty: str
    find: Callable[[StaffMember], QuerySet[Submission]]


ONLY = {
    "held": Only("Held", "Your mail that is held", "Nothing of yours is held.", queries.waiting_for_sender),
    "waiting": Only(
        "Waiting to leave",
        "Your mail that waits to leave",
        "Nothing of yours waits to leave.",
        queries.that_wait_to_leave,
    ),
    "sent": Only("Sent", "Your mail that was sent", "Nothing of yours was sent yet.", queries.that_left),
    "not-arrived": Only(
        "Did not arrive",
        "Your mail that did not reach everybody",
        "Nothing of yours failed to arrive.",
        queries.with_trouble,
    ),
    "not-sent": Only(
        "Not sent",
        "Your mail that was not sent",
        "Nothing of yours was taken back or stopped.",
        queries.not_sent,
    ),
}


@signed_in(because=OWN)
@require_safe
@leaves_stopping_open
def messages(request: HttpRequest) -> HttpResponse:
    """What one's mail programs handed over."""
    by, only = who(request), ONLY.get(request.GET.get("only", ""))
    found = only.find(by) if only else queries.messages_of(by)
    page = Paginator(found.order_by("-received_at"), ON_A_PAGE).get_page(request.GET.get("page"))
    asked = [] if only else list(queries.waiting_for_second_person(by)[:ON_A_PAGE])
    own = list(page.object_list)
    shown = {
        "page": page,
        "table": presenters.table_of_messages(
            own, deciding.subjects_of(own, by=by), empty=only.empty if only else presenters.NOTHING_YET
        ),
        "heading": only.heading if only else "",
        "filters": _filters(only),
        "asked": presenters.table_of_asked(asked) if asked else None,
    }
    return render(request, "mailguard/messages.html", shown)


@signed_in(because=OWN)
@require_http_methods(["GET", "POST"])
@leaves_stopping_open
def message(request: HttpRequest, submission: UUID) -> HttpResponse:
    """One message.  Its sender decides here about what was found, each on its own."""
    by, found = who(request), _open(request, submission)
    one = looked_at(found, by)
    own = one.submission.sender_id == by.pk
    held = own and one.submission.state == State.HELD
    form = DecideForm(one.ruling.against, request.POST if request.method == "POST" and held else None)
    if (
        held
        and not one.stopped
        and form.acted(lambda typed: _decide(form, one.submission, typed["reason"], by))
    ):
        notes.success(request, what_came_of_it(one.submission))
        return redirect("mailguard:message", submission=submission)
    shown = {
        "form": form if held and not one.stopped else None,
        "one": one,
        "about": presenters.about(one),
        "copies": presenters.copies(one),
        "seconds": presenters.seconds_left(one.submission) if own else 0,
        "held": held,
        "asked": not own,
        "waits": own and one.submission.state in {State.RECEIVED, State.ASKED, State.PROTECTING},
        "confirming": ConfirmForm(auto_id=False),
        **(shown_for(one, helping(request, one)) if held else {}),
    }
    return render(request, "mailguard/message.html", shown)


@signed_in(because=OWN)
@require_POST
def take_back(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Undo: it does not leave."""
    by, found = who(request), get_object_or_404(queries.messages_of(who(request)), pk=submission)
    return _acted(
        request, submission, lambda: deciding.take_back(found, by=by), "Taken back. Nothing of it left."
    )


@requires(Capability.DISCLOSURE_APPROVE)
@require_POST
def agree(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Let a colleague's message go."""
    by = who(request)
    found = get_object_or_404(queries.waiting_for_second_person(by), pk=submission)
    return _acted(request, None, lambda: deciding.agree(found, by=by), "You agreed. It is on its way.")


@requires(Capability.DISCLOSURE_APPROVE)
@require_POST
def disagree(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Say no to a colleague's message."""
    by = who(request)
    found = get_object_or_404(queries.waiting_for_second_person(by), pk=submission)
    said = "You did not agree. It stays held, and its sender decides anew."
    return _acted(request, None, lambda: deciding.disagree(found, by=by), said)


def _acted(request: HttpRequest, back_to: UUID | None, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        notes.error(request, str(refusal))
    else:
        notes.success(request, said)
    if back_to is None:
        return redirect("mailguard:messages")
    return redirect("mailguard:message", submission=back_to)


def _filters(chosen: Only | None) -> list[tuple[str, str, bool]]:
    """The parts of one's mail: what each is called, where it is, and whether this page is it."""
    place = reverse("mailguard:messages")
    parts = [(one.words, f"{place}?only={name}", one is chosen) for name, one in ONLY.items()]
    return [("All", place, chosen is None), *parts]


def _decide(form: DecideForm, submission: Submission, reason: str, by: StaffMember) -> None:
    if form.sends:
        deciding.send_after_all(submission, reason, by=by)
    else:
        deciding.take_back(submission, by=by)


def _open(request: HttpRequest, submission: UUID) -> Submission:
    return get_object_or_404(queries.open_to(who(request)), pk=submission)
