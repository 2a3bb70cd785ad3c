"""Training in the words and order in which pages show it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from safehaven.interface.components import Colour, Column, Link, Row, Table, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_date
from safehaven.ledger.front import latest_moment
from safehaven.policies.front import Parameter, number_in_force, words_in_force
from safehaven.training.bringing_in import Checked
from safehaven.training.drawing import Asked, how_many, needed
from safehaven.training.library import Course, Module, Question, shipped
from safehaven.training.markdown import rendered
from safehaven.training.models import Certificate, Wording
from safehaven.training.operations.learning import Result
from safehaven.training.overseeing import Seen
from safehaven.training.queries import REMIND_BEFORE, Needs, good_until, is_good
from safehaven.training.states import How
from safehaven.training.values import filled

_TO_DO = Tag("To do", Colour.RED)
_READ = Tag("Read", Colour.GREEN)
SHOWN = 100
WORDS = {"title", "text", "right", "wrong"}


@dataclass(frozen=True, slots=True)
class ModulePage:
    """A module as it is read, and where to go from it."""

    module: Module
    text: SafeString
    place: int
    of: int
    next_address: str
    before: Link | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of a test that was handed in."""

    number: int
    text: str
    chosen: str
    right: str
    because: str
    module: Link

    @property
    def is_right(self) -> bool:
        return not self.because


@dataclass(frozen=True, slots=True)
class ResultPage:
    """How a test went."""

    course: Course
    passed: bool
    right: int
    needed: int
    answered: list[Answered]
    certificate: Link | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class PartsOf:
    """What of a course can be edited."""

    title: str
    modules: list[Link]
    questions: list[Link]


@dataclass(frozen=True, slots=True)
class OlderWords:
    """Words that somebody gave a part of a course."""

    title: str
    rows: list[Row]


def needed_tasks(needs: Needs) -> list[Task]:
    """The courses that somebody needs, each with how it stands."""
    return [_needed(shipped()[course], until) for course, until in needs.courses.items()]


def standing_tag(until: datetime | None) -> Tag:
    """How a course stands for somebody."""
    if until is None:
        return _TO_DO
    soon = until - latest_moment() <= REMIND_BEFORE
    if soon:
        return Tag(f"Ends soon: {plain_date(until)}", Colour.ORANGE)
    return Tag(f"Good until {plain_date(until)}", Colour.GREEN)


def links_to(courses: Iterable[Course]) -> list[Link]:
    """Ways to courses."""
    return [Link(course.title, _address(course)) for course in courses]


def module_tasks(course: Course, read: Collection[str]) -> list[Task]:
    """The modules of a course in order, read or not."""
    return [
        Task(
            f"{place}. {module.title}",
            _READ if module.id in read else "Not read yet",
            _module_address(course, module),
        )
        for place, module in enumerate(course.modules, start=1)
    ]


def module_page(course: Course, name: str) -> ModulePage:
    """A module of a course, between the one before and the one after it."""
    place = next(place for place, module in enumerate(course.modules) if module.id == name)
    after = course.modules[place + 1 : place + 2]
    before = course.modules[place - 1] if place else None
    return ModulePage(
        module=course.modules[place],
        text=rendered(course.modules[place].text),
        place=place + 1,
        of=len(course.modules),
        next_address=_module_address(course, after[0]) if after else _address(course),
        before=Link(before.title, _module_address(course, before)) if before else None,
    )


def pass_mark(course: Course) -> str:
    """What a new test of a course asks of somebody, before they begin it."""
    questions = how_many(len(course.questions), number_in_force(Parameter.TEST_QUESTIONS))
    return f"The test has {counted(questions, 'question')}. You need {needed_of(questions)} of {questions} to pass."


def needed_of(questions: int) -> int:
    """How many right answers the policy asks for just now."""
    return needed(questions, number_in_force(Parameter.PASS_MARK_PERCENT))


def not_read_yet(course: Course, read: Collection[str]) -> list[Link]:
    """The modules without which the test does not open."""
    return [Link(one.title, _module_address(course, one)) for one in course.modules if one.id not in read]


def result_page(result: Result) -> ResultPage:
    """How a test went, with why each wrong answer is wrong."""
    course = shipped()[result.attempt.course]
    numbered = enumerate(zip(result.sheet, result.answers, strict=True), start=1)
    certificate = result.certificate
    return ResultPage(
        course=course,
        passed=certificate is not None,
        right=result.right,
        needed=needed_of(len(result.sheet)),
        answered=[_answered(course, number, asked, chosen) for number, (asked, chosen) in numbered],
        certificate=_see(certificate) if certificate else None,
        until=good_until(certificate) if certificate else None,
    )


def certificates_table(certificates: Iterable[Certificate]) -> Table:
    """Somebody's own certificates."""
    rows = [
        (
            shipped()[one.course].title,
            plain_date(one.passed_at),
            _state(one),
            How(one.how).label,
            _see(one),
        )
        for one in certificates
        if one.course in shipped()
    ]
    columns = ["Course", "Passed on", "Counts", "How", ""]
    return Table("Your certificates", columns, rows, empty="You have no certificate yet.")


