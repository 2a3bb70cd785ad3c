"""What is found about a message, and what is done with it."""

import uuid

import pytest
from django.utils import timezone

from safehaven.directory.front import (
    block_address,
)
from safehaven.foundation.actors import SYSTEM
from safehaven.mailguard import working
from safehaven.mailguard.asked_often import counts_as_secure
from safehaven.mailguard.checks import RULES, Found, Matter, Ruling, examine, examining
from safehaven.mailguard.letters import read
from safehaven.mailguard.models import Delivery
from safehaven.mailguard.operations.domains import end_domain
from safehaven.mailguard.rules import DomainStands, WrongDay
from safehaven.mailguard.states import Mark, Outcome, State
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import NewRecord, create_record
from safehaven.roll import asking, marking
from safehaven.roll.answering import answer
from tests.mailguard.taking_in import listed, marks, taken_in

pytestmark = pytest.mark.django_db
M = Mark


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (set(), Outcome.PASS),
        ({M.SECURE}, Outcome.PASS),
        ({M.NEW_RECIPIENT}, Outcome.PASS),
        ({M.SHARED_MAILBOX, M.TRAIL, M.NEW_RECIPIENT}, Outcome.PASS),
        ({M.IDENTIFIES, M.SECURE}, Outcome.RECORD),
        ({M.IDENTIFIES}, Outcome.PROTECT),
        ({M.IDENTIFIES, M.SECURE, M.NEW_RECIPIENT}, Outcome.HOLD),
        ({M.IDENTIFIES, M.SECURE, M.SHARED_MAILBOX}, Outcome.HOLD),
        ({M.IDENTIFIES, M.SECURE, M.TRAIL}, Outcome.HOLD),
        ({M.NOT_READ, M.SECURE}, Outcome.HOLD),
        *(({mark}, Outcome.HOLD) for mark in (M.BLOCKED, M.LOOKALIKE, M.MANY_OPEN, M.NOT_READ, M.SUBJECT)),
        *(({mark}, Outcome.HOLD) for mark in (M.NOT_YOURS, M.WRONG_PERSON, M.WRONG_FILE, M.SEVERAL)),
    ],
)
def test_the_strictest_rule_holds(found, outcome):
    assert Ruling(tuple(Found(mark, "Why.") for mark in found)).outcome == outcome


def test_what_did_not_hold_it_needs_no_decision():
    marks = (M.IDENTIFIES, M.SECURE, M.NEW_RECIPIENT, M.SHARED_MAILBOX)

    assert [one.mark for one in Ruling(tuple(Found(mark, "Why.") for mark in marks)).against] == [
        M.IDENTIFIES,
        M.NEW_RECIPIENT,
        M.SHARED_MAILBOX,
    ]
    assert Ruling((Found(M.MANY_OPEN, "Why."), Found(M.NEW_RECIPIENT, "Why."))).against == (
        Found(M.MANY_OPEN, "Why."),
    )


def test_every_mark_is_in_a_rule():
    spoken_of = {mark for rule in RULES for mark in rule.marks | rule.unless}

    assert spoken_of == set(Mark)


def test_a_message_to_a_colleague_goes(ada, grace):
    taken = taken_in(ada, grace.email)

    working.judge_waiting()

    taken.refresh_from_db()
    assert (taken.state, taken.outcome) == (State.PASSED, Outcome.PASS)


def test_a_message_that_tells_of_nobody_goes(ada):
    taken = taken_in(ada, "tess@saltmarsh.example")

    working.judge_waiting()

    taken.refresh_from_db()
    assert (taken.state, taken.outcome) == (State.PASSED, Outcome.PASS)


def test_somebody_who_came_in_the_same_moment_is_recognised(ada, grace, roll, monkeypatch):
    roll.build()
    asked = iter(range(2))

    def exchange(message):
        if message["ask"] == "standing" and next(asked, None) is None:
            roll.catch_up()
        return answer(roll, message)

    monkeypatch.setattr(asking, "exchange", exchange)
    create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=ada)
    taken = taken_in(ada, "tess@saltmarsh.example", text="Wren Thistlemere moves on Monday.")

    working.judge_waiting()

    taken.refresh_from_db()
    assert taken.state == State.HELD


def test_a_message_waits_for_a_keeper_that_does_not_know_the_newest_change(ada, roll, monkeypatch):
    roll.build()
    monkeypatch.setattr(asking, "exchange", lambda message: answer(roll, message))
    monkeypatch.setattr(marking, "PATIENCE_SECONDS", 0.1)
    create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=ada)
    taken = taken_in(ada, "tess@saltmarsh.example", text="Wren Thistlemere moves on Monday.")

    working.judge_waiting()

    taken.refresh_from_db()
    assert (taken.state, taken.judge_after > timezone.now()) == (State.RECEIVED, True)


def test_a_check_that_breaks_clears_nothing(ada, grace, monkeypatch):
    def breaks(_matter):
        raise RuntimeError

    monkeypatch.setattr(examining, "CHECKS", (breaks,))
    taken = taken_in(ada, grace.email)

    working.judge_waiting()

    taken.refresh_from_db()
    assert taken.state == State.HELD


@pytest.mark.parametrize("damage", ["gone", "changed", "cut"])
def test_a_message_whose_file_was_damaged_is_held(ada, grace, damage):
    from safehaven.mailguard.moving import FILES

    taken = taken_in(ada, grace.email)
    path = FILES.path_of(taken.pk)
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if damage == "changed" else content[:-20])

    working.judge_waiting()

    taken.refresh_from_db()
    assert (taken.state, taken.outcome) == (State.HELD, Outcome.HOLD)


