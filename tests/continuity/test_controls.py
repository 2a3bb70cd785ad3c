"""How the control stands, and what another number of trustees would do."""

import pytest

from safehaven.continuity.consequences import another_quorum
from safehaven.continuity.controls import continuity_access
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, State, choose
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db


def test_with_enough_trustees_it_holds(tia, tom):
    assert continuity_access().state == State.HOLDS


def test_without_trustees_it_needs_attention():
    assert "0 of 0 trustees could agree" in continuity_access().sentence


def test_more_asked_for_than_there_are_needs_attention(tia, tom):
    choose(Parameter.CONTINUITY_QUORUM, "3", by=SYSTEM)

    found = continuity_access()

    assert (found.state, "It takes 3 trustees together, and 2 of 2" in found.sentence) == (
        State.ATTENTION,
        True,
    )


def test_a_trustee_who_is_not_ready_does_not_count(tia, tom):
    lapse(tom)

    assert "1 of 2 trustees could agree today" in continuity_access().sentence


def test_what_nobody_noted_as_over_needs_attention(opened, tara, clock):
    clock.at(opened.until)

    assert "The time of 1 opening is over" in continuity_access().sentence


def test_a_larger_quorum_says_what_waits_and_whether_it_can_be_reached(asked):
    assert list(another_quorum("2", "4")) == [
        "Nobody could open an absent colleague’s people: there are 3 trustees.",
        "1 opening that waits for trustees would need more of them. What is open stays open.",
    ]


def test_a_smaller_one_changes_nothing_that_waits(asked):
    assert list(another_quorum("3", "2")) == []
