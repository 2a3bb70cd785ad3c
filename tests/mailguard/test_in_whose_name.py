"""Everybody writes in their own name: readers see the name that is shown, and not the address behind it."""

import uuid

import pytest

from safehaven.disclosure.front import relay
from safehaven.foundation.actors import SYSTEM
from safehaven.mailguard import working
from safehaven.mailguard.checks import Matter, examine
from safehaven.mailguard.composing import composed
from safehaven.mailguard.letters import read
from safehaven.mailguard.operations.deciding import look_at, send_after_all
from safehaven.mailguard.operations.receiving import Handed, receive
from safehaven.mailguard.operations.relaying import claim
from safehaven.mailguard.states import Mark, State, Topic
from safehaven.policies.front import Parameter, choose
from safehaven.workforce.front import Role, add_staff, give_role
from tests.mailguard.taking_in import password_of

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
OURS = frozenset({Mark.ANOTHERS_NAME, Mark.ANSWERS_ELSEWHERE})


def written(*lines, to=OUTSIDE):
    return "\r\n".join((*lines, f"To: {to}", "Subject: The meeting", "", "At three.", "")).encode()


def found(by, *lines, to=OUTSIDE):
    """What of it is about names and answers."""
    return examine(Matter(by, (to,), read(written(*lines, to=to)))).marks & OURS


@pytest.mark.parametrize(
    "line",
    [
        'From: "Grace Hopwood" <ada@example.org>',
        "From: =?utf-8?b?R3JhY2UgSG9wd29vZA==?= <ada@example.org>",
        'From: "=?utf-8?q?Grace_Hopwood?=" <ada@example.org>',
        "From: ada@example.org (Grace Hopwood)",
        'From: "Hopwood, Grace (Manager)" <ada@example.org>',
        'From: "Grace Hopwood                  Ada Lovell" <ada@example.org>',
        "From: Gr\u200bace Hopw\u043eod <ada@example.org>",
        'From: "grace@example.org" <ada@example.org>',
        'From: "chief@council.example" <ada@example.org>',
        "From: \u202edoowpoH ecarG <ada@example.org>",
        "From: ada@example.org\r\nSender: Grace Hopwood <ada@example.org>",
        "From: ada@example.org\r\nReply-To: Grace Hopwood <ada@example.org>",
        'From: ada@example.org\r\nReply-To: Ada <ada@example.org>, "Grace Hopwood" <desk@example.org>',
    ],
)
@pytest.mark.parametrize("to", [OUTSIDE, "sam@example.org"])
def test_nobody_writes_under_a_colleagues_name(ada, grace, sam, line, to):
    assert found(ada, line, to=to) == {Mark.ANOTHERS_NAME}


@pytest.mark.parametrize(
    "name", ["Data Protection Officer", "Harbour Lane DPO", "The CEO", "IT Support desk"]
)
def test_nobody_writes_under_a_title_that_is_not_theirs(ada, name):
    assert found(ada, f"From: {name} <ada@example.org>") == {Mark.ANOTHERS_NAME}


def test_whoever_holds_an_office_writes_under_its_title(ada):
    give_role(ada, Role.DATA_PROTECTION_OFFICER, by=SYSTEM)

    assert found(ada, "From: Data Protection Officer <ada@example.org>") == set()


@pytest.mark.parametrize(
    "line",
    [
        "From: ada@example.org",
        "From: Ada Lovell <ADA@example.org>",
        'From: "ada@example.org" <ada@example.org>',
        'From: "Lovell, Ada" <ada@example.org>',
        'From: "Safehaven Helpdesk" <ada@example.org>',
        'From: "Chief Executive\'s Office" <ada@example.org>',
        "From: Scanner on the third floor <ada@example.org>",
        "From: Ada Lovell for Grace Hopwood <ada@example.org>",
        'From: "Ada Lovell (Harbour team)" <ada@example.org>\r\nSender: ada@example.org',
        "From: Ada <ada@example.org>\r\nReply-To: Grace Hopwood <grace@example.org>",
        "From: Ada <ada@example.org>\r\nReply-To: Safehaven Helpdesk <helpdesk@example.org>",
    ],
)
def test_ones_own_name_and_a_shared_one_are_fine(ada, grace, line):
    assert found(ada, line) == set()


def test_of_two_colleagues_with_one_name_each_keeps_it(ada):
    add_staff(name="Ada Lovell", email="ada.lovell@example.org", initials="AL", line_manager=None, by=SYSTEM)

    assert found(ada, "From: Ada Lovell <ada@example.org>") == set()


@pytest.mark.parametrize(
    "name", ["Reply-To", "Mail-Followup-To", "Disposition-Notification-To", "Return-Receipt-To", "Errors-To"]
)
def test_answers_that_leave_the_house_are_asked_about(ada, name):
    line = f"From: Ada <ada@example.org>\r\n{name}: Ada <ada.lovell@post.example>"

    assert found(ada, line) == {Mark.ANSWERS_ELSEWHERE}


def test_answers_to_more_addresses_than_are_looked_at_are_asked_about(ada):
    many = ", ".join(f"one{place}@example.org" for place in range(21))

    assert found(ada, f"From: Ada <ada@example.org>\r\nReply-To: {many}") == {Mark.ANSWERS_ELSEWHERE}


@pytest.fixture
def held(ada, grace, settings):
    """A message of Ada's under Grace's name, which was looked at."""
    settings.SAFEHAVEN_MAIL_RELAY = "smtps://localhost"
    settings.SAFEHAVEN_MAIL_FROM = "records@example.org"
    content = written(
        "From: Grace Hopwood <ada@example.org>",
        "Sender: Grace Hopwood <ada@example.org>",
        "Reply-To: Grace Hopwood <ada@example.org>",
    )
    taken = receive(Handed(read(content), (OUTSIDE,)), password=password_of(ada))
    working.judge_waiting()
    taken.refresh_from_db()
    return taken


def test_it_is_held_and_its_sender_reads_why(held, ada):
    [finding] = look_at(held, by=ada).ruling.against

    assert held.state == State.HELD
    assert (
        finding.why
        == "Whoever gets it would think that it is from Grace Hopwood, who is a colleague of yours."
    )
    assert "it goes in your own name" in finding.clears


def test_sent_after_all_it_goes_in_its_senders_own_name(held, ada):
    choose(Parameter.MAIL_UNDO_SECONDS, "0", by=ada)
    send_after_all(held, "My program was set up for both of us.", by=ada)
    copy = held.deliveries.get(topic=Topic.MESSAGE)

    sent = read(composed(claim(copy, uuid.uuid4()), relay()))

    assert [sent.written(name) for name in ("from", "sender", "reply-to")] == [
        "Ada Lovell <ada@example.org>",
        "Ada Lovell <ada@example.org>",
        "ada@example.org",
    ]
    assert b"Grace" not in sent.content
    assert sent.content.endswith(b"Subject: The meeting\r\n\r\nAt three.\r\n")


def test_the_page_offers_to_send_it_in_ones_own_name(held, ada, signed_in):
    page = signed_in(ada).get(f"/mail/{held.pk}/").content.decode()

    assert "Send it in my own name" in page
    assert "It is written in a name that is not yours" in page
