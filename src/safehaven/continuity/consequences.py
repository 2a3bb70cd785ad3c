"""What another number of trustees would do to openings that wait for them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from safehaven.continuity.queries import agreed, waiting
from safehaven.interface.counting import counted
from safehaven.policies.front import Parameter, consequence
from safehaven.workforce.front import Role, holders_of


def another_quorum(before: str, after: str) -> Iterator[str]:
    there = holders_of(Role.TRUSTEE).count()
    if there < int(after):
        yield f"Nobody could open an absent colleague’s people: there are {counted(there, 'trustee')}."
    rises = int(after) > int(before)
    more = [one for one in waiting(timezone.now()) if rises and len(agreed(one)) < int(after)]
    if more:
        are = counted(len(more), "opening that waits for trustees", "openings that wait for trustees")
        yield f"{are} would need more of them. What is open stays open."


consequence(Parameter.CONTINUITY_QUORUM, another_quorum)
