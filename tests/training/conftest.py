"""What the tests of training share: how somebody reads, answers and passes."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from safehaven.demo.playback import as_of
from safehaven.training.library import Course, shipped
from safehaven.training.operations.learning import begin_test, hand_in, open_test, read_module
from safehaven.workforce.front import StaffMember, Team
from tests.cast import ADA, DORA, GRACE, IVY, SAM, hire
from tests.staging import staged

MAIN = "keeping-information-safe"


# Here people are as they come: certificates are earned, and none is given in advance.
as_they_come = partial(hire, ready=False)


@pytest.fixture
def member(db: None) -> Callable[..., StaffMember]:
    """Hires somebody for one test."""
    return as_they_come


@staged
def grace(harbour: Team) -> StaffMember:
    """The manager of Ada's team."""
    return as_they_come(*GRACE, team=harbour)


@staged
def ada(harbour: Team, grace: StaffMember) -> StaffMember:
    """The caseworker who learns."""
    return as_they_come(*ADA, team=harbour, manager=grace)


@staged
def sam(lighthouse: Team) -> StaffMember:
    """A caseworker of another team."""
    return as_they_come(*SAM, team=lighthouse)


@staged
def dora(db: None) -> StaffMember:
    """The data protection officer."""
    return as_they_come(*DORA)


@staged
def ivy(db: None) -> StaffMember:
    """The IT administrator."""
    return as_they_come(*IVY)


@pytest.fixture
def main_course() -> Course:
    """The course for everybody."""
    return shipped()[MAIN]


@pytest.fixture
def read_all(main_course) -> Callable[..., None]:
    """Goes through all modules of a course: `read_all(ada)`."""

    def read(staff: StaffMember, course: Course = main_course) -> None:
        for module in course.modules:
            read_module(course, module.id, by=staff)

    return read


@pytest.fixture
def begun(read_all, main_course):
    """Reads all modules and begins the test: `begun(ada)`."""

    def begin(staff: StaffMember, course: Course = main_course):
        read_all(staff, course)
        return begin_test(course, by=staff)

    return begin


@pytest.fixture
def sheet_of():
    """The questions of an attempt, right answers included, as only its owner's act can open them."""

    def opened(attempt):
        _attempt, sheet = open_test(attempt.pk, by=attempt.staff)
        return sheet

    return opened


@pytest.fixture
def passed(begun, sheet_of):
    """Takes the whole course and answers all of it right: `passed(ada)`."""

    def take(staff: StaffMember, **more):
        attempt = begun(staff, **more)
        return hand_in(attempt.pk, [asked.right for asked in sheet_of(attempt)], by=staff)

    return take


def wrong_answers(sheet) -> list[int]:
    """An answer to each question, none of them right."""
    return [(asked.right + 1) % len(asked.answers) for asked in sheet]


def later(**spans):
    """Let the site believe that so much time has gone by."""
    return as_of(timezone.now() + timedelta(**spans))
