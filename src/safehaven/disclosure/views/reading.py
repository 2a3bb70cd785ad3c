"""One disclosure, and the lists: my own, those that wait for a decision, and all for oversight."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from safehaven.disclosure import queries
from safehaven.disclosure.channels import goes_by_itself
from safehaven.disclosure.happening import what_happens
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.opening import OpenDisclosure
from safehaven.disclosure.presenters import (
    decisions_table,
    disclosures_table,
    held_because,
    how_far,
    messages_shown,
    state_tag,
    summary,
)
from safehaven.disclosure.rules import (
    check_can_confirm,
    check_can_retract,
    check_can_say_why,
    check_can_tell_password,
    check_can_try_again,
    check_may_have_arrived,
)
from safehaven.disclosure.states import Channel, MessageKind, State
from safehaven.disclosure.views.finding import found, opened, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.foundation.refusals import allowed

MOVING = frozenset({State.RELEASED, State.PREPARING, State.SENDING})


@requires(Capability.DISCLOSURE_MAKE)
@require_safe
def page(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one = found(request, disclosure)
    if one.state == State.DRAFT and one.made_by_id == who_asks(request).pk:
        return redirect("disclosure:checks", disclosure=disclosure)
    look = opened(request, one)
    trouble, words = held_because(look)
    context = {
        "disclosure": look.matter.disclosure,
        "tag": state_tag(look.matter.disclosure),
        "rows": summary(look.matter),
        "sent": messages_shown(look),
        "trouble": trouble,
        "words": words,
        "may": _may(look, request),
        "happening": what_happens(look.matter.disclosure, look.messages),
        **_progress(look.matter.disclosure),
    }
    return render(request, "disclosure/page.html", context)


@requires(Capability.DISCLOSURE_MAKE)
@require_safe
def progress(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """Where it is now.  Once that is not what the page shows, the page is told to load itself again."""
    context = _progress(found(request, disclosure), shown=request.GET.get("shown", "-"))
    return render(request, "disclosure/progress.html", context)


@requires(Capability.DISCLOSURE_MAKE)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    by = who_asks(request)
    pages = Paginator(queries.made_by(by), queries.PER_PAGE).get_page(request.GET.get("page"))
    troubled = disclosures_table(queries.in_trouble(queries.disclosures_open_to(by)), "Needs somebody now")
    context = {"page": pages, "mine": disclosures_table(pages, "What you shared"), "troubled": troubled}
    return render(request, "disclosure/mine.html", context)


@requires(Capability.DISCLOSURE_APPROVE)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    asked = queries.awaiting_decision_by(who_asks(request)).order_by("asked_at", "id")
    pages = Paginator(asked, queries.PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "disclosure/waiting.html", {"page": pages, "decisions": decisions_table(pages)})


@requires(Capability.DISCLOSURE_OVERSEE)
@require_safe
def overseen(request: HttpRequest) -> HttpResponse:
    pages = Paginator(queries.overseen(), queries.PER_PAGE).get_page(request.GET.get("page"))
    shared = disclosures_table(pages, "Everything that was shared, or was not", linked=False)
    return render(request, "disclosure/overseen.html", {"page": pages, "shared": shared})


def _may(look: OpenDisclosure, request: HttpRequest) -> dict[str, bool]:
    one, messages = look.matter.disclosure, look.messages
    mine = one.made_by_id == who_asks(request).pk
    password = next((message for message in messages if message.kind == MessageKind.PASSWORD), None)
    return {
        "retract": one.released_at is not None and allowed(check_can_retract, one, messages),
        "again": allowed(check_can_try_again, one),
        "arrived": allowed(check_may_have_arrived, one, messages),
        "confirm": allowed(check_can_confirm, one, messages),
        "password": allowed(check_can_tell_password, one, password),
        "told": one.channel == Channel.TELEPHONE and one.state == State.RELEASED and mine,
        "why": allowed(check_can_say_why, one, who_asks(request)),
        "finish": one.state in {State.ASKED, State.APPROVED} and mine,
    }


def _progress(disclosure: Disclosure, *, shown: str = "") -> dict[str, object]:
    done, total = how_far(disclosure)
    stands = f"{disclosure.state}-late" if queries.is_late(disclosure) else disclosure.state
    moving = goes_by_itself(disclosure.channel) and disclosure.state in MOVING and shown in {stands, ""}
    return {
        "disclosure": disclosure,
        "shown": stands,
        "moving": moving,
        "done": done,
        "total": total,
        "tag": state_tag(disclosure),
    }
