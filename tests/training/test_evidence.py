"""The evidence of training is found: let a certificate run out, and its clause turns."""

import pytest

from safehaven.access import conditions
from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger import writing
from safehaven.policies.controls import State, gather, judge
from safehaven.policies.front import Parameter, choose
from safehaven.policies.library import shipped as policies
from safehaven.readiness.front import NotReady
from safehaven.records.front import open_record
from safehaven.training.front import certify, courses_missing
from safehaven.training.library import shipped
from safehaven.training.models import Certificate
from safehaven.workforce import standing
from safehaven.workforce.front import Role, give_role
from safehaven.workforce.models import RoleHolding
from tests.lapsing import lapse
from tests.staging import staged
from tests.training.conftest import MAIN, later

pytestmark = pytest.mark.django_db

CLAUSES = {clause.id: clause for edition in policies().values() for clause in edition.pack.clauses}


def stands(name):
    return judge(CLAUSES[name], gather({CLAUSES[name].control})).state


def found(control):
    return gather({control})[control]


@staged
def everybody_trained(ada, grace, dora):
    for person in (ada, grace, dora):
        for course in courses_missing(person):
            certify(person, course, by=SYSTEM)


def test_a_certificate_that_runs_out_turns_the_yearly_training(everybody_trained):
    assert found("training-annual").state is State.HOLDS

    with later(days=400):
        assert found("training-annual").state is State.ATTENTION
        assert found("training-annual").figures == {"lacking": 3, "people": 3}


def test_a_stricter_policy_turns_it_at_once(everybody_trained):
    with later(days=100):
        choose(Parameter.TRAINING_INTERVAL_MONTHS, "3", by=SYSTEM)

        assert found("training-annual").state is State.ATTENTION


def test_a_newcomer_turns_it(everybody_trained, sam):
    assert found("training-annual").figures == {"lacking": 1, "people": 4}


@staged
def everybody_ready(ada, grace, dora):
    for person in (ada, grace, dora):
        make_ready(person, by=SYSTEM)


@pytest.mark.parametrize("clause", ["WY-staff-01", "RE-people-03"])
def test_access_stops_with_the_training_and_comes_back_with_it(clause, everybody_ready, robin, ada):
    open_record(robin, by=ada)
    assert stands(clause) is State.HOLDS

    lapse(ada)

    with pytest.raises(NotReady):
        open_record(robin, by=ada)
    assert stands(clause) is State.ATTENTION

    certify(ada, MAIN, by=SYSTEM)

    open_record(robin, by=ada)
    assert stands(clause) is State.HOLDS


@pytest.mark.parametrize("clause", ["WY-staff-01", "RE-people-03"])
@pytest.mark.parametrize(
    ("where", "name", "nothing"),
    [(conditions, "_checks", {}), (writing, "_checks", []), (standing, "_first_checks", [])],
)
def test_where_access_does_not_stop_the_clause_turns(
    where, name, nothing, clause, everybody_ready, monkeypatch
):
    monkeypatch.setattr(where, name, nothing)

    assert stands(clause) is State.ATTENTION


@pytest.mark.parametrize("clause", ["JR-M-03", "RE-people-05"])
def test_a_special_role_without_its_course_turns_the_clause(everybody_trained, ada, clause):
    assert stands(clause) is State.HOLDS

    give_role(ada, Role.CALDICOTT_GUARDIAN, by=SYSTEM)

    assert stands(clause) is State.ATTENTION


@pytest.mark.parametrize("clause", ["WY-manager-01", "SJ-2-01", "RE-people-04"])
def test_people_whom_nobody_sees_turn_the_clause(everybody_trained, ada, dora, clause):
    from tests.policies.test_evidence import behind_our_back

    assert stands(clause) is State.HOLDS

    behind_our_back(lambda: RoleHolding.objects.filter(staff=dora).delete())

    assert stands(clause) is State.ATTENTION


def test_every_role_that_decides_or_watches_has_a_course_of_its_own():
    covered = {role for course in shipped().values() for role in course.roles}

    assert set(Role) - covered == {Role.CASEWORKER, Role.SENIOR_CASEWORKER, Role.ADMINISTRATOR}


def test_a_forgotten_certificate_is_no_evidence(everybody_trained, ada):
    from tests.policies.test_evidence import behind_our_back

    behind_our_back(lambda: Certificate.objects.filter(staff=ada, course=MAIN).delete())

    assert found("training-annual").figures == {"lacking": 1, "people": 3}
