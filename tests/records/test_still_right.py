"""Whether the details of a person are still right: asked of those who work with them, when the policy says so."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.interface.tasks import found_for
from safehaven.policies.front import Parameter, choose
from safehaven.records.accuracy import is_due, to_check
from safehaven.records.front import NewRecord, close_record, create_record, verify_details
from safehaven.records.models import Record
from safehaven.records.states import VerifiedHow
from tests.disclosure.test_pages import text_of
from tests.records.test_retention import as_if

TITLE = "Are the details of 1 person still right?"


@pytest.fixture
def old(robin):
    """Robin's record, opened more than a year ago, and never checked since."""
    as_if(robin, opened_at=timezone.now() - timedelta(days=400))
    robin.refresh_from_db()
    return robin


def on_the_desk(client) -> bool:
    return TITLE in text_of(client.get(reverse("home")))


def test_what_was_not_checked_for_a_year_comes_up_for_those_who_work_with_them(old, ada, sam, signed_in):
    assert (on_the_desk(signed_in(ada)), on_the_desk(signed_in(sam))) == (True, False)
    assert old.reference in text_of(signed_in(ada).get(reverse("records:to_check")))
    assert old.reference not in text_of(signed_in(sam).get(reverse("records:to_check")))


def test_a_check_puts_it_off_for_another_year(old, ada, signed_in):
    verify_details(old, how=VerifiedHow.PERSON, by=ada)

    assert (on_the_desk(signed_in(ada)), list(to_check(Record.objects.all()))) == (False, [])


def test_the_record_itself_says_so(old, ada, signed_in):
    page = text_of(signed_in(ada).get(reverse("records:record", kwargs={"record": old.pk})))

    assert "Nobody has checked these details yet" in page
    assert "The record was opened more than 12 months ago. Are they still right?" in page


def test_a_check_that_is_too_old_says_how_old_it_is(old, ada, signed_in):
    verify_details(old, how=VerifiedHow.PERSON, by=ada)
    as_if(old, verified_at=timezone.now() - timedelta(days=390))
    page = text_of(signed_in(ada).get(reverse("records:record", kwargs={"record": old.pk})))

    assert "That is more than 12 months ago. Are they still right?" in page
    assert "Nobody has checked" not in page


def test_a_new_record_and_a_closed_one_wait_for_nobody(robin, old, ada):
    fresh = create_record(NewRecord({"given_names": "Wren"}), by=ada)
    close_record(old, why="Settled.", by=ada)

    assert (is_due(fresh), list(to_check(Record.objects.all()))) == (False, [])


def test_a_shorter_time_counts_at_once(robin, ada):
    as_if(robin, opened_at=timezone.now() - timedelta(days=60))
    before = to_check(Record.objects.all()).count()

    choose(Parameter.ACCURACY_CHECK_MONTHS, "1", by=SYSTEM)

    assert (before, to_check(Record.objects.all()).count()) == (0, 1)


def test_nobody_who_is_not_ready_is_told_anything(old):
    from safehaven.foundation.standing import NOBODY

    assert found_for(NOBODY) == []
