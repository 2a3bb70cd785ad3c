"""Going through a course: its modules, its test, and what came of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import standing_of
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.interface import pages
from safehaven.training import presenters
from safehaven.training.forms import AnswersForm
from safehaven.training.library import shipped
from safehaven.training.operations import learning
from safehaven.training.queries import certificates_of, modules_read, needs_of
from safehaven.training.rules import HandedInAlready
from safehaven.training.views.finding import for_learners, posted, the_course, who_asks

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])


@for_learners
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    needs = needs_of([me.pk])[me.pk]
    held = presenters.certificates_table(certificates_of(me))
    others = [course for course in shipped().values() if course.id not in needs.courses]
    shown = {"needed": presenters.needed_tasks(needs), "others": presenters.links_to(others), "held": held}
    return render(request, "training/courses.html", shown)


@for_learners
@require_safe
def course(request: HttpRequest, course: str) -> HttpResponse:
    one, me = the_course(course), who_asks(request)
    read = modules_read(me, one)
    shown = {
        "course": one,
        "modules": presenters.module_tasks(one, read),
        "read": len(read & {module.id for module in one.modules}),
        "not_read": presenters.not_read_yet(one, read),
        "pass_mark": presenters.pass_mark(one),
        "until": needs_of([me.pk])[me.pk].courses.get(one.id),
    }
    return render(request, "training/course.html", shown)


@for_learners
@TWO_WAYS
def module(request: HttpRequest, course: str, module: str) -> HttpResponse:
    one = the_course(course)
    if one.module(module) is None:
        raise Http404
    page = presenters.module_page(one, module)
    if request.method == "POST":
        learning.read_module(one, module, by=who_asks(request))
        return redirect(page.next_address)
    return render(request, "training/module.html", {"course": one, "page": page})


@for_learners
@require_POST
def begin(request: HttpRequest, course: str) -> HttpResponse:
    one = the_course(course)
    try:
        attempt = learning.begin_test(one, by=who_asks(request))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("training:course", course=one.id)
    return redirect("training:test", attempt=attempt.pk)


@for_learners
@TWO_WAYS
def test(request: HttpRequest, attempt: UUID) -> HttpResponse:
    me = who_asks(request)
    try:
        one, sheet = learning.open_test(attempt, by=me)
        form = AnswersForm(posted(request), sheet=sheet)
        if form.acted(lambda answers: learning.hand_in(attempt, answers, by=me)):
            return redirect("training:result", attempt=attempt)
    except NotThere as not_there:
        raise Http404 from not_there
    except HandedInAlready as late:
        see = pages.Action("See how it went", reverse("training:result", kwargs={"attempt": attempt}))
        heading = "You have handed in this test"
        return pages.message(request, heading, str(late), status=409, action=see)
    shown = {"questions": len(sheet), "needed": presenters.needed_of(len(sheet))}
    return render(request, "training/test.html", shown | {"form": form, "course": the_course(one.course)})


@for_learners
@require_safe
def result(request: HttpRequest, attempt: UUID) -> HttpResponse:
    try:
        found = learning.open_result(attempt, by=who_asks(request))
    except NotThere as not_there:
        raise Http404 from not_there
    standing = standing_of(request)
    shown = {
        "result": presenters.result_page(found),
        "open": standing.may(Capability.RECORD_OPEN),
        "still_missing": standing.withheld.until if standing.withheld else "",
    }
    return render(request, "training/result.html", shown)
