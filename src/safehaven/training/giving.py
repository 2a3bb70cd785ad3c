"""Giving a certificate: the step that all acts share which end with one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.ledger.front import latest_moment, write
from safehaven.policies.front import Parameter, number_in_force
from safehaven.training.library import shipped
from safehaven.training.models import Attempt, Certificate
from safehaven.training.rules import NoSuchCourse, check_not_here, check_not_later, check_not_own
from safehaven.training.states import How
from safehaven.workforce.front import StaffMember
from safehaven_core.deadlines import months_after

# Without letters and digits that are taken for one another when a number is read out or copied from paper.
_SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ"
_GROUPS, _LONG = 3, 4


@dataclass(frozen=True, slots=True)
class Passed:
    """How and when somebody passed."""

    how: How
    at: datetime
    reference: str = ""
    attempt: Attempt | None = None


def give(staff: StaffMember, course: str, passed: Passed, *, by: Actor) -> Certificate:
    """A step of acts: make the certificate and write its line."""
    if course not in shipped():
        raise NoSuchCourse("There is no course of this name.")
    now = timezone.now()
    check_not_later(passed.at, latest_moment())
    check_not_here(staff, course, passed.reference)
    check_not_own(staff, passed.how, by)
    certificate = Certificate(
        staff=staff,
        course=course,
        number=_number(),
        passed_at=passed.at,
        until=months_after(
            timezone.localtime(passed.at), number_in_force(Parameter.TRAINING_INTERVAL_MONTHS)
        ),
        how=passed.how,
        reference=passed.reference,
        attempt=passed.attempt,
        given_at=now,
        given_by=by.ledger_name,
    )
    certificate.save(force_insert=True)
    write("training:certified", by=by, about=[staff, certificate], course=course, how=passed.how.value)
    return certificate


def _number() -> str:
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_LONG)) for _ in range(_GROUPS))
