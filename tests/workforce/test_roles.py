"""What roles allow, and what nobody may hold together."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.capabilities import Capability
from safehaven.workforce.front import Role, capabilities_of, give_role, roles_of
from safehaven.workforce.operations.second_factor import reset_second_factor
from safehaven.workforce.operations.staff import accept, invite
from safehaven.workforce.roles import MEANINGS, READS_RECORDS, WATCHES, clash
from safehaven.workforce.rules import BeyondOwnReach, LinkClosed, OwnAccount, RunsTheSystem
from safehaven.workforce.states import ResetReason


def test_every_role_says_what_it_means_in_plain_words():
    assert {role: MEANINGS[role].plainly.endswith(".") for role in Role} == dict.fromkeys(Role, True)


@pytest.mark.parametrize("role", Role)
def test_no_role_both_runs_the_system_and_reads_records(role):
    assert not clash(frozenset({role}))


def test_whoever_runs_the_system_cannot_be_given_a_role_that_reads_records(ivy):
    with pytest.raises(RunsTheSystem):
        give_role(ivy, Role.CASEWORKER, by=SYSTEM)

    assert roles_of(ivy) == {Role.IT_ADMINISTRATOR}


def test_whoever_reads_records_cannot_be_given_the_system(ada):
    with pytest.raises(RunsTheSystem):
        give_role(ada, Role.IT_ADMINISTRATOR, by=SYSTEM)

    assert Capability.SYSTEM_OPERATE not in capabilities_of(ada)


def test_the_it_administrator_cannot_hand_out_reading_records(ivy, dora):
    with pytest.raises(BeyondOwnReach):
        give_role(dora, Role.CASEWORKER, by=ivy)

    assert READS_RECORDS.isdisjoint(capabilities_of(dora))


WATCHING = [role for role in Role if not WATCHES.isdisjoint(MEANINGS[role].allows)]


@pytest.mark.parametrize("role", WATCHING)
def test_the_it_administrator_appoints_nobody_who_watches_over_others(ivy, member, role):
    newcomer = member("Mallory Mole", Role.ADMINISTRATOR)

    with pytest.raises(BeyondOwnReach):
        give_role(newcomer, role, by=ivy)

    assert roles_of(newcomer) == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", WATCHING)
def test_neither_the_it_administrator_nor_a_manager_takes_over_such_an_account(ivy, grace, member, role):
    watcher = member("Wanda Watch", role)

    for by in (ivy, grace):
        with pytest.raises(BeyondOwnReach):
            invite(watcher, by=by)
        with pytest.raises(BeyondOwnReach):
            reset_second_factor(watcher, ResetReason.LOST, by=by)

    assert (watcher.invitations.count(), watcher.second_factor_resets.count()) == (0, 0)


def test_the_chief_executive_appoints_those_who_watch(member):
    chief = member("Cleo Head", Role.CHIEF_EXECUTIVE)
    priya = member("Priya Shore", Role.ADMINISTRATOR)

    give_role(priya, Role.SIRO, by=chief)

    assert Role.SIRO in roles_of(priya)


def test_a_link_made_before_the_role_was_given_is_no_way_in(ivy, grace, member):
    newcomer = member("Nell Archer", Role.ADMINISTRATOR)
    invite(newcomer, by=ivy)
    give_role(newcomer, Role.CASEWORKER, by=grace)

    with pytest.raises(LinkClosed):
        accept(newcomer.invitations.get(), "never kept")


def test_the_link_of_whoever_gives_the_role_stays(grace, member):
    newcomer = member("Nell Archer", Role.ADMINISTRATOR)
    invite(newcomer, by=grace)
    give_role(newcomer, Role.CASEWORKER, by=grace)

    assert accept(newcomer.invitations.get(), "argon2-hash") == newcomer


def test_nobody_gives_themselves_a_role(grace):
    with pytest.raises(OwnAccount):
        give_role(grace, Role.CALDICOTT_GUARDIAN, by=grace)


def test_signed_in_gives_a_browser_past_both_factors(ada, signed_in):
    assert signed_in(ada).get("/").status_code == 200
