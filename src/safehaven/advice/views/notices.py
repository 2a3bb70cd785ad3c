"""Notices and lessons: read, published, counted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safehaven.advice import operations, presenters, queries
from safehaven.advice.forms import ConfirmForm, PublishForm
from safehaven.advice.models import Notice
from safehaven.advice.readers import ask_first
from safehaven.advice.views.questions import posted, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, signed_in, standing_of
from safehaven.foundation.refusals import NotThere

EVERYBODY = "Everybody who works here reads notices; a query finds those that are for them."
SHOWN = 50


@signed_in(because=EVERYBODY)
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """What is up for one, and for those who publish how many have read what."""
    by, publishes = who_asks(request), standing_of(request).may(Capability.NOTICE_PUBLISH)
    unread = list(queries.unread_by(by)[:SHOWN])
    read = list(queries.read_by(by)[:SHOWN])
    watched = list(queries.watched_by(by)[:SHOWN]) if publishes else []
    opened = {one.notice.pk: one for one in operations.open_notices([*unread, *read, *watched], by=by)}
    shown = {
        "mine": presenters.table_of_notices(
            [opened[each.pk] for each in unread],
            "For you to read",
            counts=False,
            empty="Nothing is up for you to read.",
        ),
        "read": presenters.table_of_notices(
            [opened[each.pk] for each in read], "What you have read", counts=False, read=True
        ),
        "watched": presenters.table_of_notices(
            [opened[each.pk] for each in watched],
            "Who has read what",
            counts=True,
            empty="Nothing was published yet.",
        )
        if publishes
        else None,
    }
    return render(request, "advice/notices.html", shown)


@signed_in(because=EVERYBODY)
@require_safe
def notice(request: HttpRequest, notice: UUID) -> HttpResponse:
    """One notice, and the button that says that it was read."""
    by = who_asks(request)
    publishes = standing_of(request).may(Capability.NOTICE_PUBLISH)
    watched = publishes and queries.watched_by(by).filter(pk=notice).exists()
    opened = operations.open_notices([_notice(notice)], by=by)
    if not opened or not (watched or queries.notices_for(by).filter(pk=notice).exists()):
        raise Http404
    found = opened[0]
    shown = {
        "one": found,
        "about": presenters.about_notice(found, counts=watched),
        "unread": queries.unread_by(by).filter(pk=notice).exists(),
        "not_read": queries.not_read_of_ones_own(found.notice, by),
        "withdraws": queries.may_be_taken_back_by(by).filter(pk=notice).exists(),
    }
    return render(request, "advice/notice.html", shown)


@signed_in(because=EVERYBODY)
@require_POST
def read(request: HttpRequest, notice: UUID) -> HttpResponse:
    """Say that one has read it."""
    try:
        operations.mark_as_read(_notice(notice), by=who_asks(request))
    except NotThere as gone:
        raise Http404 from gone
    messages.success(request, "Thank you for reading it.")
    return redirect("advice:notices")


@requires(Capability.NOTICE_PUBLISH)
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    """Write to colleagues."""
    form = PublishForm(who_asks(request), posted(request))
    if form.acted(lambda typed: _publish(request, typed)):
        messages.success(request, "Published. It stands on the home page of those it is for.")
        return redirect("advice:notices")
    return render(request, "advice/publish.html", {"form": form})


@requires(Capability.NOTICE_PUBLISH)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, notice: UUID) -> HttpResponse:
    """Take back what one published, or what somebody published who has left."""
    by = who_asks(request)
    one = get_object_or_404(queries.may_be_taken_back_by(by), pk=notice)
    form = ConfirmForm(posted(request))
    if form.acted(lambda _typed: operations.withdraw(one, by=by)):
        messages.success(request, "Taken back. Nobody is asked to read it any more.")
        return redirect("advice:notices")
    return render(request, "advice/withdraw.html", {"form": form, "one": one})


def _notice(notice: UUID) -> Notice:
    return get_object_or_404(Notice, pk=notice)


def _publish(request: HttpRequest, typed: dict[str, Any]) -> Notice:
    new, by = _new(typed), who_asks(request)
    ask_first(request, new.words, by)
    return operations.publish(new, once=typed["once"], by=by)


def _new(typed: dict[str, object]) -> operations.NewNotice:
    names = ("kind", "title", "text", "audience", "until", "role", "team")
    return operations.NewNotice(**{name: typed.get(name) for name in names})  # type: ignore[arg-type]  # cleaned
