"""Which moment it is at least: where the clock was set back, the newest line of the ledger still knows."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from safehaven.ledger.models import Line


def newest_line_at() -> QuerySet[Line, datetime]:
    """When the newest line was written, as a query of one row at most."""
    return Line.objects.order_by("-number").values_list("at", flat=True)[:1]


def latest_moment() -> datetime:
    """Now; or, where the clock was set back, when the newest line was written."""
    return max([timezone.now(), *newest_line_at()])