def test_nothing_goes_to_a_blocked_address(ada):
    block_address("saltmarsh.example", "They were taken over by somebody.", once=uuid.uuid4(), by=ada)

    assert Mark.BLOCKED in marks(taken_in(ada, "tess@saltmarsh.example"))


@pytest.mark.parametrize(("count", "found"), [(1, False), (2, True), (5, True)])
def test_people_outside_do_not_see_each_others_addresses(ada, grace, count, found):
    outside = [f"one{place}@example{place}.com" for place in range(count)]
    taken = taken_in(ada, *outside, grace.email)

    assert (Mark.MANY_OPEN in marks(taken)) == found


@pytest.mark.parametrize(
    "visible",
    [
        "ann@one.example; bea@two.example; cam@three.example",
        "ann@one.example bea@two.example cam@three.example",
        "friends: ann@one.example, bea@two.example, cam@three.example;",
        '"bea@two.example, cam@three.example" <ann@one.example>',
        "=?utf-8?q?bea=40two=2Eexample?= <ann@one.example>",
        "ann@one.example (with bea@two.example)",
        "'bea@two.example' <ann@one.example>",
    ],
)
def test_addresses_are_counted_however_they_are_set_apart(ada, visible):
    content = f"From: {ada.email}\r\nTo: {visible}\r\nSubject: Hello\r\n\r\nHello\r\n".encode()
    matter = Matter(ada, ("ann@one.example",), read(content))

    assert Mark.MANY_OPEN in examine(matter).marks


def test_a_name_that_repeats_its_own_address_counts_once(ada):
    taken = taken_in(ada, "o'hara@one.example", visible="\"'O'Hara@one.example'\" <o'hara@one.example>")

    assert Mark.MANY_OPEN not in marks(taken)


def test_blind_copies_are_what_is_wanted(ada):
    outside = [f"one{place}@example{place}.com" for place in range(5)]

    assert Mark.MANY_OPEN not in marks(taken_in(ada, *outside, visible=ada.email))


def test_the_policy_says_from_how_many_on(ada):
    choose(Parameter.BLIND_COPY_FROM, "2", by=SYSTEM)

    assert Mark.MANY_OPEN in marks(taken_in(ada, "a@saltmarsh.example", "b@lowtide.example"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shall we meet at three?", False),
        ("On Monday he wrote a letter.", False),
        ("See below.\n\n-----Original Message-----\nFrom: Tess\n", True),
        ("See below.\n\nFrom: Tess Marlowe\nSent: Monday\nTo: Ada\n", True),
        ("Fine.\n\nOn Mon, 3 Mar 2026 at 10:00, Tess Marlowe wrote:\n> Hello\n", True),
        ("Fine.\n> one\n> two\n> three\n", True),
        ("Begin forwarded message:\n\nHello", True),
        ("________________________________\nFrom: Tess\n", True),
    ],
)
def test_earlier_messages_below_are_seen(ada, text, found):
    assert (Mark.TRAIL in marks(taken_in(ada, "tess@saltmarsh.example", text=text))) == found


def test_an_address_that_several_read_and_one_that_nobody_verified_are_marked(ada):
    assert {Mark.SHARED_MAILBOX, Mark.NEW_RECIPIENT} <= marks(taken_in(ada, "office@saltmarsh.example"))


@pytest.mark.parametrize(
    ("domain", "secure"),
    [
        ("secure.example", True),
        ("SECURE.example", True),
        ("evil-secure.example", False),
        ("secure.example.com", False),
        ("mail.secure.example", False),
        ("secure.exampl", False),
        ("xsecure.example", False),
        ("", False),
    ],
)
def test_only_the_very_domain_counts_as_secure(ada, domain, secure):
    listed(ada)

    assert counts_as_secure(domain) == secure


def test_trust_in_a_domain_runs_out(ada):
    listed(ada, until=10, since=20)

    assert not counts_as_secure("secure.example")


def test_a_domain_that_was_taken_off_counts_no_more_and_may_come_back(ada):
    end_domain(listed(ada), by=ada)
    gone = counts_as_secure("secure.example")
    listed(ada)

    assert (gone, counts_as_secure("secure.example")) == (False, True)


def test_a_domain_stands_on_the_list_once_and_for_a_year_at_most(ada):
    listed(ada)
    with pytest.raises(DomainStands):
        listed(ada)
    with pytest.raises(WrongDay):
        listed(ada, domain="gov.example", until=400)


def test_mail_is_secure_only_where_every_address_outside_is(ada, grace):
    listed(ada)

    assert Mark.SECURE in marks(taken_in(ada, "tess@secure.example", grace.email))
    assert Mark.SECURE not in marks(taken_in(ada, "tess@secure.example", "una@saltmarsh.example"))


def test_the_notice_that_it_is_held_holds_nothing_of_it(ada, settings):
    from safehaven.mailguard.composing import composed
    from safehaven.mailguard.operations.relaying import claim

    settings.SAFEHAVEN_MAIL_RELAY = "smtps://localhost"
    settings.SAFEHAVEN_MAIL_FROM = "records@example.org"
    taken = taken_in(ada, "tess@saltmarsh.example", "una@lowtide.example", subject="About Robin")
    working.judge_waiting()
    claimed = claim(Delivery.objects.get(topic="held"), uuid.uuid4())

    from safehaven.disclosure.front import relay

    notice = composed(claimed, relay()).decode()
    assert f"/mail/{taken.pk}/" in notice
    assert [word for word in ("Robin", "wasps", "tess", "saltmarsh", "Ada") if word in notice] == []
