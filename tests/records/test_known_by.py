"""What people are known by is found whole, and every act that changes it is known to change it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from safehaven.access.duties import DUTIES
from safehaven.access.front import duty, take_on_duty
from safehaven.foundation.actors import System
from safehaven.foundation.operations import operation
from safehaven.foundation.sealed import SealedField
from safehaven.ledger.models import Line
from safehaven.records import models, wording
from safehaven.records.front import (
    CHANGED_BY,
    READS,
    ContactKind,
    IdentifierKind,
    NewAddress,
    NewRecord,
    VerifiedHow,
    add_address,
    add_contact_point,
    add_identifier,
    change_details,
    create_record,
    end,
    keys_of,
    known,
    records_after,
    verify,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def recognising():
    """A duty that reads what people are known by."""
    yield duty("recognising", of=System("tests"), why="To recognise.", reads=READS)
    del DUTIES["recognising"]


@pytest.fixture
def read(recognising):
    """Reads what some people are known by."""

    @operation
    def begin():
        return take_on_duty(recognising, act="tests:recognised")

    return lambda *records: known([record.pk for record in records], begin())


@pytest.fixture
def told(robin, ada):
    """Robin's address, telephone and number."""
    return (
        add_address(robin, NewAddress("14 Harbour Lane\nLeith", "EH6 6AA"), once=uuid4(), by=ada),
        add_contact_point(robin, ContactKind.MOBILE, "07700 900123", once=uuid4(), by=ada),
        add_identifier(robin, IdentifierKind.NHS, "999 000 0018", once=uuid4(), by=ada),
    )


def test_everything_that_points_at_them_is_there(robin, told, read):
    [found] = read(robin)

    assert found.reference == robin.reference
    assert found.details["family_name"] == "Quillfeather"
    assert found.details["date_of_birth"] == "1987-03-27"
    assert found.addresses == (("14 Harbour Lane\nLeith", "EH6 6AA"),)
    assert found.contacts == (("mobile", "07700 900123"),)
    assert found.identifiers == ("999 000 0018",)


def test_what_has_ended_still_points_at_them(robin, told, read, ada):
    end(told[0], by=ada)

    [found] = read(robin)

    assert found.addresses == (("14 Harbour Lane\nLeith", "EH6 6AA"),)


def test_many_cost_no_more_questions_than_one(robin, told, read, ada, django_assert_max_num_queries):
    others = [create_record(NewRecord({"given_names": f"Wren {n}"}), by=ada, sure=True) for n in range(20)]

    with django_assert_max_num_queries(12):
        assert len(read(robin, *others)) == 21


def test_all_are_gone_through_a_few_at_a_time(robin, ada):
    made = {robin.pk} | {
        create_record(NewRecord({"given_names": f"Wren {n}"}), by=ada, sure=True).pk for n in range(6)
    }
    seen, last = [], None
    while batch := records_after(last, 3):
        seen += batch
        last = batch[-1]

    assert (set(seen), len(seen)) == (made, 7)


def test_it_prints_nothing_of_them(robin, told, read):
    assert repr(read(robin)) == f"[<Known: {robin.pk}>]"


def test_every_column_that_is_read_is_there_and_sealed():
    for name in READS:
        model, column = name.split(".")
        assert isinstance(getattr(models, model)._meta.get_field(column), SealedField), name


def acts_that_change(change) -> set[str]:
    """The acts on the ledger of whatever `change` does."""
    before = Line.objects.count()
    change()
    return set(Line.objects.order_by("number").values_list("act", flat=True)[before:])


@pytest.mark.parametrize("column", ["given_names", "previous_names", "date_of_birth", "sex"])
def test_changing_a_detail_is_a_change(robin, ada, column):
    acts = acts_that_change(lambda: change_details(robin, {column: "1990-01-01"}, version=1, by=ada))

    assert acts & CHANGED_BY


def test_whatever_changes_what_is_read_is_a_change(robin, ada, read):
    for change in (
        lambda: change_details(robin, {"known_as": "Bo"}, version=1, by=ada),
        lambda: add_contact_point(robin, ContactKind.EMAIL, "r@example.org", once=uuid4(), by=ada),
        lambda: add_address(robin, NewAddress("2 Quay Street", ""), once=uuid4(), by=ada),
        lambda: add_identifier(robin, IdentifierKind.OTHER, "24/1187", once=uuid4(), by=ada),
    ):
        before = read(robin)
        acts = acts_that_change(change)

        assert read(robin) != before
        assert acts & CHANGED_BY, acts


def test_a_new_record_is_a_change(ada):
    assert acts_that_change(lambda: create_record(NewRecord({"given_names": "Wren"}), by=ada)) & CHANGED_BY


def test_what_changes_nothing_of_it_is_none(robin, ada, told):
    assert not acts_that_change(lambda: verify(told[0], how=VerifiedHow.PERSON, by=ada)) & CHANGED_BY


def test_the_acts_are_acts_of_this_app():
    assert wording.ACTS.keys() >= CHANGED_BY


def test_the_keys_are_those_of_the_records(robin):
    assert keys_of([robin.pk]) == [robin.key_id]
