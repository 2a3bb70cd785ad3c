"""A person is given while the colleague is taken out of the team: `python -m tests.records.giving_while_leaving`.

It runs in a deployment of its own, since the two need connections and transactions of their own.
"""

from __future__ import annotations

import json
import sys
import threading
import time
import uuid

import django

django.setup()

from django.db import connection  # noqa: E402 - the apps come first

from safehaven.demo.readying import make_ready  # noqa: E402 - as above
from safehaven.foundation.actors import SYSTEM  # noqa: E402 - as above
from safehaven.foundation.refusals import Refusal  # noqa: E402 - as above
from safehaven.records.front import AssignedWhy, NewRecord, Terms, assign, create_record  # noqa: E402 - as above
from safehaven.records.operations import caseload  # noqa: E402 - as above
from safehaven.records.queries import records_open_to, today  # noqa: E402 - as above
from safehaven.records.staying import team_between  # noqa: E402 - as above
from safehaven.workforce.front import Role, StaffMember, Team, add_staff, give_role, join_team  # noqa: E402 - as above
from safehaven.workforce.operations import leave_team  # noqa: E402 - as above
from tests.hiring import team_called  # noqa: E402 - as above

HEAD_START = 0.3  # seconds between judging who is in the team and writing it down; the other acts meanwhile


def hired(role: Role) -> StaffMember:
    """Somebody of the one team."""
    email = f"{uuid.uuid4().hex[:8]}@example.org"
    staff = add_staff(name="Una Field", email=email, initials="UF", by=SYSTEM)
    give_role(staff, role, by=SYSTEM)
    join_team(staff, team_called("Harbour"), by=SYSTEM)
    make_ready(staff, by=SYSTEM)
    return staff


def later(staff: StaffMember, by: StaffMember) -> Team | None:
    """The same, some time later."""
    time.sleep(2 * HEAD_START)
    return team_between(staff, by)


def give(ada: StaffMember, una: StaffMember, manager: StaffMember) -> str:
    """Give one of Ada's people to Una; the name of the refusal, if it is refused."""
    record = create_record(NewRecord({"given_names": "Wren"}), by=ada, sure=True)
    taken_out = threading.Timer(HEAD_START, take_out, [una])
    taken_out.start()
    try:
        assign(record, una, Terms(AssignedWhy.SHARED, today()), by=manager)
    except Refusal as refused:
        return type(refused).__name__
    finally:
        taken_out.join()
    return "given"


def take_out(una: StaffMember) -> None:
    """Take Una out of the team, in a thread of its own."""
    leave_team(una, team_called("Harbour"), by=SYSTEM)
    connection.close()


if __name__ == "__main__":
    ada, una, manager = hired(Role.CASEWORKER), hired(Role.CASEWORKER), hired(Role.MANAGER)
    caseload.team_between = later  # type: ignore[attr-defined]  # imported there
    how = give(ada, una, manager)
    sys.stdout.write(f"{json.dumps([how, records_open_to(una).count()])}\n")
