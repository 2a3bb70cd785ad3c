"""Ending: by whom, at once, by its date, and whatever the clock says."""

from datetime import timedelta

import pytest

from safehaven.continuity import rules
from safehaven.continuity.jobs import note_what_is_over
from safehaven.continuity.models import Opening, Telling
from safehaven.continuity.operations import end, note_run_out
from safehaven.continuity.states import State
from safehaven.foundation.actors import SYSTEM
from safehaven.readiness.front import NotReady
from safehaven.readiness.models import LatestMoment
from safehaven.records.front import (
    AssignedWhy,
    EntryKind,
    NotYours,
    Terms,
    assign,
    open_record,
    records_open_to,
)
from safehaven.records.models import Assignment, Entry
from safehaven.records.queries import today
from safehaven.workforce.operations import mark_as_left
from tests.continuity.conftest import behind_our_back
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db


def state_of(opening):
    return Opening.objects.get(pk=opening.pk).state


@pytest.mark.parametrize("who", ["tia", "tara", "ada", "grace", "una"])
def test_a_trustee_the_absent_colleague_a_manager_and_whoever_covers_end_it_at_once(
    opened, una, who, request
):
    end(opened, by=request.getfixturevalue(who))

    assert (state_of(opened), list(records_open_to(una))) == (State.ENDED, [])


def test_somebody_else_cannot_end_it(opened, sam, una, robin):
    with pytest.raises(rules.NotYours):
        end(opened, by=sam)

    assert list(records_open_to(una)) == [robin]


def test_the_absent_colleague_stops_it_before_it_opens(asked, ada):
    assert end(asked, by=ada).state == State.STOPPED


def test_whoever_comes_back_ends_it_with_a_course_still_to_finish(opened, ada, una):
    lapse(ada)

    end(opened, by=ada)

    assert list(records_open_to(una)) == []


def test_what_is_over_is_not_ended_twice(opened, ada):
    end(opened, by=ada)

    with pytest.raises(rules.WrongMoment, match="over already"):
        end(opened, by=ada)


def test_it_ends_by_its_date_without_any_worker(opened, una, robin, clock):
    clock.at(opened.until - timedelta(seconds=1))
    before = list(records_open_to(una))
    clock.at(opened.until)

    with pytest.raises(NotYours):
        open_record(robin, by=una)
    assert (before, list(records_open_to(una))) == ([robin], [])


def test_a_clock_set_back_opens_nothing_that_a_worker_noted_as_over(opened, una, clock):
    clock.at(opened.until + timedelta(minutes=1))
    note_what_is_over()

    clock.at(opened.opened_at + timedelta(hours=1))

    assert (state_of(opened), list(records_open_to(una))) == (State.ENDED, [])


def test_a_clock_set_back_opens_nothing_where_no_worker_ran(opened, una, clock):
    behind_our_back(
        lambda: LatestMoment.objects.update(at=opened.until) or LatestMoment.objects.create(at=opened.until)
    )

    clock.at(opened.opened_at + timedelta(hours=1))

    assert list(records_open_to(una)) == []


def test_a_clock_set_back_brings_nothing_back_that_somebody_ended(opened, una, ada, clock):
    end(opened, by=ada)

    clock.at(opened.opened_at)

    assert list(records_open_to(una)) == []


def test_what_nobody_agreed_to_in_time_lapses(asked, clock):
    clock.at(asked.decide_by + timedelta(minutes=1))

    note_what_is_over()

    assert state_of(asked) == State.LAPSED


def test_what_has_time_still_is_not_noted_as_over(opened):
    with pytest.raises(rules.WrongMoment):
        note_run_out(opened)

    assert state_of(opened) == State.OPEN


def test_two_workers_note_it_once(opened, clock, acts):
    clock.at(opened.until + timedelta(minutes=1))

    note_what_is_over()
    note_what_is_over()

    assert acts().count("continuity:ran_out") == 1


def test_the_timeline_says_that_it_is_over_and_who_ended_it(opened, robin, ada):
    end(opened, by=ada)

    entry = Entry.objects.get(record=robin, kind=EntryKind.RECORD, written_by__isnull=True)
    text = open_record(robin, by=ada).grant.open(entry, "text")
    assert text == "Una Field can no longer read this record in place of Ada Lovell. Ada Lovell ended it."


def test_when_whoever_covers_leaves_it_is_over(opened, una):
    mark_as_left(una, by=SYSTEM)

    assert (state_of(opened), Assignment.objects.get(staff=una).read_over_at is None) == (State.ENDED, False)


def test_when_the_absent_colleague_leaves_nobody_needs_to_agree(asked, ada):
    mark_as_left(ada, by=SYSTEM)

    assert state_of(asked) == State.STOPPED


def test_when_whoever_covers_is_not_ready_any_more_nothing_opens(opened, una, robin):
    lapse(una)

    with pytest.raises(NotReady):
        open_record(robin, by=una)


def test_the_absent_colleague_is_told_of_the_end_that_somebody_else_made(opened, tia, ada):
    end(opened, by=tia)

    assert list(Telling.objects.filter(topic="ended").values_list("to__name", flat=True)) == [ada.name]


def test_whoever_covered_keeps_what_a_manager_gave_them(opened, una, grace, robin, ada):
    assign(robin, una, Terms(AssignedWhy.KEY_WORKER, today()), by=grace)

    end(opened, by=ada)

    assert list(records_open_to(una)) == [robin]


def test_a_trustee_who_leaves_later_ends_nothing(opened, tia, una, robin):
    mark_as_left(tia, by=SYSTEM)

    assert list(records_open_to(una)) == [robin]
