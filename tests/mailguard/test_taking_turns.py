"""Nobody's slow messages keep those of others waiting."""

import time

import pytest

from safehaven.mailguard import taking_turns, working
from safehaven.mailguard.queries import due_for_sending
from safehaven.mailguard.states import State
from safehaven.mailguard.taking_turns import Turns
from tests.house.probes import ago, change
from tests.mailguard.taking_in import taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def turns(monkeypatch):
    """Nobody had a turn yet."""
    made = Turns()
    monkeypatch.setattr(working, "TURNS", made)
    return made


def waiting(by, to, minutes):
    taken = taken_in(by, to.email, text="The meeting is at three.")
    change(taken, received_at=ago(minutes=minutes))
    return taken


def order(turns, rounds):
    """Whose messages are looked at, one after another."""
    seen = []
    for _ in range(rounds):
        with turns.next() as chosen:
            seen.append(chosen and chosen.sender)
            if chosen is not None:
                change(chosen, judge_after=ago(minutes=-10))
    return seen


def test_one_of_each_sender_is_looked_at_in_turn(turns, ada, grace):
    for minutes in (9, 8, 7):
        waiting(ada, grace, minutes)
    waiting(grace, ada, 1)

    assert order(turns, 5) == [ada, grace, ada, ada, None]


def test_of_one_sender_the_oldest_comes_first(turns, ada, grace):
    newer, older = waiting(ada, grace, 1), waiting(ada, grace, 2)

    with turns.next() as first:
        assert first == older
    assert newer != older


def test_nobody_has_two_messages_looked_at_at_once(turns, ada, grace):
    waiting(ada, grace, 2)
    waiting(ada, grace, 1)

    with turns.next() as first, turns.next() as second:
        assert (first.sender, second) == (ada, None)


def test_the_place_that_is_kept_is_not_for_whoever_was_slow(turns, ada, grace, monkeypatch):
    monkeypatch.setattr(taking_turns, "QUICK_SECONDS", 0.05)
    for by, to in ((ada, grace), (ada, grace), (grace, ada)):
        waiting(by, to, 5 if by == ada else 1)
    with turns.next() as slow:
        change(slow, judge_after=ago(minutes=-10))
        time.sleep(0.1)

    with turns.next(quick_only=True) as kept, turns.next() as other:
        assert (kept.sender, other.sender) == (grace, ada)


def test_a_round_looks_at_all_that_waits(turns, ada, grace):
    taken = [waiting(ada, grace, 2), waiting(ada, grace, 1), waiting(grace, ada, 1)]

    working.judge_waiting()

    for one in taken:
        one.refresh_from_db()
    assert {one.state for one in taken} == {State.PASSED}


def test_copies_leave_in_turn_too(turns, ada, grace, sam):
    many = taken_in(ada, grace.email, sam.email, "tess@saltmarsh.example", text="The meeting is at three.")
    one = taken_in(grace, ada.email, text="The meeting is at three.")
    working.judge_waiting()
    change(many, leaves_after=ago(minutes=9))
    change(one, leaves_after=ago(minutes=1))

    senders = [copy.submission.sender for copy in due_for_sending(ago(seconds=0))]

    assert senders[:2] in ([ada, grace], [grace, ada])
    assert senders[2:] == [ada, ada]