def certificate_page(one: Certificate) -> dict[str, object]:
    """A certificate for its owner to print."""
    course = shipped()[one.course]
    rows = [
        Row("Passed on", plain_date(one.passed_at)),
        Row("Good until", plain_date(good_until(one))),
        Row("How", How(one.how).label),
        Row("Number", one.number),
    ]
    return {"name": one.staff.name, "course": course, "rows": rows, "good": is_good(one)}


def what_strangers_learn(one: Certificate) -> list[Row]:
    """What somebody learns who has only the number: about the course, and nothing about the person."""
    return [
        Row("Course", shipped()[one.course].title),
        Row("Passed on", plain_date(one.passed_at)),
        Row("Counts", _state(one)),
    ]


def _needed(course: Course, until: datetime | None) -> Task:
    return Task(course.title, standing_tag(until), _address(course), course.about)


def _state(one: Certificate) -> Tag:
    if is_good(one):
        return Tag(f"Until {plain_date(good_until(one))}", Colour.GREEN)
    return Tag(f"Ended on {plain_date(good_until(one))}", Colour.GREY)


def _answered(course: Course, number: int, asked: Asked, chosen: int) -> Answered:
    module = course.module(asked.module)
    return Answered(
        number=number,
        text=asked.text,
        chosen=asked.answers[chosen],
        right=asked.answers[asked.right],
        because=asked.because[chosen],
        module=Link(module.title, _module_address(course, module))
        if module
        else Link(course.title, _address(course)),
    )


def _see(one: Certificate) -> Link:
    title = shipped()[one.course].title
    return Link("See the certificate", reverse("training:certificate", kwargs={"certificate": one.pk}), title)


def _address(course: Course) -> str:
    return reverse("training:course", kwargs={"course": course.id})


def _module_address(course: Course, module: Module) -> str:
    return reverse("training:module", kwargs={"course": course.id, "module": module.id})


def team_table(people: Iterable[Seen]) -> Table:
    """Who is trained until when, and what is missing."""
    rows = [(seen.staff.name, _trained(seen.needs), _missing(seen.needs)) for seen in people]
    return Table(
        "People", ["Name", "Trained", "Has to pass"], rows, empty="You look after nobody’s training."
    )


def what_would_come_in(checked: Checked | None) -> dict[str, object]:
    """What a file from another system would bring, or why it cannot."""
    if checked is None:
        return {}
    problems = [(one.line, one.because) for one in checked.problems]
    incoming = [
        (one.line, one.staff.name, shipped()[one.course].title, plain_date(one.passed_at), one.reference)
        for one in checked.incoming
    ]
    columns: list[Column | str] = [Column("Line", numeric=True), "Who", "Course", "Passed on", "Reference"]
    return {
        "problems": Table("Lines that cannot be taken", [Column("Line", numeric=True), "Why"], problems),
        "wrong": len(problems),
        "incoming": Table("What would come in", columns, incoming[:SHOWN], empty="Nothing."),
        "coming": len(incoming),
    }


def parts_of(course: Course) -> PartsOf:
    """Everything of a course that can be edited."""
    at = {"course": course.id}
    modules = [
        Link(one.title, reverse("training:edit_module", kwargs={**at, "module": one.id}))
        for one in course.modules
    ]
    questions = [
        Link(filled(one.text), reverse("training:edit_question", kwargs={**at, "question": one.id}))
        for one in course.questions
    ]
    return PartsOf(course.title, modules, questions)


def values_table() -> Table:
    """Every value that a text may speak of, and how it reads just now."""
    rows = [(f"{{{{{name.value}}}}}", words_in_force(name)) for name in Parameter]
    return Table("Values", ["Write", "It reads"], rows, caption_hidden=True)


def older_words(part: Module | Question, versions: Iterable[Wording]) -> list[OlderWords]:
    """Each version of a part, newest first; the words that came with Safehaven come last."""
    edited = [
        OlderWords(
            f"Version {one.number}, {plain_date(one.edited_at)}, {one.edited_by.name}", _as_rows(one.content)
        )
        for one in versions
    ]
    return [
        *edited,
        OlderWords(
            "The words that came with Safehaven", _as_rows(part.model_dump(mode="json", include=WORDS))
        ),
    ]


def _as_rows(content: dict[str, Any]) -> list[Row]:
    rows = [Row(name.capitalize(), text) for name, text in content.items() if isinstance(text, str)]
    for number, wrong in enumerate(content.get("wrong", ()), start=1):
        rows.append(Row(f"Wrong answer {number}", wrong["text"], note=wrong["because"]))
    return rows


def _trained(needs: Needs) -> Tag:
    return Tag("Not trained", Colour.RED) if needs.missing else standing_tag(needs.good_until)


def _missing(needs: Needs) -> str:
    return ", ".join(shipped()[course].title for course in needs.missing) or "Nothing now"
