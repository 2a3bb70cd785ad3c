"""Steps that the pages share: who may learn, and which course is meant."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, QueryDict

from safehaven.foundation.gates import signed_in
from safehaven.training.library import Course
from safehaven.training.queries import course_now
from safehaven.workforce.front import StaffMember

for_learners = signed_in(because="Whoever has not passed yet, or no longer, must be able to learn.")


def the_course(name: str) -> Course:
    """A course in the words of now; any other name is no course."""
    course = course_now(name)
    if course is None:
        raise Http404
    return course


def who_asks(request: HttpRequest) -> StaffMember:
    """The member of staff behind a request that has passed its gate."""
    return cast("StaffMember", request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form on this page was sent with, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None
