"""Who needs which course, who holds what until when, and how courses read now.  Nothing here changes anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db.models import DateTimeField, FilteredRelation, Q, QuerySet, Subquery, UUIDField
from django.utils import timezone

from safehaven.foundation.prepared import Blank
from safehaven.foundation.together import Asking, Rows, Together, moment_in
from safehaven.ledger.front import latest_moment, newest_line_at
from safehaven.policies.front import Parameter, number_in_force
from safehaven.training.library import Course, Module, Question, shipped
from safehaven.training.models import Attempt, Certificate, Reading, Wording
from safehaven.workforce.front import Role, StaffMember
from safehaven_core.deadlines import months_after

OnePart = TypeVar("OnePart", Module, Question)
REMIND_BEFORE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Training:
    """How one person stands with the training that they need.

    `good_until` is when the first certificate that they need ends; None where one is missing or has ended.
    `missing` names the courses that they have to pass now, by their titles.
    """

    good_until: datetime | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Needs:
    """The courses that one person needs, and until when each is good; None where it has to be passed now."""

    courses: dict[str, datetime | None] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """The ids of the courses that have to be passed now."""
        return [course for course, until in self.courses.items() if until is None]

    @property
    def good_until(self) -> datetime | None:
        """When the first one ends; None where one is missing."""
        ends = [until for until in self.courses.values() if until is not None]
        return min(ends) if ends and len(ends) == len(self.courses) else None


def training_of(staff: StaffMember) -> Training:
    """How somebody stands with the training that they need just now, in one query."""
    return _training(needs_of([staff.pk])[staff.pk])


def courses_missing(staff: StaffMember) -> list[str]:
    """The ids of the courses that somebody has to pass now."""
    return needs_of([staff.pk])[staff.pk].missing


def needs_of(staff: Iterable[UUID]) -> dict[UUID, Needs]:
    """What each of these people needs and has, in one query for all of them."""
    months = number_in_force(Parameter.TRAINING_INTERVAL_MONTHS)
    [rows] = _NEEDS.ask(staff=list(staff), now=timezone.now())
    return _needs_in(rows, months)


def asking_for_training(staff: Blank, now: Blank) -> Asking:
    """What to ask the database for `training_in`: each with each role held now and each certificate not ended."""
    open_ended = Q(holdings__until__isnull=True) | Q(holdings__until__gt=now)
    rows = StaffMember.objects.filter(pk__in=staff).annotate(
        held=FilteredRelation("holdings", condition=Q(holdings__since__lte=now) & open_ended),
        has=FilteredRelation("certificates", condition=Q(certificates__ended_at__isnull=True)),
        newest_line=Subquery(newest_line_at()),
    )
    return Asking(rows, ("pk", "held__role", "has__course", "has__passed_at", "has__until", "newest_line"))


_NEEDS = Together(
    lambda staff, now: [asking_for_training(staff, now)], staff=UUIDField(), now=DateTimeField()
)


def training_in(rows: Rows, months: int) -> dict[UUID, Training]:
    """How each of these stands with training, in the rows that were asked for, where certificates hold so long."""
    return {person: _training(needs) for person, needs in _needs_in(rows, months).items()}


def _training(needs: Needs) -> Training:
    return Training(needs.good_until, tuple(shipped()[course].title for course in needs.missing))


def _needs_in(rows: Rows, months: int) -> dict[UUID, Needs]:
    """A certificate is good as long as it says, and no longer than the policy of this moment allows."""
    roles: dict[UUID, set[Role]] = defaultdict(set)
    passed: dict[UUID, dict[str, datetime]] = defaultdict(dict)
    moment = now = timezone.now()
    for key, role, course, passed_at, until, newest in rows:
        person, moment = UUID(key), max(moment, moment_in(newest) or now)
        roles[person] |= {Role(role)} if role else set()
        if course:
            ends = min(_moment(until), months_after(timezone.localtime(_moment(passed_at)), months))
            passed[person][course] = max(ends, passed[person].get(course, ends))
    return {
        person: Needs(
            {
                course.id: _if_after(moment, passed[person].get(course.id))
                for course in shipped().values()
                if course.needed_by(frozenset(held))
            }
        )
        for person, held in roles.items()
    }


def good_until(certificate: Certificate) -> datetime:
    """When a certificate ends, by what it says and by the policy of this moment."""
    months = number_in_force(Parameter.TRAINING_INTERVAL_MONTHS)
    return min(certificate.until, months_after(timezone.localtime(certificate.passed_at), months))


def is_good(certificate: Certificate) -> bool:
    """Whether a certificate counts at this moment."""
    return certificate.ended_at is None and good_until(certificate) > latest_moment()


def over_by(moment: datetime) -> QuerySet[Certificate]:
    """Certificates that are over and not yet marked as ended."""
    return Certificate.objects.filter(ended_at=None, until__lte=moment)


def certificates_of(staff: StaffMember) -> QuerySet[Certificate]:
    """Somebody's certificates, newest first."""
    return Certificate.objects.filter(staff=staff)


def certificate_numbered(number: str) -> Certificate | None:
    """The certificate with this number."""
    return Certificate.objects.filter(number=number).first()


def attempts_of(staff: StaffMember) -> QuerySet[Attempt]:
    """The tests that somebody took or is taking.  Nobody sees those of others."""
    return Attempt.objects.filter(staff=staff)


def modules_read(staff: StaffMember, course: Course) -> frozenset[str]:
    """The modules that somebody went through since they passed the course last."""
    read = Reading.objects.filter(staff=staff, course=course.id)
    last = certificates_of(staff).filter(course=course.id).values_list("given_at", flat=True)[:1]
    for passed_at in last:
        read = read.filter(read_at__gt=passed_at)
    return frozenset(read.values_list("module", flat=True))


def course_now(name: str) -> Course | None:
    """A course in the words that it has now; None where there is no such course."""
    course = shipped().get(name)
    if course is None:
        return None
    edited = {one.part: one.content for one in Wording.objects.filter(course=name).order_by("number")}
    return course.model_copy(
        update={
            "modules": tuple(_in_words_of_now(each, edited) for each in course.modules),
            "questions": tuple(_in_words_of_now(each, edited) for each in course.questions),
        }
    )


def versions_of(course: str, part: str) -> QuerySet[Wording]:
    """How a part of a course was edited, newest first."""
    edited = Wording.objects.filter(course=course, part=part)
    return edited.select_related("edited_by").order_by("-number")


def version_of(course: str, part: str) -> int:
    """The number of the newest words of a part; 0 for those that were shipped."""
    newest = versions_of(course, part).first()
    return newest.number if newest else 0


def _in_words_of_now(part: OnePart, edited: dict[str, dict[str, Any]]) -> OnePart:
    words = edited.get(part.id)
    return part if words is None else type(part).model_validate({**part.model_dump(), **words})


def _if_after(moment: datetime, ends: datetime | None) -> datetime | None:
    return ends if ends is not None and ends > moment else None


def _moment(text: str) -> datetime:
    return cast("datetime", moment_in(text))  # a certificate has both its moments
