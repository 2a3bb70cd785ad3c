"""Asking for help, and answering."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.advice import operations, presenters, queries
from safehaven.advice.forms import AskForm, ConfirmForm, HandOnForm, SayForm, page_of_ours
from safehaven.advice.models import Question
from safehaven.advice.states import Addressee, State
from safehaven.foundation.gates import signed_in
from safehaven.foundation.refusals import NotThere
from safehaven.workforce.front import StaffMember

ANYBODY = "Anybody who works here may ask, and those who are asked see what is for them."
SHOWN = 50


def who_asks(request: HttpRequest) -> StaffMember:
    """The member of staff behind a request that has passed its gate."""
    return cast("StaffMember", request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form on this page was sent with, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def _question(request: HttpRequest, asked: UUID) -> Question:
    """A question that is open to this person; any other does not exist."""
    return get_object_or_404(queries.questions_open_to(who_asks(request)), pk=asked)


@signed_in(because=ANYBODY)
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What one asked, and what one is asked."""
    by = who_asks(request)
    asked = queries.questions_for(by).order_by("-asked_at")[:SHOWN]
    shown = {
        "mine": presenters.table_of_questions(
            queries.questions_of(by).select_related("to_person")[:SHOWN], "What you asked", own=True
        ),
        "asked": presenters.table_of_questions(asked, "What you are asked", own=False) if asked else None,
    }
    return render(request, "advice/questions.html", shown)


@signed_in(because=ANYBODY)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask somebody."""
    by, page = who_asks(request), page_of_ours(request.GET.get("from", ""))
    form = AskForm(posted(request), initial={"page": page})
    if form.acted(
        lambda typed: operations.ask(
            typed["topic"], typed["text"], to=typed["to"], page=typed["page"], once=typed["once"], by=by
        )
    ):
        messages.success(request, "Asked. The answer will come up on your home page.")
        return redirect("advice:questions")
    return render(request, "advice/ask.html", {"form": form, "page": page})


@signed_in(because=ANYBODY)
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, asked: UUID) -> HttpResponse:
    """All that was said, and a place to say more: the asker asks again, the others answer."""
    one, by = _question(request, asked), who_asks(request)
    own = one.asked_by_id == by.pk
    form = SayForm(posted(request), label="What would you still like to know?" if own else "Your answer")
    say = operations.ask_again if own else operations.answer
    if form.acted(lambda typed: say(one, typed["text"], once=typed["once"], by=by)):
        messages.success(request, "Asked again." if own else "Answered. Your colleague sees it at once.")
        return redirect("advice:question", asked=asked)
    opened = _opened(one, by)
    shown = {
        "form": form,
        "one": opened,
        "about": presenters.about(opened),
        "thread": presenters.thread(opened.turns),
        "own": own,
        "settled": one.state == State.SETTLED,
        "answered": one.state == State.ANSWERED,
        "settling": ConfirmForm(auto_id=False),
    }
    return render(request, "advice/question.html", shown)


@signed_in(because=ANYBODY)
@require_http_methods(["GET", "POST"])
def hand_on(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Give it to somebody who knows better."""
    one, by = _question(request, asked), who_asks(request)
    form = HandOnForm(posted(request))
    if form.acted(lambda typed: operations.hand_on(one, Addressee(typed["to"]), once=typed["once"], by=by)):
        messages.success(request, "Handed on.")
        return redirect("advice:questions")
    return render(request, "advice/hand_on.html", {"form": form, "one": one})


@signed_in(because=ANYBODY)
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Say that it helped."""
    one, by = _question(request, asked), who_asks(request)
    form = ConfirmForm(posted(request))
    if form.acted(lambda typed: operations.settle(one, once=typed["once"], by=by)):
        messages.success(request, "Thank you. This question is settled.")
        return redirect("advice:questions")
    return render(request, "advice/settle.html", {"form": form, "one": one})


def _opened(one: Question, by: StaffMember) -> operations.OpenQuestion:
    try:
        return operations.open_question(one, by=by)
    except NotThere as handed_on_meanwhile:
        raise Http404 from handed_on_meanwhile
