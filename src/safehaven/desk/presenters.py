"""What stands on somebody's desk, by what their roles allow."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from safehaven.disclosure.front import Waiting, waiting_for
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Link, Tag, Task
from safehaven.interface.times import ago
from safehaven.records.front import Record, label_of, records_open_to
from safehaven.workforce.front import StaffMember

PEOPLE_SHOWN = 12
TASKS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the home page shows one person."""

    tasks: list[Task]
    more_tasks: int
    people: list[Link]
    more_people: int
    ways: list[Link]


_WAYS = (
    ("Add somebody new", "records:new", Capability.RECORD_CREATE),
    ("Find a person", "records:search", Capability.RECORD_SEARCH),
    ("Look somebody up in the directory", "directory:list", Capability.DIRECTORY_READ),
    ("Who works with whom", "records:teams", Capability.CASELOAD_MANAGE),
    ("See what was shared", "disclosure:overseen", Capability.DISCLOSURE_OVERSEE),
    ("Check the ledger", "ledger:ledger", Capability.LEDGER_READ),
    ("Look after staff accounts", "staff_list", Capability.STAFF_MANAGE),
    ("Read the policy settings", "policies:settings", Capability.POLICY_READ),
)


def desk_of(staff: StaffMember, standing: Standing) -> Desk:
    """What needs this person now, whom they work with, and where they may go."""
    mine = records_open_to(staff) if standing.may(Capability.RECORD_OPEN) else Record.objects.none()
    waiting = waiting_for(staff)
    return Desk(
        tasks=[_task(each) for each in waiting[:TASKS_SHOWN]],
        more_tasks=max(0, len(waiting) - TASKS_SHOWN),
        people=[
            Link(label_of(record), _page_of(record)) for record in mine.order_by("-opened_at")[:PEOPLE_SHOWN]
        ],
        more_people=max(0, mine.count() - PEOPLE_SHOWN),
        ways=[Link(words, reverse(route)) for words, route, needs in _WAYS if standing.may(needs)],
    )


def _task(waiting: Waiting) -> Task:
    tag = Tag("Needs you", Colour.RED) if waiting.urgent else Tag("Waiting", Colour.ORANGE)
    return Task(f"{waiting.what}: {waiting.about}", tag, waiting.address, f"Since {ago(waiting.since)}")


def _page_of(record: Record) -> str:
    return reverse("records:record", kwargs={"record": record.pk})
