"""A call is a disclosure of its own kind: what is kept of it, sealed and once, and what cannot become of it."""

import uuid

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.disclosure.controls import receipt_confirmation
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.models import Call, Disclosure
from safehaven.disclosure.operations.calling import Caller, take_call, tell, turn_away, write_words
from safehaven.disclosure.operations.releasing import retract
from safehaven.disclosure.rules import (
    NothingWritten,
    NotOpen,
    TooLate,
)
from safehaven.disclosure.states import State
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from tests.disclosure.calls import BOARD, TESS, WORDS, agreed, board, call, let_go, rung, timeline

__all__ = ["agreed", "board", "call"]


def test_asked_to_write_stands_on_the_record(robin, ada):
    call = rung(robin, ada)
    over = turn_away(call, version=call.version, by=ada)

    assert over.state == State.ABANDONED
    assert timeline(robin, ada)[0] == (
        "Tess Marlowe, social worker, Saltmarsh Council, rang and asked: “whether Robin still lives with us”. "
        "They were asked to write to Harbour Lane Support. Nothing was told."
    )


def test_the_same_form_sent_twice_is_one_call(robin, ada):
    once = uuid.uuid4()

    first, second = (take_call(robin, TESS, once=once, by=ada) for _ in range(2))

    assert (first, Call.objects.count()) == (second, 1)


def test_a_call_that_was_told_is_no_receipt(agreed, ada):
    released = let_go(agreed, ada)
    tell(released, version=released.version, by=ada)

    assert receipt_confirmation().figures == {"received": 0, "waiting": 0}


@pytest.mark.parametrize("missing", ["name", "meant", "asks"])
def test_a_call_says_who_about_whom_and_what(robin, ada, missing):
    said = {name: getattr(TESS, name) for name in TESS.__slots__} | {missing: " "}

    with pytest.raises(NothingWritten):
        rung(robin, ada, Caller(**said))


def test_a_stranger_takes_no_call_about_robin(robin, sam):
    with pytest.raises(NotOpen):
        rung(robin, sam)

    assert (Call.objects.count(), Disclosure.objects.count()) == (0, 0)


def test_what_a_caller_said_is_sealed(robin, ada):
    rung(robin, ada)

    stored = repr(list(Call.objects.values()) + list(Disclosure.objects.values()))
    stored += repr(list(Line.objects.values()))
    assert [word for word in ("Tess", "Quillfeather", "Saltmarsh", BOARD, "lives") if word in stored] == []


def test_a_letter_is_no_call(begun, ada):
    for act in (
        lambda: turn_away(begun, version=begun.version, by=ada),
        lambda: write_words(begun, WORDS, version=begun.version, by=ada),
        lambda: tell(begun, version=begun.version, by=ada),
    ):
        with pytest.raises(NotOpen):
            act()


def test_a_draft_cannot_be_said_to_be_told(call, ada):
    with pytest.raises(Exception, match="cannot happen now"):
        tell(call, version=call.version, by=ada)


def test_the_database_itself_wants_the_words_before_the_telling(robin, ada):
    rung(robin, ada)

    @operation
    def force() -> None:
        Call.objects.update(told_at=timezone.now(), told_by=ada)
        write("test:changed", by=SYSTEM)

    with pytest.raises(IntegrityError, match="only_what_was_written_down"):
        force()


def test_the_worker_leaves_a_released_call_alone(agreed, ada):
    released = let_go(agreed, ada)
    prepare_released()

    released.refresh_from_db()
    assert (released.state, released.release_after) == (State.RELEASED, None)


def test_a_call_can_be_taken_back_until_it_was_told(agreed, ada):
    released = let_go(agreed, ada)
    told = tell(released, version=released.version, by=ada)

    with pytest.raises(TooLate, match="cannot be taken back"):
        retract(told, by=ada)
