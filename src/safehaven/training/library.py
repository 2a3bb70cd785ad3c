"""The courses that come with Safehaven: data, read once and checked when they are read."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from safehaven.training.values import unknown_values
from safehaven.workforce.front import Role

FOLDER = Path(__file__).parent / "courses"
Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, Field(min_length=1)]


class WrongCourse(ValueError):
    """A course file says something that cannot be."""


class Part(BaseModel):
    """What all parts of a course have in common: nothing that nobody asked for, and no change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Named(Part):
    """A part that has a name, under which it is edited."""

    id: Name


class Wrong(Part):
    """An answer that is not right, and why it is not."""

    text: Words
    because: Words


class Question(Named):
    """A question of the bank, with one right answer and two or three others."""

    module: Name
    text: Words
    right: Words
    wrong: Annotated[tuple[Wrong, ...], Field(min_length=2, max_length=3)]
    clauses: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _answers_differ(self) -> Self:
        answers = [self.right, *(each.text for each in self.wrong)]
        if len({answer.casefold() for answer in answers}) < len(answers):
            raise ValueError("two answers are the same")
        return self


class Module(Named):
    """A page of a course, in Markdown."""

    title: Words
    text: Words
    clauses: tuple[str, ...] = ()


class Course(Part):
    """A course: who needs it, its modules in order, and the bank of questions its tests are drawn from."""

    id: Name
    title: Words
    about: Words
    roles: tuple[Role, ...] = ()
    modules: Annotated[tuple[Module, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        names = [*(each.id for each in self.modules), *(each.id for each in self.questions)]
        if len(set(names)) < len(names):
            raise ValueError(f"used twice: {sorted({name for name in names if names.count(name) > 1})}")
        lost = {each.module for each in self.questions} - {each.id for each in self.modules}
        if lost:
            raise ValueError(f"questions about modules that are not there: {sorted(lost)}")
        return self

    def needed_by(self, roles: frozenset[Role]) -> bool:
        """Whether somebody with these roles needs this course.  One that names no role is for everybody."""
        return not self.roles or not roles.isdisjoint(self.roles)

    def module(self, name: str) -> Module | None:
        return next((each for each in self.modules if each.id == name), None)

    def question(self, name: str) -> Question | None:
        return next((each for each in self.questions if each.id == name), None)


@lru_cache(maxsize=1)
def shipped() -> dict[str, Course]:
    """The courses of this release by their ids; the one for everybody comes first."""
    courses = [read_course(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {course.id: course for course in sorted(courses, key=lambda one: (bool(one.roles), one.id))}


def read_course(path: Path) -> Course:
    """A course from its file.  Raises WrongCourse with the place of what is wrong."""
    try:
        course = Course.model_validate(tomllib.loads(path.read_text()))
    except ValueError as wrong:
        raise WrongCourse(f"{path.name}: {wrong}") from wrong
    parts: list[Named] = [*course.modules, *course.questions]
    for part in parts:
        if unknown := unknown_values(part.model_dump_json()):
            raise WrongCourse(f"{path.name}: {part.id} speaks of {unknown[0]}, which no policy sets.")
    return course
