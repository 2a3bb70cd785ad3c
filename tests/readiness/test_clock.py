"""A clock that is set back brings no certificate back; one that ran ahead can be put right."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from safehaven.demo.playback import as_of
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.readiness.front import readiness_of
from safehaven.readiness.models import LatestMoment
from safehaven.readiness.moments import note
from safehaven.readiness.operations import believe_the_clock

pytestmark = pytest.mark.django_db

YEARS = timedelta(days=800)


def seen():
    return LatestMoment.objects.get().at


def test_a_clock_set_back_revives_nothing(ada):
    now = timezone.now()
    with as_of(now + YEARS):
        note(seen())

    with as_of(now):
        assert not readiness_of(ada).trained


def test_somebody_at_work_makes_the_house_remember_the_moment(ada, signed_in):
    browser, later = signed_in(ada), timezone.now() + timedelta(minutes=4)
    with as_of(later):
        browser.get("/")

    assert seen() == later


def test_the_moment_is_not_written_at_every_click(ada, signed_in, django_assert_num_queries):
    before = seen()
    signed_in(ada).get("/")

    assert seen() == before


def test_an_earlier_moment_is_never_noted(ada):
    before = seen()
    with as_of(before - YEARS):
        note(before - 2 * YEARS)  # as a process that read the row long ago

    assert seen() == before


def test_a_clock_that_ran_ahead_is_forgotten_by_an_act(ada):
    with as_of(timezone.now() + YEARS):
        note(seen())
    assert not readiness_of(ada).complete

    believe_the_clock(by=SYSTEM)

    assert readiness_of(ada).complete


def said(what):
    out = StringIO()
    call_command("clock", what, stdout=out)
    return out.getvalue()


def test_the_command_tells_of_a_clock_set_back_and_believes_it_when_told(ada):
    with as_of(timezone.now() + YEARS):
        note(seen())

    before, after = said("show"), said("believe")

    assert ("A later moment was seen before" in before, "later moment" in after) == (True, False)
    assert Line.objects.latest("number").act == "readiness:clock_believed"
