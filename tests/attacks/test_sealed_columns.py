"""Attacks on sealed columns: moved, swapped, printed.  None of them may yield a readable byte."""

import pytest
from django.core import serializers
from django.template import Context, Template
from django.utils import timezone

from safehaven.access.front import CannotOpen
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.front import EntryKind, NewAddress, NewRecord, Words, create_record, open_record
from safehaven.records.models import Entry, Record
from safehaven_core.sealing import AlteredOrMoved, OtherKey
from tests.cast import ROBIN


@pytest.fixture
def wren(ada):
    """Another record that Ada may open, under another key."""
    return create_record(NewRecord({"given_names": "Wren", "family_name": "Marrowby"}), by=ada)


@pytest.fixture
def swap(ada):
    """Puts one row's sealed value into another place, as somebody with a database console would."""

    @operation
    def put(target, column, sealed):
        write("records:attacked", by=ada)
        type(target).objects.filter(pk=target.pk).update(**{column: sealed})

    return put


def test_a_value_moved_to_another_column_does_not_open(robin, ada, swap):
    swap(robin, "known_as", Record.objects.get(pk=robin.pk).risks)

    opened = open_record(robin, by=ada)
    with pytest.raises(AlteredOrMoved, match="moved from the place"):
        opened.grant.open(opened.record, "known_as")


def test_a_value_moved_to_another_persons_row_does_not_open(robin, wren, ada, swap):
    swap(wren, "risks", Record.objects.get(pk=robin.pk).risks)

    opened = open_record(wren, by=ada)
    with pytest.raises(OtherKey, match="another key"):
        opened.grant.open(opened.record, "risks")


def test_the_grant_on_one_person_does_not_open_another(robin, wren, ada):
    grant = open_record(wren, by=ada).grant

    with pytest.raises(CannotOpen):
        grant.open(robin, "family_name")


def test_two_entries_of_one_person_cannot_be_swapped(robin, ada):
    """The database refuses to change an entry; where even that is gone, the seal still holds."""
    grant = open_record(robin, by=ada).grant
    first, second = Entry(record=robin), Entry(record=robin)
    grant.seal(first, text="Said yes.")
    grant.seal(second, text="Said no.")
    first.text, second.text = second.text, first.text

    with pytest.raises(AlteredOrMoved):
        grant.open(first, "text")


@pytest.mark.parametrize("column", ["given_names", "family_name", "date_of_birth", "risks"])
def test_a_template_that_forgot_to_open_a_record_shows_nothing(robin, column):
    record = Record.objects.get(pk=robin.pk)

    shown = Template("{{ record." + column + " }}").render(Context({"record": record}))

    assert shown == "‹sealed›"


def test_a_dump_of_the_table_holds_nothing_readable(robin):
    dumped = serializers.serialize("json", Record.objects.all())

    assert [word for word in ROBIN.values() if word in dumped] == []


def test_an_error_page_shows_nothing_readable(robin):
    shown = f"{vars(Record.objects.get(pk=robin.pk))!r}"

    assert [word for word in ROBIN.values() if word in shown] == []


def test_what_was_typed_is_not_in_the_words_of_an_error():
    """Objects that carry clear text to an act end up in tracebacks: they must not print it."""
    carried = (
        NewRecord(ROBIN),
        Words(EntryKind.NOTE, "Quillfeather", timezone.now()),
        NewAddress("Quillfeather"),
    )

    assert [word for word in ROBIN.values() if word in repr(carried)] == []
