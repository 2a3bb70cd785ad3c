"""Going through a course: modules read, a test begun, answered once, and looked at afterwards."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from secrets import SystemRandom
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, take_house
from safehaven.foundation.operations import operation
from safehaven.ledger.front import latest_moment, write
from safehaven.policies.front import Parameter, number_in_force
from safehaven.training import drawing, queries
from safehaven.training.drawing import Asked
from safehaven.training.giving import Passed, give
from safehaven.training.library import Course
from safehaven.training.models import Attempt, Certificate, Reading
from safehaven.training.rules import (
    NoSuchModule,
    NotYourTest,
    check_answered,
    check_modules_read,
    check_open,
)
from safehaven.training.states import How
from safehaven.workforce.front import StaffMember

PURPOSE = "training"


@dataclass(frozen=True, slots=True)
class Result:
    """A test that was handed in, as its owner sees it."""

    attempt: Attempt
    sheet: list[Asked]
    answers: list[int]
    certificate: Certificate | None

    @property
    def right(self) -> int:
        """How many answers are right."""
        return drawing.right_ones(self.sheet, self.answers)


@operation
def read_module(course: Course, module: str, *, by: StaffMember) -> None:
    """Note that somebody went through a module.  Once for each time that the course is to be passed."""
    if course.module(module) is None:
        raise NoSuchModule("This course has no such module.")
    if module not in queries.modules_read(by, course):
        Reading(staff=by, course=course.id, module=module, read_at=timezone.now()).save(force_insert=True)
    write("training:module_read", by=by, course=course.id, module=module)


@operation
def begin_test(course: Course, *, by: StaffMember) -> Attempt:
    """Draw the questions of a new test, or go on with the one that is open.  Raises ModulesFirst."""
    StaffMember.objects.select_for_update().get(pk=by.pk)
    check_modules_read(course, queries.modules_read(by, course))
    mine = queries.attempts_of(by).filter(course=course.id)
    if (begun := mine.filter(handed_in_at=None).first()) is not None:
        write("training:test_resumed", by=by, about=[begun], course=course.id)
        return begun
    attempt = Attempt(staff=by, course=course.id, begun_at=timezone.now())
    grant = take_house(PURPOSE, by=by, about=[attempt], act="training:test_begun", course=course.id)
    last = mine.first()
    sheet = drawing.draw(
        course.questions,
        number_in_force(Parameter.TEST_QUESTIONS),
        asked_last={asked.id for asked in _sheet(last, grant)} if last else (),
        chance=SystemRandom(),
    )
    grant.seal(attempt, sheet=drawing.as_text(sheet))
    attempt.save(force_insert=True)
    return attempt


@operation
def open_test(attempt: UUID, *, by: StaffMember) -> tuple[Attempt, list[Asked]]:
    """The questions of one's own open test.  Raises NotYourTest and HandedInAlready."""
    one = _mine(attempt, by)
    check_open(one)
    return one, _sheet(one, _grant(one, by))


@operation
def hand_in(attempt: UUID, answers: Sequence[int], *, by: StaffMember) -> Attempt:
    """Answer one's own test, once and for all.  Enough right answers give a certificate.

    Raises NotYourTest, HandedInAlready and NotAllAnswered.
    """
    one = _mine(attempt, by, locked=True)
    check_open(one)
    grant = take_house(PURPOSE, by=by, about=[one], act="training:test_handed_in", course=one.course)
    sheet = _sheet(one, grant)
    check_answered(sheet, answers)

    grant.seal(one, answers=json.dumps(list(answers)))
    one.handed_in_at = timezone.now()
    one.save(update_fields=["answers", "handed_in_at"])

    mark = number_in_force(Parameter.PASS_MARK_PERCENT)
    if drawing.passes(drawing.right_ones(sheet, answers), len(sheet), mark):
        give(by, one.course, Passed(How.TEST, latest_moment(), attempt=one), by=by)
    return one


@operation
def open_result(attempt: UUID, *, by: StaffMember) -> Result:
    """One's own test with what was right.  Raises NotYourTest, also where it is not handed in yet."""
    one = _mine(attempt, by)
    if one.handed_in_at is None:
        raise NotYourTest("This test has not been handed in yet.")
    grant = _grant(one, by)
    answers = json.loads(grant.open(one, "answers"))
    return Result(one, _sheet(one, grant), answers, Certificate.objects.filter(attempt=one).first())


def _mine(attempt: UUID, by: StaffMember, *, locked: bool = False) -> Attempt:
    mine = queries.attempts_of(by)
    found = (mine.select_for_update() if locked else mine).filter(pk=attempt).first()
    if found is None:
        raise NotYourTest("There is no such test of yours.")
    return found


def _grant(attempt: Attempt, by: StaffMember) -> Grant:
    return take_house(PURPOSE, by=by, about=[attempt], act="training:test_opened", course=attempt.course)


def _sheet(attempt: Attempt, grant: Grant) -> list[Asked]:
    return drawing.from_text(grant.open(attempt, "sheet"))
