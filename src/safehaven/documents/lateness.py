"""Whether paper was scanned in time.  Somebody gives the day on which it came, so the hours count from that day's end."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from safehaven.policies.front import Parameter, number_in_force


def scanned_late(came_on: date | None, added_at: datetime) -> bool:
    """Whether a document came in later after its paper than the policy allows."""
    if came_on is None:
        return False
    day_over = timezone.make_aware(datetime.combine(came_on + timedelta(days=1), time.min))
    return added_at - day_over > timedelta(hours=number_in_force(Parameter.SCAN_WITHIN_HOURS))
