"""Certificates from another learning system, as a table of commas: read, checked line by line, and not yet kept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils import timezone

from safehaven.foundation.refusals import Refusal
from safehaven.ledger.front import latest_moment
from safehaven.policies.front import Parameter, number_in_force
from safehaven.training.library import shipped
from safehaven.training.models import Certificate
from safehaven.workforce.front import StaffMember, working_here

COLUMNS = ("email", "course", "passed_on", "score", "reference")
NEEDED = ("email", "course", "passed_on", "reference")
MOST_LINES, MOST_SIGNS = 5_000, 500_000
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/:-]{0,59}")


class WrongLine(Refusal):
    """One line cannot be taken, and why."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be taken.  Line 1 holds the names of the columns."""

    line: int
    because: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A certificate that would be given."""

    line: int
    staff: StaffMember
    course: str
    passed_at: datetime
    reference: str

    @property
    def key(self) -> tuple[object, str, str]:
        return self.staff.pk, self.course, self.reference


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file holds: what would come in, and what is wrong.  With one problem nothing comes in."""

    incoming: list[Incoming]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Known:
    """What lines are compared with, asked for once for the whole file."""

    people: Mapping[str, StaffMember]
    courses: Mapping[str, str]
    here: frozenset[tuple[object, str, str]]
    mark: int
    now: datetime

    @classmethod
    def now_known(cls) -> Known:
        """The people who work here, the courses by id and by title, and the references that came in before."""
        by_title = {course.title.casefold(): course.id for course in shipped().values()}
        here = Certificate.objects.exclude(reference="").values_list("staff", "course", "reference")
        return cls(
            people={person.email: person for person in working_here()},
            courses=by_title | {name: name for name in shipped()},
            here=frozenset(here),
            mark=number_in_force(Parameter.PASS_MARK_PERCENT),
            now=latest_moment(),
        )


def check(text: str) -> Checked:
    """Read a file and say of each line whether it can come in.  Nothing is changed."""
    try:
        rows = list(_rows(text))
    except WrongLine as whole:
        return Checked([], [Problem(1, str(whole))])
    known, incoming, problems = Known.now_known(), [], []
    seen: dict[tuple[object, str, str], int] = {}
    for line, row in rows:
        try:
            one = _read(line, row, known)
            _check_once(one, seen, known)
        except WrongLine as wrong:
            problems.append(Problem(line, str(wrong)))
        else:
            incoming.append(one)
    return Checked(incoming, problems)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    if len(text) > MOST_SIGNS:
        raise WrongLine(f"The file is too long. It may have {MOST_SIGNS:,} characters; bring it in by parts.")
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), strict=True)
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        _check_columns(names)
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, _by_name(names, row)
            if reader.line_num > MOST_LINES:
                raise WrongLine(f"The file has more than {MOST_LINES:,} lines. Bring it in by parts.")
    except csv.Error as wrong:
        raise WrongLine(
            f"Line {reader.line_num} is no proper line of a CSV file. Look at its quotes."
        ) from wrong


def _check_columns(names: list[str]) -> None:
    unknown = [name for name in names if name not in COLUMNS]
    missing = [name for name in NEEDED if name not in names]
    if unknown or missing or len(set(names)) < len(names):
        raise WrongLine(
            "The first line must name the columns: email, course, passed_on, score, reference. Score may be left out."
        )


def _by_name(names: list[str], row: list[str]) -> dict[str, str]:
    return dict(zip(names, [*(cell.strip() for cell in row), *[""] * len(names)], strict=False)) | {
        "": "" if len(row) == len(names) else "other"
    }


def _read(line: int, row: Mapping[str, str], known: Known) -> Incoming:
    if row[""]:
        raise WrongLine("The line has more or fewer cells than the first line has columns.")
    staff = known.people.get(row["email"].casefold())
    if staff is None:
        raise WrongLine("Nobody who works here signs in with this e-mail address.")
    course = known.courses.get(row["course"].casefold())
    if course is None:
        raise WrongLine(f"There is no such course. Write one of: {', '.join(shipped())}.")
    if not _REFERENCE.fullmatch(row["reference"]):
        raise WrongLine(
            "The reference must have 1 to 60 letters, digits and . _ / : - and begin with a letter or digit."
        )
    _check_score(row.get("score", ""), known.mark)
    return Incoming(line, staff, course, _passed_at(row["passed_on"], known.now), row["reference"])


def _passed_at(typed: str, now: datetime) -> datetime:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            day = datetime.strptime(typed, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
        if day > timezone.localtime(now).date():
            raise WrongLine("The day on which the course was passed lies in the future.")
        if day < date(2000, 1, 1):
            raise WrongLine("The day on which the course was passed is too long ago. Check the year.")
        return timezone.make_aware(datetime.combine(day, time.min))
    raise WrongLine("The date must look like 2026-03-31 or 31/03/2026.")


def _check_score(typed: str, mark: int) -> None:
    if not typed:
        return
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 3 and int(typed) <= 100):
        raise WrongLine("The score must be a whole number from 0 to 100, or be left out.")
    if int(typed) < mark:
        raise WrongLine(f"The score is below the pass mark of {mark}.")


def _check_once(one: Incoming, seen: dict[tuple[object, str, str], int], known: Known) -> None:
    if one.key in known.here:
        raise WrongLine("This certificate is here already: same person, course and reference.")
    first = seen.setdefault(one.key, one.line)
    if first != one.line:
        raise WrongLine(f"The same certificate stands on line {first} already.")
