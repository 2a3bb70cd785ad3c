"""Each control that people confirm turns with what they confirm, and holds for no clause that asks for more."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.governance.answering import ANSWERS, GOVERNANCE_ROLES
from safehaven.governance.attestations import ATTESTATIONS
from safehaven.governance.controls import MISSING, of_control
from safehaven.governance.front import Facts, appoint
from safehaven.governance.models import Confirmation
from safehaven.ledger.front import write
from safehaven.policies.control_names import CONTROL_NAMES
from safehaven.policies.controls import CONTROLS, State, gather, judge
from safehaven.policies.front import adopt
from safehaven.policies.library import shipped
from safehaven.workforce.front import Role
from safehaven.workforce.models import RoleHolding
from safehaven.workforce.operations import mark_as_left
from safehaven_core.policy import Mode
from tests.cast import hire
from tests.governance.conftest import say_so
from tests.staging import staged

pytestmark = pytest.mark.django_db

CLAUSES = {clause.id: clause for edition in shipped().values() for clause in edition.pack.clauses}
CARRIED = sorted(
    name
    for name, clause in CLAUSES.items()
    if clause.control in MISSING and name not in MISSING[clause.control]
)


def stands(name):
    return judge(CLAUSES[name], gather({CLAUSES[name].control})).state


@operation
def behind_our_back(change):
    """What no act of the house would do."""
    write("tests:changed", by=SYSTEM)
    change()


@staged
def everybody(db):
    """One person for each role that is asked; every policy is adopted."""
    for pack in shipped():
        adopt(pack, by=SYSTEM)
    roles = {one.role for one in ATTESTATIONS.values() if one.role}
    return {role: hire(f"{role.value.title()} Reed", role) for role in sorted(roles)}


@staged
def all_confirmed(everybody):
    """Everybody has confirmed everything that they are asked."""
    for one in ATTESTATIONS.values():
        for by in [everybody[one.role]] if one.role else everybody.values():
            say_so(one, by, until=date(2099, 1, 1) if one.ends else None)
    return everybody


@pytest.mark.parametrize("clause", CARRIED)
def test_a_clause_is_due_until_it_is_confirmed(everybody, clause):
    assert stands(clause) is State.ATTEST_DUE


def test_every_clause_holds_that_is_confirmed_and_no_other(all_confirmed):
    called = {name for name, clause in CLAUSES.items() if clause.control in MISSING}

    holding = {name for name in called if stands(name) is State.HOLDS}

    assert sorted(holding) == CARRIED


@pytest.mark.parametrize("control", sorted(MISSING))
def test_taking_the_confirmation_away_turns_the_control(all_confirmed, control):
    (clause, *_) = [one for one in CLAUSES.values() if one.control == control]
    before = gather({control})[control].state

    slugs = [one.slug for one in of_control(control)]
    behind_our_back(lambda: Confirmation.objects.filter(attestation__in=slugs).update(newest=False))

    assert (before, gather({control})[control].state) == (State.HOLDS, State.ATTEST_DUE)
    assert judge(clause, gather({control})).state is State.ATTEST_DUE


@pytest.mark.parametrize(
    "clause", [one for one in CLAUSES.values() if one.control in MISSING], ids=lambda one: one.id
)
def test_nothing_that_must_be_prevented_is_carried_by_a_confirmation(clause):
    assert (clause.mode in {Mode.PREVENT, Mode.PROMPT}) <= (clause.id in MISSING[clause.control])


def test_what_runs_out_is_due_on_that_day(everybody, confirmed, at):
    soon = timezone.localdate() + timedelta(days=3)
    confirmed(ATTESTATIONS["ico"], everybody[Role.DATA_PROTECTION_OFFICER], until=soon)
    before = stands("RE-governance-18")

    at(days=4)

    assert (before, stands("RE-governance-18")) == (State.HOLDS, State.ATTEST_DUE)


def test_every_control_has_a_role_that_answers_for_it():
    assert ANSWERS.keys() == CONTROL_NAMES
    assert set(ANSWERS.values()) == set(GOVERNANCE_ROLES)


def test_every_question_has_a_name_of_its_own_and_a_control():
    questions = [question for one in ATTESTATIONS.values() for question in one.questions]

    assert len({one.slug for one in questions}) == len(questions)
    assert {one.control for one in questions} == MISSING.keys()
    assert all(one.text.rstrip(".").endswith(("?", "we have none", "we do not")) for one in questions)
    assert MISSING.keys() <= CONTROLS.keys()


# The roles


@pytest.fixture
def named(cleo, dora, member):
    """All roles that the policies need are held, and can be reached."""
    adopt("wy", by=SYSTEM)
    member("Sid Irons", Role.SIRO)
    member("Carla Dunn", Role.CALDICOTT_GUARDIAN)
    for role in (Role.CHIEF_EXECUTIVE, Role.DATA_PROTECTION_OFFICER, Role.SIRO, Role.CALDICOTT_GUARDIAN):
        appoint(role, Facts(email=f"{role.value}@example.net"), version=0, by=SYSTEM)


def test_roles_that_are_held_and_can_be_reached_hold(named):
    assert stands("WY-what-05") is State.HOLDS


@pytest.mark.parametrize("role", [Role.CHIEF_EXECUTIVE, Role.SIRO])
def test_a_role_that_nobody_holds_turns_the_clause(named, role):
    behind_our_back(lambda: RoleHolding.objects.filter(role=role).update(until="2026-01-01T00:00Z"))

    assert stands("WY-what-05") is State.ATTENTION


def test_a_role_that_cannot_be_reached_turns_the_clause(named):
    appoint(Role.SIRO, Facts(), version=1, by=SYSTEM)

    assert stands("WY-what-05") is State.ATTENTION


def test_a_deputy_who_left_turns_the_clause(named, ada):
    appoint(Role.SIRO, Facts(deputy=ada, email="siro@example.net"), version=1, by=SYSTEM)
    assert stands("WY-what-05") is State.HOLDS

    mark_as_left(ada, by=SYSTEM)

    assert stands("WY-what-05") is State.ATTENTION


# The command


def test_a_script_says_that_a_backup_was_made(policy, acts):
    adopt("jr", by=SYSTEM)
    printed = StringIO()

    call_command("attest", "backup", stdout=printed)

    assert printed.getvalue() == "Noted: A backup was made.\n"
    assert (Confirmation.objects.get().confirmed_by, acts()[-1]) == (None, "governance:confirmed")


def test_a_backup_is_due_after_the_hours_of_the_policy(everybody, confirmed, at):
    confirmed(ATTESTATIONS["restore"], everybody[Role.IT_ADMINISTRATOR])
    call_command("attest", "backup", stdout=StringIO())
    assert stands("JR-I-06") is State.HOLDS

    at(hours=25)

    assert stands("JR-I-06") is State.ATTEST_DUE


@pytest.mark.parametrize("what", ["premises", "restore", "own-devices"])
def test_a_script_confirms_nothing_that_a_person_must_see(policy, what):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("attest", what)


def test_a_script_confirms_nothing_that_nobody_asks_for(db):
    with pytest.raises(CommandError, match="no adopted policy asks for it"):
        call_command("attest", "backup")
