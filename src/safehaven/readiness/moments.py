"""Which moment it is, for whoever asks whether something has ended: never earlier than one already seen.

Whoever sets the server's clock back would otherwise bring an ended certificate back to life.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from safehaven.foundation.prepared import Prepared
from safehaven.readiness.models import LatestMoment

NOTE_AFTER = timedelta(seconds=30)


_SEEN = Prepared(lambda: LatestMoment.objects.values_list("at", flat=True)[:1])


def latest_seen() -> datetime | None:
    """The latest moment that was noted."""
    return next(iter(_SEEN.ask()), None)


def was_seen(column: str) -> Exists:
    """Whether somebody was at work at or after the moment in a column: then it has come, whatever the clock says."""
    return Exists(LatestMoment.objects.filter(at__gte=OuterRef(column)))


def moment(seen: datetime | None) -> datetime:
    """Now, or the latest moment seen where the clock says something earlier."""
    now = timezone.now()
    return now if seen is None else max(now, seen)


def note(seen: datetime | None) -> None:
    """Remember that it is now, at most twice a minute; what was seen already stays."""
    now = timezone.now()
    if seen is None:
        LatestMoment.objects.bulk_create([LatestMoment(at=now)], ignore_conflicts=True)
    elif now - seen > NOTE_AFTER:
        LatestMoment.objects.filter(at__lt=now).update(at=now)
