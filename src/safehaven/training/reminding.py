"""What training still asks of somebody, as it stands on their desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_date
from safehaven.ledger.front import latest_moment
from safehaven.training.library import shipped
from safehaven.training.overseeing import standing_of_those_seen_by
from safehaven.training.queries import REMIND_BEFORE, needs_of
from safehaven.workforce.front import StaffMember

_DUE, _SOON = Tag("Needs you", Colour.RED), Tag("Soon", Colour.ORANGE)


def reminders(standing: Standing) -> Iterable[Task]:
    """Courses that this person has to pass now, or whose certificate ends within the month."""
    if standing.staff is None:
        return
    me, now = cast("StaffMember", standing.staff), latest_moment()
    for name, until in needs_of([me.pk])[me.pk].courses.items():
        title, address = shipped()[name].title, reverse("training:course", kwargs={"course": name})
        if until is None:
            yield Task(f"Pass the course “{title}”", _DUE, address, "No certificate of yours counts now.")
        elif until - now <= REMIND_BEFORE:
            yield Task(f"Take the course “{title}” again", _SOON, address, f"Good until {plain_date(until)}")


def of_their_teams(standing: Standing) -> Iterable[Task]:
    """How many of the people whom this person looks after have training to do."""
    if standing.staff is None or not standing.may(Capability.TRAINING_OVERSEE):
        return
    seen = standing_of_those_seen_by(cast("StaffMember", standing.staff))
    waiting = sum(bool(one.needs.missing) for one in seen)
    if waiting:
        said = counted(waiting, "person has", "people have")
        yield Task(
            f"{said} training to do",
            _SOON,
            reverse("training:team"),
            "See who, and until when the others are good.",
        )
