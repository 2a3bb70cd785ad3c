"""The words of courses, for those who may change them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.foundation.refusals import Refusal
from safehaven.training import presenters
from safehaven.training.forms import ModuleForm, QuestionForm
from safehaven.training.library import Course, shipped
from safehaven.training.operations.editing import edit
from safehaven.training.queries import course_now, version_of, versions_of
from safehaven.training.rules import ChangedMeanwhile
from safehaven.training.views.finding import posted, the_course, who_asks

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])


@requires(Capability.TRAINING_EDIT)
@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    courses = [presenters.parts_of(course) for name in shipped() if (course := course_now(name))]
    return render(request, "training/parts.html", {"courses": courses})


@requires(Capability.TRAINING_EDIT)
@TWO_WAYS
def edit_module(request: HttpRequest, course: str, module: str) -> HttpResponse:
    one = the_course(course)
    part = one.module(module)
    if part is None:
        raise Http404
    form = ModuleForm(posted(request), initial={**part.model_dump(), "version": version_of(one.id, part.id)})
    return _edited(request, one, part.id, form)


@requires(Capability.TRAINING_EDIT)
@TWO_WAYS
def edit_question(request: HttpRequest, course: str, question: str) -> HttpResponse:
    one = the_course(course)
    part = one.question(question)
    if part is None:
        raise Http404
    initial = {**QuestionForm.initial_of(part), "version": version_of(one.id, part.id)}
    return _edited(request, one, part.id, QuestionForm(posted(request), initial=initial))


def _edited(request: HttpRequest, course: Course, part: str, form: ModuleForm | QuestionForm) -> HttpResponse:
    if form.is_valid():
        try:
            edit(course, part, form.words(), version=form.cleaned_data["version"], by=who_asks(request))
        except ChangedMeanwhile:
            form.now_at(version_of(course.id, part))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Saved. It reads like this from now on; the older words stay below.")
            return redirect(request.path)
    now = course.module(part) or course.question(part)
    shown = {"form": form, "course": course, "now": now, "values": presenters.values_table()}
    first = shipped()[course.id].module(part) or shipped()[course.id].question(part)
    older = presenters.older_words(first, versions_of(course.id, part)) if first else []
    return render(request, "training/edit.html", {**shown, "older": older})
