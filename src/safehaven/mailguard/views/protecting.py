"""Sending a held message in protected files, and the password for each recipient."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages as notes
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.directory.front import numbers_behind
from safehaven.disclosure.front import Received
from safehaven.foundation.gates import signed_in
from safehaven.foundation.refusals import allowed
from safehaven.mailguard import presenters, queries
from safehaven.mailguard.checks import Found
from safehaven.mailguard.forms import ArrivedForm, ConfirmForm, Getting, ProtectForm
from safehaven.mailguard.holds import said_once
from safehaven.mailguard.left_behind import left_to, sees_to, waiting_for_password
from safehaven.mailguard.models import Delivery
from safehaven.mailguard.operations import deciding, handing_over, passing, protecting
from safehaven.mailguard.protecting import showing
from safehaven.mailguard.rules import check_mailboxes
from safehaven.mailguard.states import Mark, State
from safehaven.mailguard.views.finding import OWN, helping, looked_at, what_came_of_it, who
from safehaven.mailguard.views.stopping import leads_to_what_comes_first
from safehaven.workforce.front import StaffMember, recently_verified
from safehaven_core.protection import spoken

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])
MOST_SHOWN = 100
MOST_RUNG = 10
"""To more recipients than these, nobody reads passwords out."""


@signed_in(because=OWN)
@TWO_WAYS
@leads_to_what_comes_first
def protect(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Let a held message go in protected files, with the password by a way of its own."""
    by, found = who(request), get_object_or_404(queries.messages_of(who(request)), pk=submission)
    if found.state != State.HELD:
        return redirect("mailguard:message", submission=submission)
    one = looked_at(found, by)
    against, stopped = one.ruling.against_protected, _stopped(one)
    form = ProtectForm(against, _getting(one, by), request.POST if request.method == "POST" else None)
    if not stopped and form.acted(lambda typed: _decide(form, one, str(typed.get("reason", "")), by)):
        notes.success(request, what_came_of_it(found))
        return redirect("mailguard:message", submission=submission)
    shown = {"form": form, "one": one, "about": presenters.about(one), "against": against}
    shown |= {
        "stopped": said_once(stopped, helping(request, one)),
        "needs_basis": any(found.mark is Mark.NO_BASIS for found in stopped),
    }
    return render(request, "mailguard/protect.html", shown)


@signed_in(because=OWN)
@recently_verified
@never_cache
@TWO_WAYS
@leads_to_what_comes_first
def password(request: HttpRequest, submission: UUID, delivery: UUID) -> HttpResponse:
    """Show the password, once.  It is shown in the answer itself, so that nothing has to keep it."""
    by, copy, told = who(request), _copy(request, submission, delivery), []
    address = _address_of(copy, by)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda _typed: told.append(passing.tell_password(copy, by=by))):
        said = {"password": told[0], "spoken": spoken(told[0]), "address": address, "away": _away(copy, by)}
        return render(request, "mailguard/password_told.html", said)
    stands = showing.before_telling(copy)
    numbers = showing.numbers(numbers_behind(address, by=by))
    shown = {"form": form, "one": copy, "address": address, "stands": stands, "numbers": numbers}
    shown["away"] = _away(copy, by)
    return render(request, "mailguard/password.html", shown)


@signed_in(because=OWN)
@TWO_WAYS
@leads_to_what_comes_first
def arrived(request: HttpRequest, submission: UUID, delivery: UUID) -> HttpResponse:
    """Note that a recipient has the files, so that the password may go."""
    by, copy = who(request), _copy(request, submission, delivery)
    form = ArrivedForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda typed: passing.confirm_by_sender(copy, Received(typed["how"]), by=by)):
        notes.success(request, "Noted: it has arrived.")
        return redirect(_away(copy, by))
    return render(request, "mailguard/arrived.html", {"form": form, "one": copy, "away": _away(copy, by)})


@signed_in(because="A manager sees to the passwords that somebody who left could not pass on any more.")
@require_safe
@leads_to_what_comes_first
def left_behind(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Who waits for the password of mail of somebody who left, for whoever sees to it now."""
    by = who(request)
    theirs = left_to(by).filter(sender=staff)
    first = theirs.select_related("sender").first()
    if first is None:
        raise Http404
    waiting = waiting_for_password(theirs)
    copies = waiting.order_by("submission__received_at", "place")[:MOST_SHOWN]
    table = presenters.table_of_left_behind(handing_over.addresses_of(copies, by=by))
    shown = {"staff": first.sender, "table": table, "more": max(0, waiting.count() - MOST_SHOWN)}
    return render(request, "mailguard/left_behind.html", shown)


def _stopped(one: deciding.OpenMessage) -> tuple[Found, ...]:
    """What no answer lets through in protected files either."""
    shared = (found for found in one.to_decide if found.mark is Mark.SHARED_MAILBOX)
    return (*one.stopped, *(() if allowed(check_mailboxes, one.ruling.marks) else shared))


def _decide(form: ProtectForm, one: deciding.OpenMessage, reason: str, by: StaffMember) -> None:
    if form.sends:
        ways = dict(zip((copy.delivery for copy in one.copies), form.ways, strict=True))
        protecting.send_protected(one.submission, ways, reason, by=by)
    else:
        deciding.take_back(one.submission, by=by)


def _getting(one: deciding.OpenMessage, by: StaffMember) -> tuple[Getting, ...]:
    when, few = showing.when_passwords_go(), len(one.copies) <= MOST_RUNG
    return tuple(
        Getting(
            copy.address,
            when,
            showing.numbers(numbers_behind(copy.address, by=by)) if few else (),
        )
        for copy in one.copies
    )


def _copy(request: HttpRequest, submission: UUID, delivery: UUID) -> Delivery:
    """The copy for one recipient of a message that went in protected files: one's own, or one that was left to one."""
    theirs = sees_to(who(request)).filter(pk=submission, goes_protected=True)
    return get_object_or_404(queries.copies_with_passwords(theirs), pk=delivery)


def _address_of(copy: Delivery, by: StaffMember) -> str:
    return handing_over.addresses_of([copy], by=by)[copy]


def _away(copy: Delivery, by: StaffMember) -> str:
    """Where one came from: one's own message, or the list of what somebody left behind."""
    if copy.submission.sender_id == by.pk:
        return reverse("mailguard:message", kwargs={"submission": copy.submission_id})
    return reverse("mailguard:left_behind", kwargs={"staff": copy.submission.sender_id})
