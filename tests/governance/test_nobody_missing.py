"""The last holder of a role that is needed cannot go, by whichever way, until another stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.governance.queries import needed_roles
from safehaven.governance.rules import NobodyWouldBeLeft
from safehaven.ledger.front import write
from safehaven.policies.front import adopt
from safehaven.workforce.front import Role, give_role, join_team, roles_of
from safehaven.workforce.operations import mark_as_left, take_role
from safehaven.workforce.operations.leaving import plan_leaving
from safehaven.workforce.operations.moving import Change, plan_move

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + timedelta(days=1)
WAYS = {
    "leaving": lambda staff: mark_as_left(staff, by=SYSTEM),
    "losing the role": lambda staff: take_role(staff, Role.DATA_PROTECTION_OFFICER, by=SYSTEM),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_last_data_protection_officer_cannot_go(dora, way):
    with pytest.raises(NobodyWouldBeLeft, match="Nobody else here is Data protection officer"):
        WAYS[way](dora)

    dora.refresh_from_db()
    assert (dora.is_active, roles_of(dora)) == (True, frozenset({Role.DATA_PROTECTION_OFFICER}))


@pytest.mark.parametrize("way", WAYS)
def test_they_can_go_once_another_stands(dora, ada, way):
    give_role(ada, Role.DATA_PROTECTION_OFFICER, by=SYSTEM)

    WAYS[way](dora)

    assert roles_of(dora) == frozenset()


def test_a_last_day_cannot_be_planned_for_the_last_one(dora):
    with pytest.raises(NobodyWouldBeLeft):
        plan_leaving(dora, TOMORROW, by=SYSTEM)

    dora.refresh_from_db()
    assert dora.active_until is None


def test_the_last_one_cannot_move_out_of_the_role(dora, harbour, lighthouse):
    join_team(dora, harbour, by=SYSTEM)
    change = Change(harbour, lighthouse, TOMORROW, ends_role=Role.DATA_PROTECTION_OFFICER)

    with pytest.raises(NobodyWouldBeLeft):
        plan_move(dora, change, by=SYSTEM)

    assert roles_of(dora) == frozenset({Role.DATA_PROTECTION_OFFICER})


@pytest.mark.parametrize("way", WAYS)
def test_one_who_left_does_not_stand(dora, ada, way):
    give_role(ada, Role.DATA_PROTECTION_OFFICER, by=SYSTEM)
    mark_as_left(ada, by=SYSTEM)

    with pytest.raises(NobodyWouldBeLeft):
        WAYS[way](dora)


def test_whoever_leaves_whatever_else_they_hold_is_asked_about_every_role(dora):
    give_role(dora, Role.CALDICOTT_GUARDIAN, by=SYSTEM)
    take = lambda: take_role(dora, Role.CALDICOTT_GUARDIAN, by=SYSTEM)  # noqa: E731 - one act

    take()

    with pytest.raises(NobodyWouldBeLeft):
        mark_as_left(dora, by=SYSTEM)


def test_nobody_else_is_kept(ada, odo):
    mark_as_left(ada, by=SYSTEM)
    take_role(odo, Role.SECURITY_OFFICER, by=SYSTEM)

    assert (roles_of(ada), roles_of(odo)) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("pack", "needed"),
    [
        (None, {Role.DATA_PROTECTION_OFFICER}),
        ("ju", {Role.DATA_PROTECTION_OFFICER}),
        ("wy", {Role.DATA_PROTECTION_OFFICER, Role.CALDICOTT_GUARDIAN, Role.SIRO}),
        ("recommended", {Role.DATA_PROTECTION_OFFICER, Role.CALDICOTT_GUARDIAN, Role.SIRO}),
    ],
)
def test_which_roles_are_needed_the_clauses_say(pack, needed):
    if pack:
        adopt(pack, by=SYSTEM)

    assert needed_roles() == needed


@pytest.mark.parametrize("role", [Role.SIRO, Role.CALDICOTT_GUARDIAN])
def test_the_others_are_kept_while_an_adopted_clause_asks_for_them(member, role):
    holder = member("Nora Field", role)
    adopt("wy", by=SYSTEM)

    with pytest.raises(NobodyWouldBeLeft):
        mark_as_left(holder, by=SYSTEM)


@pytest.mark.parametrize("ends", ["person", "role"])
def test_one_whose_time_ends_on_a_day_that_is_set_does_not_stand(dora, ada, ends):
    held = give_role(ada, Role.DATA_PROTECTION_OFFICER, by=SYSTEM)
    soon = timezone.now() + timedelta(days=3)

    @operation
    def set_an_end():
        write("tests:changed", by=SYSTEM)
        if ends == "person":
            ada.active_until = soon
            ada.save(update_fields=["active_until"])
        else:
            held.until = soon
            held.save(update_fields=["until"])

    set_an_end()

    with pytest.raises(NobodyWouldBeLeft):
        mark_as_left(dora, by=SYSTEM)


def test_the_page_says_why(dora, cleo, signed_in):
    answered = signed_in(cleo).post(f"/staff/{dora.pk}/left/", {"when": "now"}, follow=True).content.decode()

    assert "Nobody else here is Data protection officer" in answered
    dora.refresh_from_db()
    assert dora.is_active
