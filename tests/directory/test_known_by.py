"""Who is close to somebody is found whole, and every act that changes it is known to change it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from safehaven.access.duties import DUTIES
from safehaven.access.front import BeyondDuty, duty, take_on_duty
from safehaven.directory import models, wording
from safehaven.directory.front import CLOSE_CHANGED_BY, CLOSE_READS, NewRecipient, add_recipient, close_to
from safehaven.directory.operations.recipients import correct_recipient
from safehaven.foundation.actors import System
from safehaven.foundation.operations import operation
from safehaven.foundation.sealed import SealedField
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def recognising():
    """A duty that reads who is close to people."""
    yield duty("recognising", of=System("tests"), why="To recognise.", reads=CLOSE_READS)
    del DUTIES["recognising"]


@pytest.fixture
def begin(recognising):
    @operation
    def begins(only=None):
        return take_on_duty(recognising, act="tests:recognised", only=only)

    return begins


@pytest.fixture
def sister(robin, ada):
    return add_recipient(NewRecipient("Linnet Ashdown", "Sister"), at=robin, once=uuid4(), by=ada)


def test_the_private_people_of_a_record_are_there_and_nobody_else(robin, sister, tess, ada, begin):
    wren = create_record(NewRecord({"given_names": "Wren"}), by=ada)
    add_recipient(NewRecipient("Jay Larkspur", "Uncle"), at=wren, once=uuid4(), by=ada)

    assert close_to([robin.pk], begin()) == {robin.pk: ("Linnet Ashdown",)}


def test_where_nobody_is_close_no_key_is_opened(robin, begin, django_assert_num_queries):
    on = begin()

    with django_assert_num_queries(1):
        assert close_to([robin.pk], on) == {}


def test_many_cost_no_more_questions_than_one(robin, sister, ada, begin, django_assert_max_num_queries):
    for number in range(10):
        add_recipient(NewRecipient(f"Linnet {number}"), at=robin, once=uuid4(), by=ada)
    on = begin()

    with django_assert_max_num_queries(4):
        assert len(close_to([robin.pk], on)[robin.pk]) == 11


def test_under_a_duty_for_other_records_they_stay_closed(robin, sister, begin):
    with pytest.raises(BeyondDuty):
        close_to([robin.pk], begin(only=[uuid4()]))


def test_every_column_that_is_read_is_there_and_sealed():
    for name in CLOSE_READS:
        model, column = name.split(".")
        assert isinstance(getattr(models, model)._meta.get_field(column), SealedField), name


def test_whatever_changes_who_is_close_is_a_change_of_that_record(robin, sister, ada, begin):
    for change in (
        lambda: add_recipient(NewRecipient("Jay Ashdown"), at=robin, once=uuid4(), by=ada),
        lambda: correct_recipient(sister, NewRecipient("Linnet Marsh", "Sister"), by=ada),
    ):
        before, lines = close_to([robin.pk], begin()), Line.objects.count()
        change()
        made = set(Line.objects.order_by("number").values_list("act", "about")[lines:])

        assert close_to([robin.pk], begin()) != before
        assert {(act, about) for act, about in made if act in CLOSE_CHANGED_BY and about == robin.ledger_name}


def test_the_acts_are_acts_of_this_app():
    assert wording.ACTS.keys() >= CLOSE_CHANGED_BY
