"""Each page says what is happening, what happens next, who does it, and by when."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from safehaven.disclosure import happening
from safehaven.disclosure.happening import what_happens
from safehaven.disclosure.jobs import look_through_chosen
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import drafting, receiving
from safehaven.disclosure.operations.releasing import approve, ask, refuse, release, retract
from safehaven.disclosure.queries import messages_of
from safehaven.disclosure.states import Received, State
from safehaven.foundation.actors import SYSTEM
from safehaven.interface.times import plain_datetime, plain_time
from safehaven.policies.front import Parameter, choose
from tests.disclosure.conftest import work
from tests.disclosure.test_pages import at, text_of

pytestmark = pytest.mark.usefixtures("ready_made")

NOON = datetime(2027, 3, 3, 12, 30, 5, tzinfo=UTC)


def said(disclosure: Disclosure) -> str:
    """What the page of a disclosure says, as it stands now."""
    now = Disclosure.objects.get(pk=disclosure.pk)
    return what_happens(now, messages_of(now))


def at_time(monkeypatch, when: datetime) -> None:
    """Make it that time."""
    monkeypatch.setattr(timezone, "now", lambda: when)


def test_no_state_is_without_its_sentence():
    assert set(happening._SAY) == set(State)


def test_it_says_until_when_it_can_be_taken_back_and_what_follows(draft, ada, monkeypatch):
    at_time(monkeypatch, NOON)
    look_through_chosen()
    choose(Parameter.UNDO_SECONDS, "40", by=SYSTEM)
    released = release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    assert said(released) == (
        "Nothing has left. It can be taken back until 12:30:45pm. Then Safehaven makes the protected file "
        "and sends it, within a few minutes. You need to do nothing."
    )


def test_after_that_time_it_does_not_promise_it_any_more(released):
    assert said(released).startswith("The time for taking it back is over. Next, Safehaven makes")


def test_a_draft_names_who_finishes_it(draft):
    assert said(draft) == (
        "Nothing has left. Next, Ada Lovell finishes it or drops it. There is no time limit."
    )


def test_while_somebody_decides_it_names_who_can(draft, ada, grace):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    asked = ask(draft, version=draft.version, by=ada)

    assert f"Next, {grace.name} or the Caldicott Guardian decides" in said(asked)


def test_approved_it_waits_for_whoever_asked(draft, ada, grace):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    asked = ask(draft, version=draft.version, by=ada)

    approved = approve(asked, version=asked.version, by=grace)

    assert "Next, Ada Lovell releases it" in said(approved)


def test_refused_nothing_more_happens(draft, ada, grace):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    asked = ask(draft, version=draft.version, by=ada)

    refused = refuse(asked, "It is more than they need.", version=asked.version, by=grace)

    assert said(refused).startswith(
        f"{grace.name} refused it, so nothing was sent, and nothing more happens."
    )


def test_dropped_nothing_more_happens(draft, ada):
    dropped = drafting.abandon(draft, "She withdrew the request.", version=draft.version, by=ada)

    assert said(dropped) == (
        "Ada Lovell decided not to share it, so nothing was sent, and nothing more happens."
    )


def test_sent_it_says_what_the_password_waits_for_and_when_to_ring(sent):
    document = messages_of(sent)[0]
    by = plain_datetime((document.sent_at or NOON) + timedelta(days=1))

    assert said(sent) == (
        "The file has left. Next, the recipient says that it has arrived. "
        f"The password goes by itself once they have said so. If you hear nothing by {by}, ring them."
    )


def test_after_a_day_without_a_word_it_says_to_ring(sent, monkeypatch):
    at_time(monkeypatch, timezone.now() + timedelta(days=1, minutes=1))

    assert said(sent).endswith("You have had no word for more than a day: ring them now.")


def test_arrived_the_password_follows_and_then_nothing(sent, ada):
    receiving.confirm_by_staff(sent, Received.PHONE, by=ada)
    before = said(sent)
    work()

    assert (before, said(sent)) == (
        "It has arrived. The password goes by itself, within a few minutes.",
        "It has arrived. The password has left, too. Nothing more happens.",
    )


def test_a_try_that_failed_says_when_the_next_one_is(released, office):
    office.answers["RCPT"] = "451 busy"
    work()
    document = messages_of(released)[0]

    assert f"Safehaven tries again at {plain_time(document.not_before)}." in said(released)


def test_held_it_says_that_a_person_has_to_act(released, office):
    office.answers["RCPT"] = "550 5.1.1 no such mailbox here"
    work()

    assert said(released).startswith("Nothing has left. Next, you or a colleague puts right")


def test_in_doubt_it_says_to_ring_first(released, office):
    office.hang_up_after_content = True
    work()

    assert "Next, ring the recipient" in said(released)


def test_taken_back_in_time_nothing_more_happens(draft, ada):
    released = release(draft, version=draft.version, once=uuid.uuid4(), by=ada)
    retract(released, "It was the wrong plan.", by=ada)

    assert said(released) == "Ada Lovell took it back before anything was sent, and nothing more happens."


def test_taken_back_too_late_it_says_to_ring(sent, ada):
    retract(sent, "It was the wrong plan.", by=ada)

    assert "next, ring the recipient today and ask them to delete it" in said(sent)


def test_the_page_shows_it(sent, ada, signed_in):
    assert said(sent) in text_of(signed_in(ada).get(at("page", sent)))


def test_the_page_loads_itself_again_once_it_stands_elsewhere(released, ada, signed_in):
    client = signed_in(ada)
    address = at("progress", released)

    follows = ["data-refresh" in client.get(address, {"shown": state}).content.decode() for state in State]

    assert [state for state, goes_on in zip(State, follows, strict=True) if goes_on] == [State.RELEASED]
