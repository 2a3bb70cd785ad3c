"""When a worker is killed: people see soon that it was interrupted, and when it goes on or is held."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.disclosure.email import limits, operations, sending
from safehaven.disclosure.email.operations import begin_hand_over, begin_preparing, claim_message
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.email.relay import SECONDS as ANSWER_SECONDS
from safehaven.disclosure.email.sending import notice_interrupted, send_waiting
from safehaven.disclosure.front import waiting_for
from safehaven.disclosure.operations.receiving import confirm_by_staff
from safehaven.disclosure.states import Received, State, Trouble
from tests.disclosure.conftest import work
from tests.disclosure.test_mail_server_trouble import later, the_message
from tests.disclosure.test_pages import at
from tests.disclosure.test_what_happens import said

pytestmark = pytest.mark.usefixtures("ready_made", "office")

TWO_MINUTES = timedelta(minutes=2, seconds=1)
CLOCK = re.compile(r"\b\d{1,2}(:\d\d)?[ap]m\b|midday|midnight")


def killed_while_preparing(released) -> None:
    """The worker dies over the making of the protected file."""
    begin_preparing(released, released.pk)


def killed_before_handing_over(released) -> None:
    """The worker dies with the message in its hands."""
    prepare_released()
    claim_message(the_message(released), released.pk)


def killed_while_handing_over(released) -> None:
    """The worker dies between the first byte and the answer."""
    killed_before_handing_over(released)
    begin_hand_over(the_message(released), released.pk)


def never_begun(_released) -> None:
    """No worker is there at all."""


def never_sent(_released) -> None:
    """The worker dies before it looks at the outbox."""
    prepare_released()


@pytest.mark.parametrize(
    ("kill", "words"),
    [
        (never_begun, "the part of Safehaven that sends is not at work"),
        (killed_while_preparing, "Making the protected file was interrupted"),
        (never_sent, "the part of Safehaven that sends is not at work"),
        (killed_before_handing_over, "interrupted before the file left"),
        (killed_while_handing_over, "it is held here by itself"),
    ],
)
def test_soon_the_page_and_the_home_page_say_that_it_was_interrupted(released, ada, monkeypatch, kill, words):
    kill(released)
    before = (words in said(released), [one.what for one in waiting_for(ada)])

    later(monkeypatch, TWO_MINUTES)

    assert before == (False, [])
    assert (words in said(released), CLOCK.search(said(released)) is not None) == (True, True)
    assert [(one.what, one.urgent) for one in waiting_for(ada)] == [
        ("Interrupted while it was being sent", True)
    ]


def test_a_password_that_nobody_sends_is_seen_too(sent, ada, monkeypatch):
    confirm_by_staff(sent, Received.PHONE, by=ada)

    later(monkeypatch, TWO_MINUTES)

    assert "the part of Safehaven that sends is not at work" in said(sent)
    assert [one.what for one in waiting_for(ada)] == ["Interrupted while it was being sent"]


def test_a_message_killed_while_handed_over_is_held_after_three_minutes(released, office, monkeypatch):
    killed_while_handing_over(released)

    later(monkeypatch, timedelta(minutes=3, seconds=1))
    notice_interrupted()
    send_waiting()

    released.refresh_from_db()
    assert (released.state, released.trouble, office.caught) == (
        State.HELD,
        Trouble.MAY_HAVE_BEEN_SENT,
        [],
    )


def test_making_that_was_killed_is_begun_again_after_three_minutes(released, office, monkeypatch):
    killed_while_preparing(released)

    later(monkeypatch, timedelta(minutes=3, seconds=1))
    work()

    assert len(office.caught) == 1


def test_a_lease_is_longer_than_the_work_that_it_covers():
    """A worker stops by itself before another one may take over; an answer's own limit fits into that."""
    making, giving = limits.MAKING_SECONDS, limits.GIVING_SECONDS

    assert [operations.PREPARING.total_seconds() - making, operations.HAND_OVER.total_seconds() - giving] == [
        60,
        60,
    ]
    assert giving >= 2 * ANSWER_SECONDS


def test_a_large_message_gets_the_time_that_a_slow_line_needs(released):
    killed_before_handing_over(released)

    begin_hand_over(the_message(released), released.pk, 32_000_000)

    message = the_message(released)
    assert message.handed_at is not None
    assert message.claimed_until == message.handed_at + timedelta(minutes=3, seconds=1000)


def test_a_server_that_keeps_us_waiting_is_left_before_the_lease_ends(released, office, monkeypatch):
    office.seconds_before_answer = 4
    monkeypatch.setattr(sending, "GIVING_SECONDS", 0.5)
    began = time.monotonic()

    work()

    released.refresh_from_db()
    assert (released.state, released.trouble) == (State.HELD, Trouble.MAY_HAVE_BEEN_SENT)
    assert time.monotonic() - began < 3.5


def test_an_open_page_loads_itself_again_once_it_was_interrupted(released, ada, signed_in, monkeypatch):
    client = signed_in(ada)
    begin_preparing(released, released.pk)
    shown = {"shown": State.PREPARING}
    before = "data-refresh" in client.get(at("progress", released), shown).content.decode()

    # Only for the question asked: a browser's own session must not grow old.
    moment = timezone.now() + TWO_MINUTES
    monkeypatch.setattr("safehaven.disclosure.queries.timezone.now", lambda: moment)
    after = "data-refresh" in client.get(at("progress", released), shown).content.decode()

    assert (before, after) == (True, False)
