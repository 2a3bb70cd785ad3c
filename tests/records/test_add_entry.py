"""Writing down what happened."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from safehaven.foundation.refusals import SavedOther
from safehaven.ledger.models import Line
from safehaven.records.front import EntryKind, NotYours, add_entry, close_record, open_record
from safehaven.records.models import Entry
from safehaven.records.rules import NothingToSave, NotThen, RecordClosed


def test_an_entry_is_read_back_on_the_opened_record(robin, ada, words):
    add_entry(robin, words("Rang about the boiler.", EntryKind.CALL), by=ada)

    opened = open_record(robin, by=ada)
    assert [opened.grant.open(entry, "text") for entry in robin.entries.all()] == ["Rang about the boiler."]


def test_it_says_when_it_happened_when_it_was_written_and_by_whom(robin, ada, words):
    entry = add_entry(robin, words("Rang.", hours_ago=30), by=ada)

    took = entry.written_at - entry.happened_at
    assert (entry.written_by, round(took.total_seconds() / 3600)) == (ada, 30)


def test_the_same_form_sent_twice_writes_one_entry(robin, ada, words):
    typed = words("Rang.")

    first, second = add_entry(robin, typed, by=ada), add_entry(robin, typed, by=ada)

    assert (first, robin.entries.count()) == (second, 1)


@pytest.mark.parametrize("other", [{"text": "Rang again."}, {"kind": EntryKind.VISIT}])
def test_the_same_form_sent_with_other_words_is_refused_and_not_lost(robin, ada, words, other):
    typed = words("Rang.", EntryKind.CALL)
    add_entry(robin, typed, by=ada)

    with pytest.raises(SavedOther, match="this is not saved yet"):
        add_entry(robin, replace(typed, **other), by=ada)

    assert robin.entries.count() == 1


def test_the_line_on_the_ledger_says_what_kind_and_nothing_of_the_text(robin, ada, words):
    add_entry(robin, words("Wasps again.", EntryKind.CALL), by=ada)

    line = Line.objects.latest("number")
    assert (line.act, '"kind":"phone-call"' in line.entry, "asps" in line.entry) == (
        "records:entry_added",
        True,
        False,
    )


def test_what_is_still_to_come_is_refused(robin, ada, words):
    typed = replace(words("Rang."), happened_at=timezone.now() + timedelta(hours=1))

    with pytest.raises(NotThen, match="still to come"):
        add_entry(robin, typed, by=ada)


def test_an_entry_without_words_is_refused(robin, ada, words):
    with pytest.raises(NothingToSave, match="Write what happened"):
        add_entry(robin, words(" \n "), by=ada)


def test_a_closed_record_takes_no_entries(robin, ada, words):
    close_record(robin, why="Moved to Lostwithiel.", by=ada)

    with pytest.raises(RecordClosed, match="Open it again first"):
        add_entry(robin, words("Rang."), by=ada)


def test_somebody_who_does_not_work_with_them_is_refused(robin, sam, words):
    with pytest.raises(NotYours):
        add_entry(robin, words("Rang."), by=sam)


@pytest.mark.parametrize("sql", ["UPDATE records_entry SET kind = 'visit'", "DELETE FROM records_entry"])
def test_the_database_refuses_to_change_or_remove_an_entry(visit, raw, sql):
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        raw(sql)

    assert Entry.objects.count() == 1
