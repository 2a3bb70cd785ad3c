"""Closing a record once the work is over, and opening it again."""

import pytest

from safehaven.records.front import NotYours, close_record, open_record, reopen_record
from safehaven.records.models import Record
from safehaven.records.rules import NothingToSave, WrongMoment
from safehaven.records.states import RecordState


def test_closing_says_who_and_when_and_stands_on_the_timeline(robin, ada):
    closed = close_record(robin, why="Settled in a home of their own.", by=ada)

    opened = open_record(robin, by=ada)
    [entry] = robin.entries.all()
    assert (closed.state, closed.closed_by, opened.grant.open(entry, "text")) == (
        RecordState.CLOSED,
        ada,
        "Record closed. Settled in a home of their own.",
    )


def test_a_closed_record_can_be_opened_again(robin, ada):
    close_record(robin, why="Settled.", by=ada)

    reopen_record(robin, why="Came back.", by=ada)

    assert Record.objects.filter(state=RecordState.OPEN, closed_at=None, closed_by=None).get() == robin


def test_the_second_of_two_people_is_told(robin, ada):
    close_record(robin, why="Settled.", by=ada)

    with pytest.raises(WrongMoment, match="closed already"):
        close_record(robin, why="Settled.", by=ada)


def test_a_reason_is_asked(robin, ada):
    with pytest.raises(NothingToSave, match="Write why"):
        close_record(robin, why=" ", by=ada)


def test_somebody_who_does_not_work_with_them_is_refused(robin, sam):
    with pytest.raises(NotYours):
        close_record(robin, why="Settled.", by=sam)
