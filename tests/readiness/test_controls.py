"""The three controls tell who is missing, and turn when what they rely on is taken away."""

import pytest

from safehaven.access import conditions
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger import writing
from safehaven.policies.controls import State, gather, judge
from safehaven.policies.front import adopt
from safehaven.policies.library import shipped
from safehaven.readiness.front import agreement, replace_agreement
from safehaven.workforce import standing
from safehaven.workforce.operations import mark_as_left
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db

CLAUSES = {clause.id: clause for edition in shipped().values() for clause in edition.pack.clauses}
NAMES = ("nda", "policy-acknowledgement", "training-gate")
EACH = ["WY-responsible-03", "JU-1.1", "WY-digital-02"]


def found(clause):
    return judge(CLAUSES[clause], gather({CLAUSES[clause].control}))


def states():
    return [found(clause).state for clause in EACH]


def test_they_hold_where_everybody_is_ready(ada, grace, dora):
    assert states() == [State.HOLDS] * 3
    assert found("WY-digital-02").figures == {"people": 3}


def test_a_new_agreement_turns_the_clause_until_all_have_signed(ada, grace):
    replace_agreement("Other words.", instead_of=agreement().digest, by=SYSTEM)

    assert states() == [State.ATTENTION, State.HOLDS, State.HOLDS]
    assert found("WY-responsible-03").figures == {"unsigned": 2, "people": 2}


def test_a_new_policy_turns_the_clause_until_all_have_accepted(ada, grace):
    adopt("ju", by=SYSTEM)

    assert states() == [State.HOLDS, State.ATTENTION, State.HOLDS]
    assert found("JU-1.1").figures == {"missing": 2, "people": 2}


def test_a_certificate_that_ended_turns_the_clause(ada, grace):
    lapse(ada)

    assert states() == [State.HOLDS, State.HOLDS, State.ATTENTION]
    assert found("WY-digital-02").figures == {"untrained": 1, "people": 2}


def test_whoever_left_is_not_counted(ada, grace):
    lapse(ada)
    mark_as_left(ada, by=grace)

    assert states() == [State.HOLDS] * 3


@pytest.mark.parametrize(
    ("where", "name", "nothing"),
    [(conditions, "_checks", {}), (writing, "_checks", []), (standing, "_first_checks", [])],
)
def test_taking_out_any_place_where_it_is_asked_turns_all_three(ada, monkeypatch, where, name, nothing):
    assert states() == [State.HOLDS] * 3

    monkeypatch.setattr(where, name, nothing)

    assert states() == [State.ATTENTION] * 3


def test_the_evidence_costs_the_same_for_many(ada, grace, member, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from safehaven.workforce.front import Role

    with CaptureQueriesContext(connection) as few:
        gather(set(NAMES))
    for name in ("Una Vale", "Pia Grove", "Quin Hale"):
        member(name, Role.CASEWORKER)
    with django_assert_num_queries(len(few)):
        gather(set(NAMES))
