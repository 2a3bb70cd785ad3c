"""Bounded on any input: counted in steps, never by the clock."""

from collections import defaultdict
from datetime import date
from itertools import product
from string import ascii_lowercase

import pytest

from safehaven_core.detection import Person, Report, Roll, examine, explain, find_people, matching
from safehaven_core.detection.clues import Clues
from safehaven_core.detection.work import Work
from tests.core.detection.counting import calls
from tests.core.detection.roll_of import ROLL, TODAY

TRAPS = {
    "one long line": "a",
    "digits": "1",
    "groups of digits": "12 ",
    "dates": "12/3/84 ",
    "months": "March 12 ",
    "a name again and again": "Grace O'Neill ",
    "halves of a name": "Grace Grace O'Neill O'Neill, ",
    "particles": "O O van der Mc ",
    "initials": "G. O. ",
    "titles": "Mrs Mr Mrs O'Neill ",
    "mailboxes": "a@b.c@",
    "at signs": "@",
    "base64": "R3JhY2UgTydOZWlsbA==\n",
    "base64 in one": "R3Jh",
    "quoted-printable": "=20=41",
    "entities": "&amp;",
    "soft breaks": "x=\n",
    "accents": "é\u0301",
    "unseen": "\u200b",
    "leads": "SH-",
    "doors": "14 Harbour ",
    "postcodes": "EH6 6AA ",
    "hyphens": "a-\n",
    "run together": "GraceONeill ",
    "run together in small letters": "morag graceoneill ",
    "run together without end": "Grace",
    "spelt out": "G-R-A-C-E ",
    "spelt out without end": "G-",
    "letters in boxes": "G | r | a | c | e | ",
    "letters without end": "a ",
    "letters apart": "G R A C E ",
    "double names": "Mrs Smith-Brown ",
    "couples": "Grace and Mark and ",
    "dots": "Grace...",
    "slips": "Grace ONiell ",
    "halves apart": "Grace is in. (O'Neill.) ",
    "labels": "Grace Surname: [ ",
}


def _steps(text: str) -> int:
    work = Work(len(text))
    matching.gather(text, ROLL, work, TODAY, defaultdict(Clues))
    return work.spent


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS.keys())
def test_twice_the_text_is_at_most_twice_the_work(trap):
    shorter, longer = _steps(trap * 1_000), _steps(trap * 2_000)

    assert longer <= 2 * shorter + 100


@pytest.mark.parametrize("known", ["07700 900123 ", "999 000 0018 ", "SH-00012 "])
def test_a_number_of_somebody_again_and_again_is_no_more_work_each_time(known):
    shorter = calls(lambda: examine(known * 200, ROLL, today=TODAY))
    longer = calls(lambda: examine(known * 800, ROLL, today=TODAY))

    assert longer <= 4.4 * shorter


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS.keys())
def test_every_trap_is_read_to_its_end(trap):
    report = examine(trap * 4_000 + " . Grace O'Neill", ROLL, today=TODAY)

    assert [person.key for person in report.people] == ["grace"]
    assert not report.unfinished


def test_too_much_work_is_unfinished_and_never_clear():
    many = Roll(
        Person(str(number), ("Ana",), "Costa", born=date(2000, 1, 1), postcodes=("LS1 1AA",))
        for number in range(9_000)
    )
    report = examine("1.1.2000 LS1 1AA " * 300, many, today=TODAY)

    assert report.unfinished


def test_an_unfinished_text_is_not_taken_for_clear():
    assert not Report(unfinished=True).identifiable
    assert explain(Report(unfinished=True), "")[-1].endswith("so it is not cleared.")


def test_a_text_beyond_the_longest_is_unfinished(monkeypatch):
    monkeypatch.setattr(matching, "LONGEST", 40)
    people, finished = find_people("Grace O'Neill " + "and so on " * 10, ROLL, today=TODAY)

    assert [person.key for person in people] == ["grace"]
    assert not finished


@pytest.mark.parametrize("k", [0, 100, -1])
def test_k_outside_its_range_is_refused(k):
    with pytest.raises(ValueError, match="from 1 to 99"):
        examine("", ROLL, k=k, today=TODAY)


def test_a_title_with_many_double_names_ends_before_everybody_was_looked_through_each_time():
    roll = Roll(Person(f"k{number}", ("Ada",), "Marlow") for number in range(6_000))
    text = " ".join(f"Mrs Marlow-Q{''.join(three)}" for three in product(ascii_lowercase[:15], repeat=3))

    _people, finished = find_people(text, roll, today=TODAY)

    assert not finished
