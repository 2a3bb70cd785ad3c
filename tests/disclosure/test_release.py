"""Releasing: once, by the person who made it, and undone as long as nothing has left."""

import uuid

import pytest
from django.db import IntegrityError

from safehaven.disclosure.email import preparing
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.operations.releasing import release, retract, say_why_retracted, try_again
from safehaven.disclosure.rules import NothingWritten, NotOpen, Stale, TooLate, WrongMoment
from safehaven.disclosure.states import MessageState, State
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.records.front import AssignedWhy, Terms, assign, open_record
from safehaven.records.queries import today
from safehaven.workforce.front import Role
from safehaven_core.protection import Unreadable
from tests.disclosure.conftest import work

pytestmark = pytest.mark.usefixtures("ready_made")
WHY = "The wrong plan was chosen."


def notes(disclosure: Disclosure, by) -> list[str]:
    """What the timeline was told of it, oldest first."""
    opened = open_record(disclosure.record, by=by)
    entries = disclosure.record.entries.filter(about=disclosure.ledger_name).order_by("written_at")
    return [opened.grant.open(entry, "text") for entry in entries]


@pytest.fixture
def una(robin, grace, member, harbour):
    """A colleague who works with Robin, too."""
    staff = member("Una Field", Role.CASEWORKER, team=harbour)
    assign(robin, staff, Terms(AssignedWhy.HANDOVER, today(), None), by=grace)
    return staff


def test_a_double_click_releases_once(draft, ada):
    once = uuid.uuid4()
    for _ in range(2):
        release(draft, version=draft.version, once=once, by=ada)

    assert (len(notes(draft, ada)), Disclosure.objects.get(pk=draft.pk).state) == (1, State.RELEASED)


def test_a_second_form_comes_too_late(draft, ada):
    release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    with pytest.raises(Stale):
        release(draft, version=draft.version, once=uuid.uuid4(), by=ada)


@pytest.mark.parametrize("stranger", ["sam", "grace", "dora", "ivy"])
def test_nobody_else_releases_or_takes_back(draft, stranger, request):
    staff = request.getfixturevalue(stranger)

    with pytest.raises(NotOpen):
        release(draft, version=draft.version, once=uuid.uuid4(), by=staff)
    with pytest.raises(NotOpen):
        retract(draft, WHY, by=staff)


def test_nothing_leaves_while_it_can_be_taken_back(draft, ada, office):
    released = release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    work()

    assert (office.caught, Message.objects.count()) == ([], 0)
    assert Disclosure.objects.get(pk=released.pk).state == State.RELEASED


def test_taking_back_in_time_sends_nothing_and_stands_on_the_record(draft, ada, office):
    released = release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    retract(released, WHY, by=ada)
    work()

    assert office.caught == []
    assert notes(draft, ada)[-1] == f"Taken back before anything was sent. Why: {WHY}"


def test_taking_back_waits_for_no_reason(draft, ada, office):
    released = release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    retract(released, by=ada)

    now = Disclosure.objects.get(pk=released.pk)
    assert (now.state, now.ended_why, notes(draft, ada)[-1]) == (
        State.RETRACTED,
        None,
        "Taken back before anything was sent.",
    )


def test_the_reason_may_follow_in_a_word_and_then_stands(released, ada):
    retracted = retract(released, by=ada)

    say_why_retracted(retracted, "Wrong plan", by=ada)

    line = Line.objects.latest("number")
    assert (line.act, line.by) == ("disclosure:retraction_explained", ada.ledger_name)
    assert notes(released, ada)[-1] == "Why it was taken back: Wrong plan"
    with pytest.raises(WrongMoment, match="says already"):
        say_why_retracted(retracted, "Another reason", by=ada)


def test_only_whoever_took_it_back_says_why(released, ada, una):
    retracted = retract(released, by=ada)

    with pytest.raises(WrongMoment, match="Only the person who took it back"):
        say_why_retracted(retracted, "Wrong plan", by=una)


@pytest.mark.parametrize("words", ["", "  "])
def test_a_reason_that_follows_says_something(released, ada, words):
    retracted = retract(released, by=ada)

    with pytest.raises(NothingWritten):
        say_why_retracted(retracted, words, by=ada)


def test_taking_back_after_the_file_left_keeps_the_password_here(sent, ada, office):
    retracted = retract(sent, WHY, by=ada)
    work()

    states = dict(Message.objects.values_list("kind", "state"))
    assert (retracted.state, states, len(office.caught)) == (
        State.RETRACTED,
        {"document": MessageState.SENT, "password": MessageState.CANCELLED},
        1,
    )


