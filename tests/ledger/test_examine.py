"""Examinations: asked for by somebody or due by the clock, and written down on the ledger itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger import operations
from safehaven.ledger.checking import Checked
from safehaven.ledger.examining import examine_if_due
from safehaven.ledger.front import write
from safehaven.ledger.jobs import examine, seal, seal_late
from safehaven.ledger.models import Examination, Line
from safehaven.ledger.rules import AlreadyAsked, AlreadyExamined
from safehaven_core.chain.lines import parse
from tests.ledger.stage import console, sealed_ledger

pytestmark = pytest.mark.django_db


def newest_line():
    return parse(Line.objects.latest("number").entry.encode())


def test_a_sound_ledger_is_written_down_as_sound():
    sealed_ledger()

    examined = examine_if_due()

    assert (examined.holds, examined.size) == (True, 11)
    assert (newest_line().act, newest_line().facts) == ("ledger:examined", {"findings": 0, "size": 11})


def test_what_is_found_is_written_down_line_by_line():
    numbers = sealed_ledger()
    console(f"DELETE FROM ledger_line WHERE number = {numbers[5]}")

    examined = examine_if_due()

    assert examined.findings == [
        {
            "kind": "line_missing",
            "where": f"line {numbers[5]}",
            "sentence": "Taken out: 1 line sealed, and no longer there.",
        }
    ]
    assert newest_line().facts["findings"] == 1


def test_the_clock_asks_once_a_day():
    first, again = examine_if_due(), examine_if_due()
    a_day_passes()

    third = examine_if_due()

    assert (first is not None, again, third is not None) == (True, None, True)


def test_one_examination_is_asked_for_at_a_time(dora):
    operations.ask_for_examination(by=dora)

    with pytest.raises(AlreadyAsked, match="being examined already"):
        operations.ask_for_examination(by=dora)


def test_one_examination_is_written_down_once(dora):
    asked = operations.ask_for_examination(by=dora)
    operations.record_examination(asked, Checked(0, []), by=SYSTEM)

    with pytest.raises(AlreadyExamined):
        operations.record_examination(asked, Checked(0, []), by=SYSTEM)


def test_the_jobs_of_the_worker_do_their_work():
    sealed_ledger()

    for job in (seal, seal_late, examine):
        job()

    assert Examination.objects.get().holds


@operation
def a_day_passes() -> None:
    Examination.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    write("tests:day_passed", by=SYSTEM)
