"""Lets somebody in a running house move soon: `python -m tests.workforce.somebody_moves '{"staff": …}'`."""

from __future__ import annotations

import json
import sys
from datetime import timedelta


def main() -> None:
    """Make a record for them, and plan their move to another team."""
    import django

    django.setup()
    from safehaven.foundation.actors import SYSTEM
    from safehaven.records.front import NewRecord, create_record
    from safehaven.records.models import Assignment
    from safehaven.workforce.days import today
    from safehaven.workforce.front import staff_by_id, teams_of
    from safehaven.workforce.operations import Change, plan_move
    from tests.hiring import team_called

    told = json.loads(sys.argv[1])
    staff = staff_by_id(told["staff"])
    assert staff is not None
    record = create_record(NewRecord({"given_names": "Wren", "family_name": "Marrowby"}), by=staff, sure=True)
    old, day = teams_of(staff).first(), today() + timedelta(days=10)
    assert old is not None
    if told["moves"]:
        plan_move(staff, Change(old, team_called(told["to"]), day), by=SYSTEM)
    assignment = Assignment.objects.get(record=record)
    sys.stdout.write(f"{json.dumps({'record': str(record.pk), 'assignment': str(assignment.pk)})}\n")


if __name__ == "__main__":
    main()
