"""Why something about training may not happen now.  Each rule raises its own reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from safehaven.foundation.actors import Actor
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.training.drawing import Asked
from safehaven.training.library import Course
from safehaven.training.models import Attempt, Certificate
from safehaven.training.states import How
from safehaven.training.values import unknown_values
from safehaven.workforce.front import StaffMember

SAVED_FIRST = "A colleague has changed this while you had it open."


class NoSuchCourse(NotThere):
    """There is no course of this name."""


class NoSuchModule(NotThere):
    """The course has no such module."""


class NotYourTest(NotThere):
    """A test belongs to whoever takes it."""


class ModulesFirst(Refusal):
    """The test comes after the modules."""


class HandedInAlready(Refusal):
    """A test is answered once."""


class NotAllAnswered(Refusal):
    """Each question needs an answer of its own."""


class InTheFuture(Refusal):
    """Nobody has passed tomorrow."""


class HereAlready(Refusal):
    """A certificate from elsewhere comes in once."""


class OwnCertificate(Refusal):
    """Nobody gives themselves a certificate."""


class ChangedMeanwhile(Refusal):
    """Somebody else saved first."""


class WrongWords(Refusal):
    """A part of a course cannot have these words."""


class NotBroughtIn(Refusal):
    """A file from another learning system has a wrong line, so none of it came in."""


def check_modules_read(course: Course, read: Collection[str]) -> None:
    left = [module.title for module in course.modules if module.id not in read]
    if left:
        raise ModulesFirst(
            f"The test opens when you have read all modules. {len(left)} to go; next is “{left[0]}”."
        )


def check_open(attempt: Attempt) -> None:
    if attempt.handed_in_at is not None:
        raise HandedInAlready(
            "You have handed in this test already, perhaps in another tab. Its result stands. "
            "If you did not pass, start a new test: it has other questions."
        )


def check_answered(sheet: Sequence[Asked], answers: Sequence[int]) -> None:
    """One possible answer for each question, in the order in which they were asked."""
    fits = len(answers) == len(sheet) and all(
        0 <= answer < len(asked.answers) for asked, answer in zip(sheet, answers, strict=False)
    )
    if not fits:
        raise NotAllAnswered("Choose one of the answers shown for each question, then hand the test in.")


def check_not_later(passed_at: datetime, now: datetime) -> None:
    if passed_at > now:
        raise InTheFuture("The day on which the course was passed lies in the future. Check the date.")


def check_not_here(staff: StaffMember, course: str, reference: str) -> None:
    here = Certificate.objects.filter(staff=staff, course=course, reference=reference)
    if reference and here.exists():
        raise HereAlready(
            "This certificate from elsewhere is here already: same person, course and reference."
        )


def check_not_own(staff: StaffMember, how: How, by: Actor) -> None:
    """Whoever takes the test here is judged by the test; what comes from elsewhere, somebody else vouches for."""
    if how is not How.TEST and by.ledger_name == staff.ledger_name:
        raise OwnCertificate(
            "You cannot bring in a certificate of your own. Take its line out, and let a colleague bring it in, "
            "or pass the test here."
        )


def check_words_fit(words: Mapping[str, Any]) -> None:
    """Each name in double braces is one that a policy sets."""
    for place, text in _texts(words):
        for number, line in enumerate(text.splitlines(), start=1):
            for name in unknown_values(line):
                raise WrongWords(
                    f"{place}, line {number}: “{name}” in double braces is nothing that a policy sets. "
                    "Use a name from the list of values, such as record_update_hours."
                )


def check_part_fits(course: Course, part: str, words: Mapping[str, Any]) -> None:
    """The course has this part, and the part can have these words."""
    old = course.module(part) or course.question(part)
    if old is None:
        raise NoSuchModule("This course has no such part.")
    try:
        type(old).model_validate({**old.model_dump(), **words})
    except ValidationError as wrong:
        first = wrong.errors()[0]
        place = " ".join(str(step) for step in first["loc"]) or "The answers"
        raise WrongWords(f"{place}: {first['msg'].removeprefix('Value error, ')}.") from wrong


def check_version(seen: int, now: int) -> None:
    if seen != now:
        raise ChangedMeanwhile(SAVED_FIRST)


def check_all_can_come_in(incoming: int, problems: int) -> None:
    if problems:
        raise NotBroughtIn(
            f"Nothing came in: {problems} of the lines cannot be taken. Mend them, then try again."
        )
    if not incoming:
        raise NotBroughtIn("The file holds no certificate below its first line.")


def _texts(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every text of a part and what it is called on the page."""
    texts = [(name.capitalize(), text) for name, text in words.items() if isinstance(text, str)]
    for number, wrong in enumerate(words.get("wrong", ()), start=1):
        texts += [
            (f"Wrong answer {number}", wrong["text"]),
            (f"Why answer {number} is wrong", wrong["because"]),
        ]
    return texts
