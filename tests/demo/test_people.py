"""Whom the demo invents: the same people every time, and nobody who exists."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from stdnum.gb import nhs

from safehaven.demo.names import GIVEN, families, staff_names
from safehaven.demo.people import SEED, personas
from safehaven.demo.playback import as_of
from safehaven.demo.stories import story

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def invented(count):
    return personas(count, seed=SEED, today=TODAY)


def test_the_same_seed_gives_the_same_people_and_stories():
    first, second = invented(3), invented(3)

    told = [[story(each, seed=SEED, today=NOW) for each in people] for people in (first, second)]
    assert (first, told[0]) == (second, told[1])


def test_three_thousand_people_have_a_test_number_each():
    numbers = [each.nhs_number for each in invented(3000)]

    assert len(set(numbers)) == 3000
    assert {(number[:3], nhs.is_valid(number)) for number in numbers} == {("999", True)}


def test_staff_and_people_supported_share_no_name():
    import random

    staff = {word for name in staff_names() for word in name.split()}

    assert staff & (set(GIVEN) | set(families(random.Random(1)))) == set()


def test_nothing_of_a_story_is_written_before_it_happened():
    events = [event for each in invented(20) for event in story(each, seed=SEED, today=NOW)]

    assert (len(events) > 100, min(event.written_at - event.happened_at for event in events)) == (
        True,
        timedelta(0),
    )


def test_the_clock_is_right_again_after_a_story_that_breaks_off():
    past, seen = datetime(2020, 1, 1, tzinfo=UTC), []

    def breaks_off():
        with as_of(past):
            seen.append(timezone.now())
            raise InterruptedError

    with pytest.raises(InterruptedError):
        breaks_off()
    assert (seen, timezone.now() - past > timedelta(days=365)) == ([past], True)
