"""Pausing the use of a record: UK GDPR article 18."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.foundation.operations import operation
from safehaven.lawfulness.front import Pause, PauseGround, lift, pause, pause_of
from safehaven.lawfulness.operations import say_told
from safehaven.lawfulness.rules import NothingWritten, NotOpen, NotThen, WrongMoment
from safehaven.ledger.front import write
from safehaven.records.front import EntryKind, Words, add_entry, open_record
from tests.lawfulness.agreeing import PAUSED_WORDS, paused
from tests.lawfulness.test_note_basis import told_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_a_pause_says_why_and_by_whom_and_stands_on_the_timeline(robin, ada):
    made = paused(robin, ada)

    standing = pause_of(robin.pk)
    assert (standing, standing.set_by, standing.ground) == (made, ada, PauseGround.ACCURACY)
    assert told_of(robin, ada) == [
        f"The use of this record is paused. They say that something in it is wrong. {PAUSED_WORDS}"
    ]


def test_reading_and_writing_go_on(robin, ada):
    paused(robin, ada)

    add_entry(robin, Words(EntryKind.NOTE, "Went over the report.", timezone.now()), by=ada)

    assert open_record(robin, by=ada).grant.open(robin, "given_names") == "Robin"


def test_a_second_pause_is_refused_and_the_same_form_sent_twice_is_one(robin, ada):
    once = uuid4()
    first = pause(robin, PauseGround.CLAIMS, "She needs it for the court.", once=once, by=ada)
    again = pause(robin, PauseGround.CLAIMS, "She needs it for the court.", once=once, by=ada)

    with pytest.raises(WrongMoment, match="paused already"):
        paused(robin, ada)

    assert first == again


def test_it_is_lifted_once_the_person_was_told(robin, ada):
    made = paused(robin, ada)

    lift(made, "We corrected the report.", TODAY(), by=ada)

    made.refresh_from_db()
    assert (pause_of(robin.pk), made.lifted_by, made.lift_told_on) == (None, ada, TODAY())
    assert told_of(robin, ada)[0] == "The record can be used again. We corrected the report."


@pytest.mark.parametrize("days", [1, -1])
def test_whoever_was_not_told_yet_keeps_the_pause(robin, ada, days):
    made = paused(robin, ada)

    with pytest.raises(NotThen):
        lift(made, "We corrected the report.", TODAY() + timedelta(days=days), by=ada)

    assert pause_of(robin.pk) == made


def test_the_database_refuses_to_lift_it_untold(robin, ada):
    paused(robin, ada)

    @operation
    def lift_quietly():
        Pause.objects.update(lifted_at=timezone.now(), lifted_by=ada)
        write("tests:changed", by=ada)

    with pytest.raises(IntegrityError):
        lift_quietly()

    assert pause_of(robin.pk) is not None


def test_a_reason_is_asked_to_lift_it_and_it_is_lifted_once(robin, ada):
    made = paused(robin, ada)
    with pytest.raises(NothingWritten):
        lift(made, "Done", TODAY(), by=ada)

    lift(made, "We corrected the report.", TODAY(), by=ada)

    with pytest.raises(WrongMoment):
        lift(made, "We corrected the report.", TODAY(), by=ada)


def test_that_the_person_heard_of_it_is_noted(robin, ada):
    made = paused(robin, ada)

    say_told(made, TODAY(), by=ada)

    assert pause_of(robin.pk).told_on == TODAY()


def test_a_stranger_neither_pauses_nor_lifts(robin, ada, sam):
    with pytest.raises(NotOpen):
        paused(robin, sam)
    made = paused(robin, ada)

    with pytest.raises(NotOpen):
        lift(made, "We corrected the report.", TODAY(), by=sam)

    assert pause_of(robin.pk) == made
