"""Whether the details of a record are still right: how long ago somebody made sure, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Tag, Task
from safehaven.interface.counting import counted
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records.models import Record
from safehaven.records.queries import records_worked_on_by
from safehaven.records.states import RecordState
from safehaven.workforce.front import StaffMember

DAYS_IN_A_MONTH = 30.44


def made_sure_before() -> datetime:
    """A record of which nobody has made sure since this moment is to be checked."""
    months = number_in_force(Parameter.ACCURACY_CHECK_MONTHS)
    return timezone.now() - timedelta(days=months * DAYS_IN_A_MONTH)


def to_check(records: QuerySet[Record]) -> QuerySet[Record]:
    """Open records whose details nobody has checked for as long as the policy allows, the longest ago first."""
    sure = Coalesce(F("verified_at"), F("opened_at"))
    waiting = records.filter(state=RecordState.OPEN).annotate(sure_at=sure)
    return waiting.filter(sure_at__lt=made_sure_before()).order_by("sure_at")


def is_due(record: Record) -> bool:
    """Whether the details of a record are to be checked now."""
    sure = record.verified_at or record.opened_at
    return record.state == RecordState.OPEN and sure < made_sure_before()


def waiting_for(standing: Standing) -> Iterable[Task]:
    """For the home page: how many people's details are to be gone over."""
    if not isinstance(standing.staff, StaffMember) or not standing.may(Capability.RECORD_OPEN):
        return []
    waiting = to_check(records_worked_on_by(standing.staff)).count()
    if not waiting:
        return []
    people = counted(waiting, "person", "people")
    words = f"Are the details of {people} still right?"
    return [Task(words, Tag("Waiting", Colour.ORANGE), reverse("records:to_check"))]
