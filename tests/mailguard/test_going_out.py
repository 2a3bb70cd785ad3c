"""Where several copies leave at once, each has its turn, and none is in two hands."""

from __future__ import annotations

import pytest

from safehaven.mailguard import going_out, working
from safehaven.mailguard.going_out import GoingOut
from safehaven.mailguard.states import Way
from tests.house.probes import ago, change
from tests.mailguard.taking_in import taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def out():
    """Nothing was tried yet."""
    return GoingOut()


@pytest.fixture
def going(ada, grace, sam):
    """Sends a message of somebody's, which may leave since so many minutes, and gives its copies."""

    def let_go(by, *to, minutes):
        taken = taken_in(by, *(one.email for one in to), text="The meeting is at three.")
        working.judge_waiting()
        taken.refresh_from_db()
        change(taken, leaves_after=ago(minutes=minutes))
        for copy in taken.deliveries.all():
            change(copy, not_before=ago(minutes=minutes))
        return list(taken.deliveries.order_by("place"))

    return let_go


def sent(copy):
    change(copy, state=Way.SENT, handed_at=ago(minutes=0), sent_at=ago(minutes=0))


def test_none_is_in_two_hands(out, going, ada, grace, sam):
    going(ada, grace, sam, minutes=5)

    with out.next() as first, out.next() as second, out.next() as third:
        assert (first.place, second.place, third) == (0, 1, None)


def test_what_is_in_hand_is_not_on_a_new_list_either(out, going, ada, grace):
    [one] = going(ada, grace, minutes=5)

    with out.next() as first:
        [other] = going(grace, ada, minutes=1)
        with out.next() as second:
            assert (first, second) == (one, other)


def test_one_of_each_sender_leaves_in_turn(out, going, ada, grace, sam):
    going(ada, grace, sam, minutes=5)
    going(grace, ada, minutes=1)
    seen = []
    for _ in range(3):
        with out.next() as copy:
            seen.append(copy.submission.sender)
            sent(copy)

    assert seen == [ada, grace, ada]


def test_what_could_not_leave_is_not_tried_again_at_once(out, going, ada, grace, monkeypatch):
    [one] = going(ada, grace, minutes=5)
    with out.next() as first:
        assert first == one
    with out.next() as rests:
        assert rests is None

    monkeypatch.setattr(going_out, "AGAIN_SECONDS", 0.0)
    with out.next() as again:
        assert again == one
