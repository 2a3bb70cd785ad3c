"""That old access ends is found, not said: leave something open, and the clause turns."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.controls import State, gather, judge
from safehaven.policies.library import shipped
from safehaven.workforce.days import today
from safehaven.workforce.front import Role
from safehaven.workforce.models import RoleHolding, TeamMembership
from safehaven.workforce.operations import Change, mark_as_left, plan_leaving, plan_move

pytestmark = pytest.mark.django_db

CLAUSES = {clause.id: clause for edition in shipped().values() for clause in edition.pack.clauses}


@operation
def opened_again(rows):
    """What no act of the house would do."""
    write("tests:changed", by=SYSTEM)
    rows.update(until=timezone.now() + timedelta(days=30))


def stands(name="RE-people-23"):
    return judge(CLAUSES[name], gather({"leaver-access"})).state


def test_moving_and_leaving_leave_nothing_open(ada, sam, grace, harbour, lighthouse):
    plan_move(ada, Change(harbour, lighthouse, today(), ends_role=Role.CASEWORKER), by=grace)
    mark_as_left(sam, by=grace)
    plan_leaving(ada, today(), by=grace)

    assert (stands(), stands("SJ-5-04")) == (State.HOLDS, State.HOLDS)


@pytest.mark.parametrize("rows", [TeamMembership.objects, RoleHolding.objects], ids=["team", "role"])
def test_what_goes_on_after_a_move_turns_the_clause(rows, ada, grace, harbour, lighthouse):
    plan_move(ada, Change(harbour, lighthouse, today(), ends_role=Role.CASEWORKER), by=grace)
    opened_again(rows.filter(staff=ada, until__isnull=False))

    assert stands() is State.ATTENTION
