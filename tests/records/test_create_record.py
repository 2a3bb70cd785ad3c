"""Making a record: one for each person, and what it must not tell."""

import uuid

import pytest

from safehaven.records.front import NewRecord, create_record, open_record, records_open_to
from safehaven.records.models import Record
from safehaven.records.operations.making import LooksLike, NoName


def test_a_new_record_opens_to_its_maker_and_to_nobody_else(robin, ada, grace, sam, ivy, dora):
    open_to = [staff.name for staff in (ada, grace, sam, ivy, dora) if robin in records_open_to(staff)]

    assert open_to == ["Ada Lovell"]


def test_references_count_up(robin, ada):
    second = create_record(NewRecord({"given_names": "Wren", "family_name": "Marrowby"}), by=ada)

    assert (robin.reference, second.reference) == ("SH-0001", "SH-0002")


def test_lists_show_initials(robin):
    assert robin.initials == "RQ"


def test_what_was_typed_can_be_read_on_the_opened_record(robin, ada):
    opened = open_record(robin, by=ada)

    assert opened.grant.open(opened.record, "family_name") == "Quillfeather"


def test_the_same_form_sent_twice_makes_one_record(ada):
    new = NewRecord({"given_names": "Wren"}, once=uuid.uuid4())

    first, second = create_record(new, by=ada), create_record(new, by=ada)

    assert (first, Record.objects.count()) == (second, 1)


def test_a_record_needs_a_name(ada):
    with pytest.raises(NoName, match="Write the person's name"):
        create_record(NewRecord({"given_names": "  "}), by=ada)


def test_a_person_one_works_with_already_is_shown_first(robin, ada):
    with pytest.raises(LooksLike) as refused:
        create_record(NewRecord({"given_names": "Robyn", "date_of_birth": "1987-03-27"}), by=ada)

    assert refused.value.records == [robin]


def test_somebody_who_is_sure_makes_the_record_anyway(robin, ada):
    texts = {"given_names": "Robin", "family_name": "Quillfeather"}

    second = create_record(NewRecord(texts), by=ada, sure=True)

    assert second.reference == "SH-0002"
