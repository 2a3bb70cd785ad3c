"""Steps that acts on openings share: ending one, and telling people.  They run inside an operation."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from safehaven.continuity import rules, wording
from safehaven.continuity.actors import CONTINUITY
from safehaven.continuity.models import Opening, Telling
from safehaven.continuity.states import UNDER_WAY, State, Topic
from safehaven.foundation.actors import Actor
from safehaven.records.front import take_back
from safehaven.workforce.front import StaffMember


def over(opening: Opening, state: State, by: Actor) -> None:
    """End or stop an opening that is under lock, and close what it lent."""
    rules.check_may_move(opening, state)
    opening.state, opening.ended_at, opening.ended_by = state, timezone.now(), by.ledger_name
    opening.save(update_fields=["state", "ended_at", "ended_by"])
    lent = [one.assignment for one in opening.lent.select_related("assignment__record", "assignment__staff")]
    # By the system: whoever comes back and has a course to finish first must be able to close this.
    take_back(lent, wording.closed(opening, by), by=CONTINUITY)
    if opening.absent != by and opening.opened_at:
        tell(opening, Topic.ENDED, [opening.absent])


def tell(opening: Opening, topic: Topic, people: Iterable[StaffMember]) -> None:
    """Queue an e-mail to each that says where to look."""
    Telling.objects.bulk_create([Telling(opening=opening, to=one, topic=topic) for one in people])


def end_for_leaver(staff: StaffMember, by: Actor) -> int:
    """End what a leaver covers, and stop what was asked about them or for them: a part of the act of leaving."""
    concerned = Opening.objects.select_for_update().filter(state__in=sorted(UNDER_WAY))
    ends = [*concerned.filter(cover=staff), *concerned.filter(absent=staff, state=State.ASKED)]
    for opening in ends:
        over(opening, State.ENDED if opening.opened_at else State.STOPPED, by)
    return len(ends)
