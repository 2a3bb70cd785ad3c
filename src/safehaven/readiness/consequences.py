"""What adopting a policy would do to those who may open records."""

from __future__ import annotations

from collections.abc import Iterator

from safehaven.interface.counting import counted
from safehaven.policies.front import on_adopting
from safehaven.readiness.queries import readiness_of_all
from safehaven.workforce.front import working_here


def everybody_accepts_first() -> Iterator[str]:
    """Whoever is ready is so no more, until they have accepted what is adopted."""
    ready = sum(one.complete for one in readiness_of_all(working_here()).values())
    if ready:
        people = counted(ready, "person who is ready now opens", "people who are ready now open")
        yield f"{people} no record until they have read this policy and accepted it. Tell them before you adopt it."


on_adopting(everybody_accepts_first)
