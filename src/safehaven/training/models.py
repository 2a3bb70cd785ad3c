"""Courses as they were edited, what somebody read, the tests they took, and their certificates."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.training.states import How

STAFF = settings.AUTH_USER_MODEL


class Wording(Guarded):
    """Somebody gave a module or a question other words.  The newest counts; all of them stay.

    `number` goes up from 1 for each part of a course; what was shipped is number 0 and has no row.
    """

    course = models.CharField(max_length=60)
    part = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    edited_at = models.DateTimeField()
    edited_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")

    ledger_noun = "course_wording"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "course": Tells.WORK,
        "part": Tells.WORK,
        "number": Tells.NOTHING,
        "content": Tells.WORK,
        "edited_at": Tells.WORK,
        "edited_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(name="course_wording_has_one_number", fields=["course", "part", "number"]),
            CheckConstraint(name="course_wording_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.course}/{self.part} {self.number}"


class Reading(Guarded):
    """Somebody went through a module."""

    staff = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="modules_read")
    course = models.CharField(max_length=60)
    module = models.CharField(max_length=60)
    read_at = models.DateTimeField()

    ledger_noun = "module_reading"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "course": Tells.WORK,
        "module": Tells.WORK,
        "read_at": Tells.STAFF,
    }

    class Meta:
        indexes: ClassVar = [models.Index(name="reading_by_staff_and_course", fields=["staff", "course"])]

    def __str__(self) -> str:
        return self.ledger_name


class Attempt(Guarded):
    """One try at the test of a course.  Its questions are drawn once, and answered once.

    `sheet` holds the questions as they were asked, right answers included; `answers` what was chosen.
    """

    staff = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="tests_taken")
    course = models.CharField(max_length=60)
    sheet = SealedField()
    answers = SealedField(null=True)
    begun_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)

    ledger_noun = "test_attempt"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "course": Tells.WORK,
        "sheet": Tells.SEALED,
        "answers": Tells.SEALED,
        "begun_at": Tells.STAFF,
        "handed_in_at": Tells.STAFF,
    }

    class Meta:
        ordering: ClassVar = ["-begun_at", "id"]
        constraints: ClassVar = [
            UniqueConstraint(
                name="test_attempt_is_open_once_for_a_course",
                fields=["staff", "course"],
                condition=Q(handed_in_at__isnull=True),
            ),
            CheckConstraint(
                name="test_attempt_handed_in_has_its_answers",
                condition=Q(handed_in_at__isnull=True, answers__isnull=True)
                | Q(handed_in_at__isnull=False, answers__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name


class Certificate(Guarded):
    """Somebody passed a course.

    `until` is what the policy of that day said.  What counts is also judged by the policy of the moment, so a
    stricter one shortens at once.  `ended_at` is when the house noticed that `until` was over: an end stays an
    end, whatever a clock says later.
    """

    staff = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="certificates")
    course = models.CharField(max_length=60)
    number = models.CharField(max_length=20, unique=True)
    passed_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=20, choices=How)
    reference = models.CharField(max_length=60, default="", blank=True)
    attempt = models.OneToOneField(
        Attempt, on_delete=models.PROTECT, related_name="certificate", null=True, blank=True
    )
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    ledger_noun = "certificate"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "course": Tells.WORK,
        "number": Tells.NOTHING,
        "passed_at": Tells.STAFF,
        "until": Tells.STAFF,
        "ended_at": Tells.STAFF,
        "how": Tells.STAFF,
        "reference": Tells.STAFF,
        "attempt": Tells.NOTHING,
        "given_at": Tells.WORK,
        "given_by": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = ["-passed_at", "id"]
        constraints: ClassVar = [
            CheckConstraint(name="certificate_ends_after_it_began", condition=Q(until__gt=F("passed_at"))),
            CheckConstraint(
                name="certificate_is_ended_at_its_end_or_later",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("until")),
            ),
            CheckConstraint(
                name="certificate_of_a_test_names_it_and_no_other_does",
                condition=Q(how=How.TEST, attempt__isnull=False)
                | (~Q(how=How.TEST) & Q(attempt__isnull=True)),
            ),
            UniqueConstraint(
                name="certificate_from_elsewhere_comes_in_once",
                fields=["staff", "course", "reference"],
                condition=~Q(reference=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="certificate_that_waits_for_end", fields=["until"], condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return self.ledger_name
