"""What stands on somebody's desk, by what their roles allow."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from safehaven.disclosure.front import Waiting, waiting_for
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Link, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.tasks import found_for
from safehaven.interface.times import ago
from safehaven.records.front import Record, duplicates_waiting, label_of, records_open_to
from safehaven.workforce.front import StaffMember

PEOPLE_SHOWN = 12
TASKS_SHOWN = 20
_WAITING = Tag("Waiting", Colour.ORANGE)


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
    ("Somebody rings and asks", "disclosure:ways#call", Capability.DISCLOSURE_MAKE),
    ("Look somebody up in the directory", "directory:list", Capability.DIRECTORY_READ),
    ("Who works with whom", "records:teams", Capability.CASELOAD_MANAGE),
    ("Compare records that look alike", "records:duplicates", Capability.RECORD_COMPARE),
    ("See what was shared", "disclosure:overseen", Capability.DISCLOSURE_OVERSEE),
    ("Check the ledger", "ledger:ledger", Capability.LEDGER_READ),
    ("Look after staff accounts", "staff_list", Capability.STAFF_MANAGE),
    ("Read the policy settings", "policies:settings", Capability.POLICY_READ),
)


def desk_of(staff: StaffMember, standing: Standing) -> Desk:
    """What needs this person now, whom they work with, and where they may go."""
    mine = records_open_to(staff) if standing.may(Capability.RECORD_OPEN) else Record.objects.none()
    # Whoever is not ready finds here only what makes them ready: references and initials are for the ready.
    waiting = waiting_for(staff) if standing.withheld is None else []
    found = [*map(_task, waiting), *_pairs_to_judge(standing), *found_for(standing)]
    tasks = sorted(found, key=_what_can_wait)
    return Desk(
        tasks=tasks[:TASKS_SHOWN],
        more_tasks=max(0, len(tasks) - TASKS_SHOWN),
        people=[
            Link(label_of(record), _page_of(record)) for record in mine.order_by("-opened_at")[:PEOPLE_SHOWN]
        ],
        more_people=max(0, mine.count() - PEOPLE_SHOWN),
        ways=[Link(words, _place_of(route)) for words, route, needs in _WAYS if standing.may(needs)],
    )


def _what_can_wait(task: Task) -> tuple[bool, bool]:
    """What blocks all else sorts first, then what is red; the rest stays in its order."""
    red = isinstance(task.status, Tag) and task.status.colour is Colour.RED
    return not task.blocks, not red


def _task(waiting: Waiting) -> Task:
    tag = Tag("Needs you", Colour.RED) if waiting.urgent else _WAITING
    return Task(f"{waiting.what}: {waiting.about}", tag, waiting.address, f"Since {ago(waiting.since)}")


def _pairs_to_judge(standing: Standing) -> list[Task]:
    pairs = duplicates_waiting().count() if standing.may(Capability.RECORD_COMPARE) else 0
    said = counted(pairs, "pair of records looks", "pairs of records look")
    return [Task(f"{said} alike", _WAITING, reverse("records:duplicates"))] if pairs else []


def _place_of(route: str) -> str:
    """The address of a page, or of a part of it that the route names after a hash."""
    name, hash_, part = route.partition("#")
    return f"{reverse(name)}{hash_}{part}"


def _page_of(record: Record) -> str:
    return reverse("records:record", kwargs={"record": record.pk})
