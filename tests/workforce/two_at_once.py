"""Two managers move the same person at the same moment: `python -m tests.workforce.two_at_once`.

Prints what came of it, as JSON.  A test runs this in a process of its own, because tests share one
transaction, and here the point is that two transactions meet.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

MANAGERS = 4


def main() -> None:
    """Let everybody begin at once."""
    import django

    django.setup()
    sys.stdout.write(f"{json.dumps(all_at_once())}\n")


def all_at_once() -> dict[str, object]:
    """Each manager moves Ada to another team; they begin together."""
    from safehaven.workforce.front import teams_of
    from safehaven.workforce.models import Move

    ada, teams, managers = a_small_house()
    start = Barrier(MANAGERS)

    def move(number: int) -> str:
        from django.db import connection

        from safehaven.foundation.refusals import Refusal
        from safehaven.workforce.days import today
        from safehaven.workforce.operations import Change, plan_move

        start.wait()
        try:
            plan_move(ada, Change(teams[0], teams[number + 1], today()), by=managers[number])
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "moved"

    with ThreadPoolExecutor(MANAGERS) as people:
        outcomes = sorted(people.map(move, range(MANAGERS)))
    still_in = ada.memberships.filter(until=None).count()
    return {
        "outcomes": outcomes,
        "teams": teams_of(ada).count(),
        "moves": Move.objects.count(),
        "open": still_in,
    }


def a_small_house() -> tuple[Any, list[Any], list[Any]]:
    """Ada in a team, more teams, and managers."""
    from safehaven.foundation.actors import SYSTEM
    from safehaven.workforce.front import (
        Role,
        add_staff,
        give_role,
        join_team,
        open_service,
        open_site,
        open_team,
    )

    service, site = open_service("Housing support", by=SYSTEM), open_site("Harbour Lane", by=SYSTEM)
    teams = [open_team(f"Team {n}", service=service, site=site, by=SYSTEM) for n in range(MANAGERS + 1)]
    ada = add_staff(name="Ada Lovell", email="ada@example.org", initials="AL", by=SYSTEM)
    give_role(ada, Role.CASEWORKER, by=SYSTEM)
    join_team(ada, teams[0], by=SYSTEM)
    managers = []
    for number in range(MANAGERS):
        one = add_staff(name=f"M {number}", email=f"m{number}@example.org", initials="MM", by=SYSTEM)
        give_role(one, Role.MANAGER, by=SYSTEM)
        managers.append(one)
    return ada, teams, managers


if __name__ == "__main__":
    main()
