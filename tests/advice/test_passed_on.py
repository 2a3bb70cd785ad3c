"""A question that nobody is there for any more goes to whoever comes next, once."""

import uuid

import pytest

from safehaven.advice.jobs import pass_on_the_unattended
from safehaven.advice.operations import hand_on, settle
from safehaven.advice.queries import questions_for
from safehaven.advice.rules import WrongMoment
from safehaven.advice.states import Addressee, State
from safehaven.foundation.actors import SYSTEM
from safehaven.workforce.front import Role, change_line_manager
from safehaven.workforce.operations import mark_as_left


@pytest.fixture
def new_manager(member, ada, grace, question):
    """Who manages Ada once Grace, whom she asked, has left."""
    manager = member("Nell Archer", Role.MANAGER)
    mark_as_left(grace, by=SYSTEM)
    change_line_manager(ada, manager, by=SYSTEM)
    return manager


def test_what_a_manager_who_left_was_asked_goes_to_the_next_manager(question, new_manager):
    pass_on_the_unattended()

    assert list(questions_for(new_manager)) == [question]


def test_it_is_passed_on_once(new_manager, acts):
    pass_on_the_unattended()
    pass_on_the_unattended()

    assert acts().count("advice:question_passed_on") == 1


def test_what_is_settled_is_not_handed_on(question, ada, grace, gina):
    settle(question, once=uuid.uuid4(), by=ada)

    with pytest.raises(WrongMoment, match="settled"):
        hand_on(question, Addressee.GOVERNANCE_OFFICER, once=uuid.uuid4(), by=grace)
    question.refresh_from_db()
    assert question.state == State.SETTLED
