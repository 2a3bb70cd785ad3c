"""What points to somebody else without a name: whose number it is, and whom the facts fit."""

from __future__ import annotations

from datetime import date

import pytest

from safehaven.records.models import Record
from safehaven.roll.findings import clues_in
from safehaven_core.detection import Person, Roll, examine

ROBIN = Record()
TODAY = date(2026, 11, 27)
LEITH = (("sex", "female"), ("district", "Leith"))


@pytest.fixture
def clues():
    """The clues in a text on Robin's record."""

    def read(text, *facts):
        robin = Person(str(ROBIN.pk), ("Robin",), "Quillfeather", identifiers=("9990000018",), facts=facts)
        wren = Person("wren", ("Wren",), "Thistlemere", identifiers=("9990000026",), facts=LEITH)
        report = examine(text, Roll([robin, wren]), today=TODAY)
        return clues_in(report, text, but=ROBIN)

    return read


def test_ones_own_number_is_no_clue(clues):
    assert clues("Robin Quillfeather, NHS number 999 000 0018.") == {}


def test_a_number_of_nobody_on_the_roll_is_one(clues):
    assert clues("Robin and NHS number 999 000 0034.") == {"number:9990000034": ["999 000 0034"]}


def test_a_number_of_somebody_who_was_found_is_told_with_them(clues):
    assert clues("NHS number 999 000 0026.") == {}


def test_a_telephone_number_is_none(clues):
    assert clues("Ring 01632 960123.") == {}


def test_facts_that_fit_only_somebody_else_are_one(clues):
    assert list(clues("A woman in Leith rang.")) == ["facts:wren"]


def test_facts_that_fit_the_person_too_are_none(clues):
    assert clues("A woman in Leith rang.", *LEITH) == {}


def test_each_group_of_facts_is_told():
    fife = (("sex", "male"), ("district", "Fife"))
    roll = Roll(
        [
            Person(str(ROBIN.pk), ("Robin",), "Quillfeather", facts=fife),
            Person("wren", ("Wren",), "Thistlemere", facts=LEITH),
        ]
    )
    text = f"A man in Fife rang.\n\n{'word ' * 400}\n\nA woman in Leith rang."

    report = examine(text, roll, today=TODAY)

    assert [one.people for one in report.all_pieced] == [(str(ROBIN.pk),), ("wren",)]
    assert list(clues_in(report, text, but=ROBIN)) == ["facts:wren"]
