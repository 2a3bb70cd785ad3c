"""A duty opens what it names, of whom it names, and leaves one line; nothing else of anybody."""

from __future__ import annotations

import pickle  # noqa: TID251 - to show that what reads refuses it
from typing import Any
from uuid import uuid4

import pytest

from safehaven.access.duties import DUTIES
from safehaven.access.front import BeyondDuty, Duty, GrantUndone, duty, take_on_duty
from safehaven.foundation.actors import System
from safehaven.foundation.operations import OutsideOperation, operation
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, Record, create_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def greeting():
    """A duty that reads given names, for as long as the test runs."""
    made = duty("greeting", of=System("greeter"), why="To greet.", reads=["Record.given_names"])
    yield made
    del DUTIES["greeting"]


@operation
def begin(done: Duty, **told):
    return take_on_duty(done, act="tests:greeted", **told)


def test_it_reads_its_column_of_everybody_under_one_line(greeting, robin, ada):
    wren = create_record(NewRecord({"given_names": "Wren"}), by=ada)
    before = Line.objects.count()

    on = begin(greeting, records=2)
    readers = on.readers([robin.key_id, wren.key_id])

    read = [readers[record.key_id].open(record, "given_names") for record in fresh(robin, wren)]
    assert read == ["Robin", "Wren"]
    assert Line.objects.count() == before + 1
    assert Line.objects.latest("number").by == "system:greeter"


def test_it_reads_no_other_column(greeting, robin):
    [robin] = fresh(robin)
    reader = begin(greeting).readers([robin.key_id])[robin.key_id]

    with pytest.raises(BeyondDuty, match=r"does not read Record\.risks"):
        reader.open(robin, "risks")


def test_a_column_of_this_name_elsewhere_is_another_column(greeting, robin):
    reader = begin(greeting).readers([robin.key_id])[robin.key_id]
    change = robin.changes.model(record=robin, version=2)

    with pytest.raises(BeyondDuty):
        reader.open(change, "given_names")


def test_taken_for_some_it_opens_nobody_else(greeting, robin, ada):
    wren = create_record(NewRecord({"given_names": "Wren"}), by=ada)

    on = begin(greeting, only=[wren.key_id])

    assert set(on.readers([wren.key_id])) == {wren.key_id}
    with pytest.raises(BeyondDuty, match="for other records"):
        on.readers([wren.key_id, robin.key_id])


def test_a_duty_that_is_not_written_down_opens_nothing(robin):
    smuggled = Duty("smuggled", System("somebody"), "", frozenset({"Record.risks"}))

    with pytest.raises(BeyondDuty, match="no duty of this house"):
        begin(smuggled)


def test_a_wider_duty_under_the_name_of_another_opens_nothing(greeting):
    wider = Duty("greeting", greeting.of, greeting.why, frozenset({"Record.risks"}))

    with pytest.raises(BeyondDuty):
        begin(wider)


def test_undone_it_opens_nothing(greeting, robin):
    kept: dict[str, Any] = {}

    @operation
    def takes_and_fails():
        kept["on"] = take_on_duty(greeting, act="tests:greeted")
        kept["reader"] = kept["on"].readers([robin.key_id])[robin.key_id]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        takes_and_fails()

    on, reader = kept["on"], kept["reader"]
    with pytest.raises(GrantUndone):
        on.readers([robin.key_id])
    with pytest.raises(GrantUndone):
        reader.open(robin, "given_names")


def test_it_is_taken_in_an_act(greeting):
    with pytest.raises(OutsideOperation):
        take_on_duty(greeting, act="tests:greeted")


def test_of_a_record_that_was_destroyed_there_is_no_reader(greeting, robin):
    gone = uuid4()

    assert set(begin(greeting).readers([robin.key_id, gone])) == {robin.key_id}


def test_a_name_is_given_once(greeting):
    with pytest.raises(ValueError, match="a duty “greeting” already"):
        duty("greeting", of=System("greeter"), why="Again.", reads=[])


def test_it_shows_no_secret_and_is_kept_nowhere(greeting, robin):
    on = begin(greeting)
    reader = on.readers([robin.key_id])[robin.key_id]

    assert (repr(on), repr(reader)) == ("<On duty: greeting>", "<Reader of <On duty: greeting>>")
    with pytest.raises(TypeError):
        pickle.dumps(reader)


def fresh(*records: Record) -> list[Record]:
    return [Record.objects.get(pk=record.pk) for record in records]