def test_when_both_have_left_it_is_too_late(sent, ada, office):
    from safehaven.disclosure.operations.receiving import confirm_by_staff
    from safehaven.disclosure.states import Received

    confirm_by_staff(sent, Received.PHONE, by=ada)
    work()

    with pytest.raises(TooLate, match="Ring the recipient"):
        retract(sent, WHY, by=ada)


def test_what_was_never_released_is_not_taken_back(draft, ada):
    with pytest.raises(NotOpen, match="never released"):
        retract(draft, WHY, by=ada)


def test_a_retraction_beats_a_worker_that_has_claimed_the_message(released, ada, office):
    """The worker has its connection already; the retraction comes before the content."""
    from safehaven.disclosure.email.operations import begin_hand_over, claim_message
    from safehaven.disclosure.email.preparing import prepare_released
    from safehaven.disclosure.email.steps import TakenOver

    prepare_released()
    message = Message.objects.get(kind="document")
    claim_message(message, released.pk)

    retract(released, WHY, by=ada)

    with pytest.raises(TakenOver):
        begin_hand_over(message, released.pk)
    message.refresh_from_db()
    assert (message.state, office.caught) == (MessageState.CANCELLED, [])


def test_a_worker_that_is_handing_over_beats_a_retraction(released, ada, office):
    from safehaven.disclosure.email.operations import begin_hand_over, claim_message
    from safehaven.disclosure.email.preparing import prepare_released

    prepare_released()
    message = Message.objects.get(kind="document")
    claim_message(message, released.pk)
    begin_hand_over(message, released.pk)

    with pytest.raises(TooLate, match="this very moment"):
        retract(released, WHY, by=ada)


def test_a_retraction_beats_a_worker_that_is_preparing(released, ada, monkeypatch, made_once):
    def meanwhile(_matter):
        retract(released, WHY, by=ada)
        return made_once

    monkeypatch.setattr(preparing, "make_protected", meanwhile)
    work()

    assert (Disclosure.objects.get(pk=released.pk).state, Message.objects.count()) == (State.RETRACTED, 0)


def test_what_is_held_goes_once_somebody_tries_again(released, ada, office):
    office.answers["RCPT"] = "550 no such mailbox"
    work()
    office.answers.clear()
    held = Disclosure.objects.get(pk=released.pk)

    try_again(held, version=held.version, by=ada)
    work()

    assert (Disclosure.objects.get(pk=released.pk).state, len(office.caught)) == (State.SENT, 1)


def test_what_a_check_held_before_the_release_becomes_a_draft_again(draft, ada, monkeypatch):
    def broken(_address):
        raise ZeroDivisionError

    monkeypatch.setattr("safehaven.disclosure.checks.every_channel.is_blocked", broken)
    held = release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    again = try_again(held, version=held.version, by=ada)

    assert (held.released_at, again.state, again.trouble) == (None, State.DRAFT, "")


def test_only_what_is_held_is_tried_again(sent, ada):
    with pytest.raises(WrongMoment):
        try_again(sent, version=sent.version, by=ada)


def test_a_file_that_cannot_be_protected_is_held_and_nothing_is_sent(released, office, monkeypatch):
    def unfit(_matter):
        raise Unreadable("This PDF is damaged.")

    monkeypatch.setattr(preparing, "make_protected", unfit)
    work()

    released.refresh_from_db()
    assert (released.state, released.trouble, office.caught) == (State.HELD, "not-protected", [])


def test_the_line_of_a_release_names_who_and_the_channel_and_nothing_else(draft, ada):
    release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    line = Line.objects.get(act="disclosure:released")
    assert (line.by, '"channel":"email"' in line.entry, "social" in line.entry) == (
        ada.ledger_name,
        True,
        False,
    )


def test_the_database_refuses_a_file_and_its_password_in_one_message(sent):
    from django.db.models import F

    with pytest.raises(IntegrityError):
        _behind_our_back(Message.objects.filter(kind="document"), secret=F("subject"))


def test_the_database_refuses_a_second_message_of_a_kind(sent):
    with pytest.raises(IntegrityError):
        _behind_our_back(Message.objects.filter(kind="password"), kind="document")


def _behind_our_back(rows, **changes) -> None:
    from safehaven.foundation.operations import operation
    from safehaven.ledger.front import write

    @operation
    def change() -> None:
        rows.update(**changes)
        write("test:changed", by=SYSTEM)

    change()
