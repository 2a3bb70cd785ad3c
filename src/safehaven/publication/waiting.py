"""What waits for those who write and those who sign policies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Tag, Task
from safehaven.interface.times import plain_date
from safehaven.publication.models import PolicyText
from safehaven.publication.queries import (
    currents,
    drafts,
    due_dates,
    good_signatures,
    has_written,
    is_signed_enough,
)
from safehaven.publication.states import State
from safehaven.workforce.front import StaffMember

_WAITING, _LATE = Tag("Waiting", Colour.ORANGE), Tag("Late", Colour.RED)


def tasks_for(standing: Standing) -> Iterator[Task]:
    """Late reviews for all who answer for policies, signatures for those who sign, signed texts for who publishes."""
    changes, signs = standing.may(Capability.POLICY_CHANGE), standing.may(Capability.POLICY_SIGN)
    if not (changes or signs):
        return
    yield from _late_reviews()
    for text in drafts().filter(state=State.ASKED):
        if changes and is_signed_enough(text):
            yield Task(f"Publish “{text.title}”", _WAITING, _page("draft", text.pack), "It is signed")
        elif signs and _waits_for(text, cast("StaffMember", standing.staff)):
            yield Task(f"Read and sign “{text.title}”", _WAITING, _page("sign", text.pack))


def _late_reviews() -> Iterator[Task]:
    every = currents()
    due = due_dates(every)
    for one in every:
        if one.for_another_pack:
            hint = "The policy was adopted in another version after this text was written"
            yield Task(f"Write “{one.title}” anew", _LATE, _page("text", one.name), hint)
        if due[one.name].clock_wrong:
            hint = "Its last review lies ahead of this machine’s clock: one of the two is wrong"
            yield Task(f"Look at the dates of “{one.title}”", _LATE, _page("text", one.name), hint)
        elif due[one.name].overdue:
            hint = f"It was due by {plain_date(due[one.name].next)}"
            yield Task(f"Review “{one.title}”", _LATE, _page("text", one.name), hint)


def _waits_for(text: PolicyText, staff: StaffMember) -> bool:
    return not has_written(text, staff) and not good_signatures(text).filter(signed_by=staff).exists()


def _page(name: str, policy: str) -> str:
    return reverse(f"publication:{name}", kwargs={"policy": policy})
