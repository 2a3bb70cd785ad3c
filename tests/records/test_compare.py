"""Two records that may be of one person are found out of sight, and judged by the data protection officer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.records.jobs import compare_waiting
from safehaven.records.models import PossibleDuplicate, Record, ReferenceCounter
from safehaven.records.operations.comparing import compare, judge
from safehaven.records.queries import duplicates_waiting
from safehaven.records.rules import WrongMoment
from safehaven.records.states import Verdict

ALIKE = [
    (("Robin", "Quillfeather", ""), "same-name"),
    (("Robyn", "Marrowby", "1987-03-27"), "same-birth-date-and-similar-name"),
    (("Robin", "Quillfeather", "1987-03-27"), "same-birth-date-and-similar-name"),
]
NOT_ALIKE = [
    ("Robin", "Quillfeather", "1990-01-02"),
    ("Robin", "Marrowby", ""),
    ("Wren", "Marrowby", "1987-03-27"),
]


@pytest.mark.parametrize(("other", "why"), ALIKE)
def test_a_pair_that_looks_alike_is_noted_with_its_reason(robin, sam, a_record, other, why):
    newer = a_record(sam, *other[:2], date_of_birth=other[2])

    compare_waiting()

    found = [(pair.older, pair.newer, pair.alike) for pair in duplicates_waiting()]
    assert found == [(robin, newer, why)]


@pytest.mark.parametrize("other", NOT_ALIKE)
def test_different_people_are_not_noted(robin, sam, a_record, other):
    a_record(sam, *other[:2], date_of_birth=other[2])

    compare_waiting()

    assert list(duplicates_waiting()) == []


def test_comparing_again_notes_nothing_twice(robin, sam, a_record):
    a_record(sam, "Robin", "Quillfeather")

    compare_waiting()
    compare_waiting()

    assert (PossibleDuplicate.objects.count(), Record.objects.filter(compared_at=None).count()) == (1, 0)


def test_many_that_look_alike_take_one_query_to_fetch(robin, sam, a_record):
    def fetched(record):
        with CaptureQueriesContext(connection) as queries:
            compare(record)
        return len([each for each in queries if each["sql"].startswith('SELECT "records_record"')])

    one = fetched(a_record(sam, "Robin", "Quillfeather"))
    a_record(sam, "Robin", "Quillfeather")

    assert fetched(a_record(sam, "Robin", "Quillfeather")) == one


def test_the_older_of_two_is_the_older_beyond_four_digits(sam, a_record):
    @operation
    def count_on() -> None:
        write("records:attacked", by=sam)
        ReferenceCounter.objects.update(last=9998)

    count_on()
    older, newer = (a_record(sam, "Robin", "Quillfeather") for _ in range(2))

    compare_waiting()

    assert [(pair.older, pair.newer) for pair in duplicates_waiting()] == [(older, newer)]


def test_no_line_about_either_record_says_that_a_pair_was_found(robin, sam, a_record):
    newer = a_record(sam, "Robin", "Quillfeather")
    alone = a_record(sam, "Wren", "Marrowby")

    compare_waiting()

    def lines(record):
        found = Line.objects.filter(entry__contains=str(record.pk)).order_by("number")
        return [(line.act, line.entry.count("possible_duplicate")) for line in found]

    assert lines(robin) == lines(newer) == lines(alone) == [("records:created", 0), ("records:compared", 0)]


def test_a_pair_is_judged_once(robin, sam, dora, a_record):
    a_record(sam, "Robin", "Quillfeather")
    compare_waiting()
    pair = PossibleDuplicate.objects.get()

    judge(pair, Verdict.DIFFERENT, by=dora)

    with pytest.raises(WrongMoment, match="judged this pair already"):
        judge(pair, Verdict.SAME, by=dora)
    assert (PossibleDuplicate.objects.get().judged_by, list(duplicates_waiting())) == (dora, [])
