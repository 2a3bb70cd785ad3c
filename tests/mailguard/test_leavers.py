"""Nothing leaves in the name of somebody who does not work here any more."""

import uuid

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.front import StoredLine
from safehaven.mailguard import working
from safehaven.mailguard.leaving import stop_for_leaver
from safehaven.mailguard.operations.deciding import agree, send_after_all
from safehaven.mailguard.operations.judging import open_to_judge
from safehaven.mailguard.operations.relaying import begin_hand_over, claim
from safehaven.mailguard.queries import due_for_sending, of_leavers
from safehaven.mailguard.rules import SenderLeft, TakenOver
from safehaven.mailguard.states import State, Topic, Way
from safehaven.policies.front import Parameter, choose
from safehaven.workforce.front import Role
from tests.house.probes import ago, change
from tests.mailguard.taking_in import taken_in

pytestmark = pytest.mark.django_db
TWO = ("tess@saltmarsh.example", "una@lowtide.example")


@pytest.fixture
def passed(ada, grace, sam):
    """A message to two colleagues that may leave now."""
    taken = taken_in(ada, grace.email, sam.email)
    working.judge_waiting()
    taken.refresh_from_db()
    change(taken, leaves_after=ago(seconds=1))
    return taken


@pytest.fixture
def asked(ada):
    """A message about which a second person is asked."""
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    taken = taken_in(ada, *TWO)
    working.judge_waiting()
    return send_after_all(taken, "The council needs it before the meeting.", by=ada)


def gone(staff):
    """The last day of somebody is over."""
    change(staff, active_until=ago(seconds=1))


def copies(submission):
    return list(submission.deliveries.filter(topic=Topic.MESSAGE))


def now_at(submission):
    submission.refresh_from_db()
    return submission.state, [copy.state for copy in copies(submission)]


def test_what_waits_in_the_queue_is_sent_by_nobody(passed, ada):
    copy = copies(passed)[0]
    gone(ada)

    assert not due_for_sending(ago(seconds=0)).filter(submission=passed).exists()
    with pytest.raises(TakenOver):
        claim(copy, uuid.uuid4())


def test_what_a_worker_has_in_hand_already_is_not_handed_over(passed, ada):
    copy, token = copies(passed)[0], uuid.uuid4()
    claim(copy, token)
    gone(ada)

    with pytest.raises(TakenOver):
        begin_hand_over(copy, token, 100)


def test_what_nobody_looked_at_yet_is_not_opened(ada, grace):
    taken = taken_in(ada, grace.email)
    gone(ada)

    with pytest.raises(TakenOver):
        open_to_judge(taken)


def test_the_second_person_cannot_let_it_go(asked, ada, member):
    guardian = member("Cora Guard", Role.CALDICOTT_GUARDIAN)
    gone(ada)

    with pytest.raises(SenderLeft):
        agree(asked, by=guardian)
    asked.refresh_from_db()
    assert asked.state == State.ASKED


def test_all_that_waits_is_stopped_with_a_line(passed, asked, ada, grace):
    others = taken_in(grace, *TWO)
    received = taken_in(ada, grace.email)
    gone(ada)

    working.stop_for_leavers()

    stopped = [now_at(one) for one in (passed, asked, received)]
    assert {state for state, _copies in stopped} == {State.TAKEN_BACK}
    assert {way for _state, ways in stopped for way in ways} == {Way.STOPPED}
    assert now_at(others)[0] == State.RECEIVED
    assert StoredLine.objects.filter(act="mailguard:stopped_for_leaver").count() == 3


def test_each_round_of_the_guard_stops_it_too(passed, ada):
    gone(ada)

    working.see_off()

    assert now_at(passed) == (State.TAKEN_BACK, [Way.STOPPED, Way.STOPPED])


def test_what_has_left_to_some_is_over_and_not_said_to_be_unsent(passed, ada):
    change(copies(passed)[0], state=Way.SENT, handed_at=ago(minutes=1), sent_at=ago(minutes=1))
    gone(ada)

    working.stop_for_leavers()

    assert now_at(passed) == (State.OVER, [Way.SENT, Way.STOPPED])


def test_what_is_being_handed_over_is_left_until_that_is_known(passed, ada):
    copy, token = copies(passed)[0], uuid.uuid4()
    claim(copy, token)
    begin_hand_over(copy, token, 100)
    gone(ada)

    working.stop_for_leavers()
    with pytest.raises(TakenOver):
        stop_for_leaver(passed)

    assert now_at(passed) == (State.PASSED, [Way.HANDING_OVER, Way.READY])


def test_a_lease_that_ran_out_does_not_keep_it_for_ever(passed, ada):
    copy = copies(passed)[0]
    claim(copy, uuid.uuid4())
    gone(ada)
    assert not of_leavers(timezone.now()).exists()

    change(copy, claimed_until=ago(seconds=1))
    working.stop_for_leavers()

    assert now_at(passed) == (State.TAKEN_BACK, [Way.STOPPED, Way.STOPPED])


def test_nobody_else_is_stopped(passed):
    assert not of_leavers(timezone.now()).exists()
    with pytest.raises(TakenOver):
        stop_for_leaver(passed)
