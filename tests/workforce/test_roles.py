"""What roles allow, and what nobody may hold together."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.capabilities import Capability
from safehaven.workforce.front import Role, capabilities_of, give_role, roles_of
from safehaven.workforce.roles import MEANINGS, READS_RECORDS, clash
from safehaven.workforce.rules import BeyondOwnReach, OwnAccount, RunsTheSystem


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


def test_nobody_gives_themselves_a_role(grace):
    with pytest.raises(OwnAccount):
        give_role(grace, Role.CALDICOTT_GUARDIAN, by=grace)


def test_signed_in_gives_a_browser_past_both_factors(ada, signed_in):
    assert signed_in(ada).get("/").status_code == 200
