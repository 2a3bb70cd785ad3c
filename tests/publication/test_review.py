"""When a policy is to be looked at again, and what a clock that was set back can do about it: nothing."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from safehaven.demo.playback import as_of
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.standing import Standing
from safehaven.interface.times import plain_date
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, adopt, choose
from safehaven.publication.front import publish, record_review
from safehaven.publication.models import PolicyText, Review
from safehaven.publication.queries import currents, due_dates
from safehaven.publication.rules import NothingWritten, NotInForce
from safehaven.publication.waiting import tasks_for
from safehaven.workforce.front import capabilities_of
from safehaven_core.deadlines import months_after
from tests.publication.conftest import behind_our_back

pytestmark = pytest.mark.django_db

A_YEAR = timedelta(days=366)
WHY = "I read all of it against the law of this year. Nothing is other."


def due():
    return due_dates(currents())["wy"]


def tasks_of(staff):
    standing = Standing(staff=staff, capabilities=capabilities_of(staff), second_factor=True)
    return [(task.title, task.status.text) for task in tasks_for(standing)]


def test_a_review_is_due_when_the_policy_says(published):
    assert due().next == months_after(timezone.localtime(published.issued_at), 12)

    choose(Parameter.REVIEW_INTERVAL_MONTHS, "6", by=SYSTEM)

    assert due().next == months_after(timezone.localtime(published.issued_at), 6)


def test_without_a_text_it_is_due_from_the_adoption(wy):
    assert (due().last, due().overdue) == (wy.adopted_at, False)


def test_a_late_review_is_raised_with_those_who_answer_for_it(published, sid, tom, ada):
    assert tasks_of(sid) == []

    with as_of(timezone.now() + A_YEAR):
        raised = [tasks_of(one) for one in (sid, tom, ada)]

    late = [("Review “How we look after what we know”", "Late")]
    assert raised == [late, late, []]


def test_a_review_without_a_change_moves_the_date_on_and_says_why(published, sid):
    with as_of(timezone.now() + A_YEAR):
        review = record_review("wy", WHY, by=sid)

        assert (due().last, due().overdue) == (review.reviewed_at, False)
    line = Line.objects.latest("number")
    assert (line.act, line.by, "law" in line.entry) == ("publication:reviewed", sid.ledger_name, False)
    assert Review.objects.get().why == WHY


def test_a_review_needs_a_reason(published, sid):
    with pytest.raises(NothingWritten, match="why the policy stays"):
        record_review("wy", "  ", by=sid)

    assert Review.objects.count() == 0


def test_what_is_not_in_force_is_not_reviewed(wy, sid):
    with pytest.raises(NotInForce):
        record_review("ju", WHY, by=sid)


def test_a_clock_set_back_makes_no_review_older_than_the_one_before(published, sid):
    first = record_review("wy", WHY, by=sid)

    with as_of(timezone.now() - timedelta(days=400)):
        second = record_review("wy", WHY, by=sid)

    assert second.reviewed_at > first.reviewed_at > published.issued_at
    assert due().last == second.reviewed_at


def test_a_clock_set_back_hides_no_late_review(published):
    newest = Line.objects.latest("number").at
    issued = newest - A_YEAR
    behind_our_back(lambda: PolicyText.objects.update(issued_at=issued))
    assert due().overdue

    with as_of(newest - timedelta(days=300)):
        assert due().overdue


def test_a_review_under_a_clock_set_forward_is_found_out_and_does_not_count_for_years(published, sid):
    with as_of(timezone.now() + 10 * A_YEAR):
        record_review("wy", WHY, by=sid)

    assert due().clock_wrong
    assert tasks_of(sid) == [("Look at the dates of “How we look after what we know”", "Late")]


def test_a_publication_under_a_clock_set_back_is_after_what_was_before_it(signed, sid, wy):
    with as_of(timezone.now() - timedelta(days=400)):
        published = publish(signed, by=sid)

    assert published.issued_at > wy.adopted_at


def test_what_is_issued_in_the_first_minutes_of_a_summer_day_is_due_on_that_day(published):
    just_after_midnight = datetime.fromisoformat("2026-03-31T23:30:00+00:00")
    behind_our_back(lambda: PolicyText.objects.update(issued_at=just_after_midnight))
    choose(Parameter.REVIEW_INTERVAL_MONTHS, "8", by=SYSTEM)

    assert plain_date(due().next) == "1 December 2026"


def test_each_policy_has_its_own_dates(published, sid):
    adopt("ju", by=SYSTEM)
    record_review("ju", WHY, by=sid)

    found = due_dates(currents())

    assert found["wy"].last == published.issued_at
    assert found["ju"].last == Review.objects.get().reviewed_at
