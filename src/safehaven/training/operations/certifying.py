"""Certificates: brought in from elsewhere, and ended when their time is over."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import latest_moment, write
from safehaven.training.giving import Passed, give
from safehaven.training.models import Certificate
from safehaven.training.queries import over_by
from safehaven.training.states import How
from safehaven.workforce.front import StaffMember

AT_ONCE = 200


@operation
def certify(
    staff: StaffMember,
    course: str,
    *,
    by: Actor,
    how: How = How.ELSEWHERE,
    passed_at: datetime | None = None,
    reference: str = "",
) -> Certificate:
    """Give somebody the certificate of a course.  Raises NoSuchCourse, InTheFuture, HereAlready, OwnCertificate."""
    now = latest_moment()
    return give(staff, course, Passed(how, passed_at or now, reference), by=by)


@operation
def end_some(*, by: Actor) -> int:
    """Mark certificates whose time is over as ended, so that no clock brings them back; says how many."""
    now = timezone.now()
    over = list(over_by(now).select_for_update()[:AT_ONCE])
    for one in over:
        one.ended_at = now
        one.save(update_fields=["ended_at"])
        write("training:certificate_ended", by=by, about=[one.staff, one], course=one.course)
    if not over:
        write("training:certificates_looked_through", by=by)
    return len(over)
