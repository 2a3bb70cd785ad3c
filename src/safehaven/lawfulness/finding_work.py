"""What waits for those who work with somebody: telling them that the use of their record is paused."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Tag, Task
from safehaven.lawfulness.models import Pause
from safehaven.records.front import label_of, records_worked_on_by
from safehaven.workforce.front import StaffMember

ON_THE_DESK = 10


def people_to_tell(standing: Standing) -> Iterable[Task]:
    """For the home page: the people who were not told yet, by reference."""
    if not isinstance(standing.staff, StaffMember) or not standing.may(Capability.RECORD_WRITE):
        return
    untold = Pause.objects.filter(
        record__in=records_worked_on_by(standing.staff), lifted_at__isnull=True, told_on__isnull=True
    )
    for one in untold.select_related("record").order_by("set_at")[:ON_THE_DESK]:
        words = f"Tell {label_of(one.record)} that the use of their record is paused"
        place = reverse("lawfulness:pause", kwargs={"record": one.record_id})
        yield Task(words, Tag("Waiting", Colour.ORANGE), place)
