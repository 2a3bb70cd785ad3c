"""Receipt, doubts, and the password read out."""

import re

import pytest

from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.operations.receiving import (
    confirm_by_link,
    confirm_by_staff,
    it_did_arrive,
    tell_password,
)
from safehaven.disclosure.operations.releasing import retract, try_again
from safehaven.disclosure.rules import AlreadyTold, NotOpen, WrongMoment
from safehaven.disclosure.states import MessageState, Received, State
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose
from tests.disclosure.conftest import work

pytestmark = pytest.mark.usefixtures("ready_made")


def link_in(caught) -> str:
    """The token of the receipt link in a message."""
    found: list[str] = re.findall(r"/receipt/([\w-]+)/", caught.text)
    return found[0]


def states(disclosure: Disclosure) -> tuple[str, dict[str, str]]:
    """Where it is, and where its messages are."""
    disclosure.refresh_from_db()
    return disclosure.state, dict(disclosure.messages.values_list("kind", "state"))


@pytest.fixture
def doubtful(released, office) -> Disclosure:
    """The connection broke after the content: it did arrive, but nobody here knows."""
    office.hang_up_after_content = True
    work()
    office.hang_up_after_content = False
    released.refresh_from_db()
    return released


def test_a_link_counts_once(sent, office):
    token = link_in(office.caught[0])
    confirm_by_link(token)

    with pytest.raises(WrongMoment, match="already"):
        confirm_by_link(token)


@pytest.mark.parametrize("token", ["", "x", "../..", "a" * 43])
def test_a_link_that_we_never_made_is_not_known(sent, token):
    with pytest.raises(NotOpen):
        confirm_by_link(token)


def test_only_the_hash_of_the_link_is_kept(sent, office):
    assert link_in(office.caught[0]) not in sent.receipt_digest


def test_where_replies_are_wanted_no_link_is_sent(released, office):
    choose(Parameter.RECEIPT_BY, "reply", by=SYSTEM)
    work()

    released.refresh_from_db()
    assert (re.search("receipt/", office.caught[0].text), released.receipt_digest) == (None, None)


def test_before_it_left_it_cannot_have_arrived(released, ada):
    with pytest.raises(WrongMoment, match="has not been sent"):
        confirm_by_staff(released, Received.PHONE, by=ada)


@pytest.mark.parametrize("stranger", ["sam", "grace", "dora"])
def test_a_stranger_neither_confirms_nor_hears_the_password(sent, stranger, request):
    staff = request.getfixturevalue(stranger)

    for act in (
        lambda: confirm_by_staff(sent, Received.PHONE, by=staff),
        lambda: tell_password(sent, by=staff),
        lambda: it_did_arrive(sent, by=staff),
    ):
        with pytest.raises(NotOpen):
            act()


def test_a_doubt_is_settled_by_somebody_who_asked(doubtful, ada, office):
    it_did_arrive(doubtful, by=ada)
    work()

    assert states(doubtful) == (
        State.SENT,
        {"document": MessageState.SENT, "password": MessageState.WAITING},
    )
    assert len(office.caught) == 1


def test_a_doubt_is_settled_by_the_recipient_too(doubtful, office):
    confirm_by_link(link_in(office.caught[0]))
    work()

    assert states(doubtful) == (
        State.RECEIVED,
        {"document": MessageState.SENT, "password": MessageState.SENT},
    )


def test_a_receipt_that_comes_while_it_waits_to_be_sent_again_stops_the_second_copy(doubtful, ada, office):
    try_again(doubtful, version=doubtful.version, by=ada)

    confirm_by_link(link_in(office.caught[0]))
    work()

    assert len([one for one in office.caught if one.files]) == 1


def test_a_receipt_after_a_retraction_is_noted_and_releases_nothing(sent, ada, office):
    retract(sent, "The wrong plan was chosen.", by=ada)

    confirm_by_link(link_in(office.caught[0]))
    work()

    assert states(sent) == (
        State.RETRACTED,
        {"document": MessageState.SENT, "password": MessageState.CANCELLED},
    )
    assert (sent.received_at is not None, len(office.caught)) == (True, 1)


def test_without_doubt_there_is_nothing_to_settle(sent, ada):
    with pytest.raises(WrongMoment):
        it_did_arrive(sent, by=ada)


def test_the_password_is_shown_once_and_then_not_sent_by_mail(sent, ada, office):
    password = tell_password(sent, by=ada)
    confirm_by_staff(sent, Received.PHONE, by=ada)
    work()

    assert (re.fullmatch(r"[a-z0-9-]{15,}", password) is not None, len(office.caught)) == (True, 1)
    with pytest.raises(AlreadyTold):
        tell_password(sent, by=ada)


def test_telling_the_password_leaves_a_line_and_a_note_without_it(sent, ada):
    password = tell_password(sent, by=ada)

    line = Line.objects.get(act="disclosure:password_told")
    assert (line.by, password in line.entry) == (ada.ledger_name, False)


def test_the_password_is_not_told_before_the_file_left(released, ada):
    from safehaven.disclosure.email.preparing import prepare_released

    prepare_released()

    with pytest.raises(WrongMoment, match="must stay here"):
        tell_password(released, by=ada)


def test_a_password_message_that_is_held_gives_way_to_the_telephone(sent, ada, office):
    confirm_by_staff(sent, Received.PHONE, by=ada)
    office.answers["RCPT"] = "550 no such mailbox"
    work()
    held = states(sent)[0]

    tell_password(sent, by=ada)

    assert (held, states(sent)[0]) == (State.HELD, State.RECEIVED)


def test_a_password_that_has_served_is_forgotten(sent, ada, monkeypatch):
    from datetime import timedelta

    from django.utils import timezone

    from safehaven.disclosure.email.sending import forget_passwords

    confirm_by_staff(sent, Received.PHONE, by=ada)
    work()
    forget_passwords()
    kept = Message.objects.exclude(secret=None).count()
    moment = timezone.now() + timedelta(days=15)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    forget_passwords()

    assert (kept, Message.objects.exclude(secret=None).count()) == (1, 0)
