"""What waits for somebody: a regular check that is due, and what they said they would mend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.standing import Standing
from safehaven.governance.attestations import ATTESTATIONS
from safehaven.governance.queries import Asking, all_askings, findings_to_mend, is_asked
from safehaven.interface.components import Colour, Tag, Task
from safehaven.interface.times import plain_date
from safehaven.workforce.front import StaffMember


def tasks_for(standing: Standing) -> Iterator[Task]:
    """What the home page shows to this person."""
    if not standing.ready:
        return
    staff = cast("StaffMember", standing.staff)
    for asking in all_askings():
        if asking.is_due_soon and is_asked(asking, staff):
            yield _to_confirm(asking)
    for finding in findings_to_mend(staff):
        late = finding.mend_by < timezone.localdate()
        yield Task(
            f"Mend what was found: {ATTESTATIONS[finding.confirmation.attestation].title}",
            Tag("Overdue", Colour.RED) if late else Tag("To do"),
            reverse("governance:mended", kwargs={"finding": finding.pk}),
            hint=f"By {plain_date(finding.mend_by)}",
        )


def _to_confirm(asking: Asking) -> Task:
    return Task(
        f"Confirm: {asking.attestation.title}",
        _how_late(asking),
        reverse("governance:confirm", kwargs={"attestation": asking.attestation.slug}),
        hint=f"Due since {plain_date(asking.due_at)}" if asking.is_due else f"By {plain_date(asking.due_at)}",
    )


def _how_late(asking: Asking) -> Tag:
    if asking.is_for_the_deputy:
        return Tag("Overdue", Colour.RED)
    return Tag("Due", Colour.RED) if asking.is_due else Tag("Due soon", Colour.ORANGE)
