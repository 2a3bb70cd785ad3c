"""The pretend organisation keeps policies, and the pages about them tell the truth."""

from safehaven.demo.building import POLICIES
from safehaven.policies import coverage
from safehaven.policies.controls import CONTROLS, UNREADABLE, State


def test_the_demo_adopts_two_policies_and_claims_nothing_that_is_not_built(demo):
    every = coverage.of_adopted()
    clauses = [one for policy in every for part in policy.parts for one in part.clauses]
    held = {one.clause.control for one in clauses if one.evidence.state is State.HOLDS}
    not_built = {one.clause.control for one in clauses if one.evidence.state is State.NOT_BUILT}
    assert tuple(policy.pack.id for policy in every) == POLICIES
    assert UNREADABLE not in [one.evidence for one in clauses]
    assert held
    assert held <= CONTROLS.keys()
    assert not_built & CONTROLS.keys() == set()
