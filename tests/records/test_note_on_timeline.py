"""What other apps do for a person is noted on the timeline, as a part of what they do."""

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import OutsideOperation, operation
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import folder_label, grant_for_duty, label_of, note_on_timeline, open_record
from safehaven.records.queries import today


@operation
def send(record, by):
    grant = grant_for_duty(record, by=by, act="disclosure:attempted")
    return note_on_timeline(
        grant,
        record,
        kind="disclosure",
        text="Sent a letter.",
        happened_at=timezone.now(),
        by=by,
        about=[record],
    )


def test_a_note_is_read_on_the_opened_record_and_says_what_it_is_about(robin, ada):
    entry = send(robin, ada)

    text = open_record(robin, by=ada).grant.open(entry, "text")
    assert (text, entry.written_by, entry.about) == ("Sent a letter.", ada, robin.ledger_name)


def test_the_system_notes_under_its_own_name(robin):
    assert send(robin, SYSTEM).written_by is None


def test_a_note_outside_an_operation_is_refused(robin, ada):
    grant = open_record(robin, by=ada).grant

    with pytest.raises(OutsideOperation):
        note_on_timeline(grant, robin, kind="note", text="Slipped in.", happened_at=timezone.now(), by=ada)


def test_lists_and_folders_name_a_person_by_reference_and_initials(robin):
    assert (label_of(robin), folder_label(robin)) == ("SH-0001 (RQ)", f"{today():%Y-%m-%d} RQ")


def test_a_folder_is_labelled_as_the_policy_says(robin):
    choose(Parameter.FOLDER_LABEL, "{date}-{initials}", by=SYSTEM)

    assert folder_label(robin) == f"{today():%Y-%m-%d}-RQ"
