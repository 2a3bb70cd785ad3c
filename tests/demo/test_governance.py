"""The pretend organisation shows who is who, and checks in every state."""

from safehaven.demo.organisation import NEWCOMER
from safehaven.governance.queries import all_askings, appointments, needed_roles
from safehaven.workforce.front import holders_of


def test_two_checks_are_overdue_one_found_something_and_who_never_came_confirmed_nothing(demo):
    asked = all_askings()
    due = {one.attestation.slug for one in asked if one.is_due}
    found = {one.attestation.slug for one in asked if one.open_findings}

    assert (due, found) == ({"systems", "law-watch", "own-devices"}, {"premises"})
    assert [one.of.name.split()[0] for one in asked if one.is_due and one.of] == [NEWCOMER]
    assert all(holders_of(role).exists() for role in needed_roles())
    assert sum(one.deputy is not None for one in appointments().values()) == 5
