"""Correcting an entry: what it said stays, and the two point at each other."""

import pytest

from safehaven.records.front import (
    EntryKind,
    NotYours,
    close_record,
    correct_entry,
    open_record,
    reopen_record,
)
from safehaven.records.models import Entry
from safehaven.records.rules import AlreadyCorrected, NotTyped


def test_a_correction_is_a_new_entry_and_the_old_one_stays(robin, ada, visit, words):
    newer = correct_entry(visit, words("Tea and a talk about the shower."), by=ada)

    opened = open_record(robin, by=ada)
    texts = [opened.grant.open(entry, "text") for entry in (Entry.objects.get(correction=newer), newer)]
    assert texts == ["Tea and a talk about the boiler.", "Tea and a talk about the shower."]


def test_the_same_form_sent_twice_corrects_once(robin, ada, visit, words):
    typed = words("Shower.")

    first, second = correct_entry(visit, typed, by=ada), correct_entry(visit, typed, by=ada)

    assert (first, robin.entries.count()) == (second, 2)


def test_the_second_of_two_people_is_told_and_writes_nothing(robin, ada, visit, words):
    correct_entry(visit, words("Shower."), by=ada)

    with pytest.raises(AlreadyCorrected, match="Somebody has corrected this entry already"):
        correct_entry(visit, words("Sink."), by=ada)
    assert robin.entries.count() == 2


def test_a_correction_can_be_corrected(robin, ada, visit, words):
    newer = correct_entry(visit, words("Shower."), by=ada)

    newest = correct_entry(newer, words("Bath."), by=ada)

    assert [entry.corrects for entry in (newest, newer)] == [newer, visit]


def test_what_the_system_noted_is_not_corrected_by_hand(robin, ada, words):
    close_record(robin, why="Moved away.", by=ada)
    noted = Entry.objects.get(kind=EntryKind.RECORD)
    reopen_record(robin, why="Moved back.", by=ada)

    with pytest.raises(NotTyped, match="noted this by itself"):
        correct_entry(noted, words("Never closed."), by=ada)


def test_somebody_who_does_not_work_with_them_is_refused(visit, sam, words):
    with pytest.raises(NotYours):
        correct_entry(visit, words("Shower."), by=sam)
