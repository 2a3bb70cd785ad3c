"""A question about a mistake or about somebody's rights starts the clock of the law, as the policy sets it."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.advice.clocks import clock_of
from safehaven.advice.models import Question
from safehaven.advice.operations import settle
from safehaven.advice.states import Topic
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, choose

LONDON = ZoneInfo("Europe/London")


@operation
def asked_at(question: Question, moment: datetime) -> Question:
    """As if it had been asked then."""
    write("tests:changed", by=SYSTEM)
    Question.objects.filter(pk=question.pk).update(asked_at=moment, waits_since=moment)
    question.refresh_from_db()
    return question


def test_a_mistake_gives_72_hours_to_report_a_breach(asking, ada, dora):
    question = asked_at(asking(ada, topic=Topic.MISTAKE), datetime(2026, 10, 24, 12, 30, tzinfo=LONDON))

    clock = clock_of(question)

    assert clock is not None
    assert clock.until - question.asked_at == timedelta(hours=72)
    assert "the ICO must hear of it by 27 October 2026 at 11:30am" in clock.sentence, (
        "the clocks went back meanwhile"
    )


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2027, 1, 31), "28 February 2027"),
        (date(2026, 11, 26), "26 December 2026"),
        (date(2028, 1, 30), "29 February 2028"),
    ],
)
def test_a_request_is_answered_by_the_same_day_a_month_later(asking, ada, dora, day, due):
    question = asked_at(
        asking(ada, topic=Topic.RIGHTS), datetime(day.year, day.month, day.day, 9, tzinfo=LONDON)
    )

    clock = clock_of(question)

    assert clock is not None
    assert f"they must have the answer by {due}." in clock.sentence


def test_the_policy_sets_both_clocks(asking, ada, dora):
    moment = datetime(2026, 11, 26, 9, tzinfo=LONDON)
    mistake = asked_at(asking(ada, topic=Topic.MISTAKE), moment)
    request = asked_at(asking(ada, topic=Topic.RIGHTS), moment)

    choose(Parameter.BREACH_REPORT_HOURS, "24", by=SYSTEM)
    choose(Parameter.SAR_EXTENSION_MONTHS, "1", by=SYSTEM)

    assert "27 November 2026 at 9am" in clock_of(mistake).sentence
    assert "then it is 26 January 2027" in clock_of(request).sentence


def test_other_questions_and_settled_ones_have_no_clock(asking, ada, dora):
    other, settled = asking(ada, topic=Topic.POLICY), asking(ada, topic=Topic.MISTAKE)
    settled = settle(settled, once=uuid4(), by=ada)

    assert (clock_of(other), clock_of(settled)) == (None, None)


def test_the_page_and_the_desk_show_the_clock_and_it_is_late_once_it_has_run_out(
    asking, ada, dora, signed_in
):
    question = asking(ada, topic=Topic.MISTAKE)
    browser = signed_in(dora)
    shown = browser.get(reverse("advice:question", kwargs={"asked": question.pk})).content.decode()
    before = browser.get("/").content.decode()
    choose(Parameter.BREACH_REPORT_HOURS, "1", by=SYSTEM)
    asked_at(question, timezone.now() - timedelta(minutes=61))

    after = browser.get("/").content.decode()

    assert "the ICO must hear of it by" in shown
    assert ("ICO by" in before, "Late" in before) == (True, False)
    assert ("ICO by" in after, "Late" in after) == (True, True)
