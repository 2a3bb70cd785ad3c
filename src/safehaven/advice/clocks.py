"""The clocks of the law that start with a question: a breach is to be reported, a person's request answered.

They run from the moment the question was asked here.  Whether there is a breach or a request, a person judges.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from safehaven.advice.models import Question
from safehaven.advice.states import State, Topic
from safehaven.interface.times import plain_date, plain_datetime
from safehaven.policies.front import Parameter, number_in_force
from safehaven_core.deadlines import months_after


@dataclass(frozen=True, slots=True)
class Clock:
    """Until when, for whom in a word, and the whole of it in a sentence."""

    until: datetime
    short: str
    sentence: str


def clock_of(question: Question) -> Clock | None:
    """The clock that runs with a question, by the policy of this moment; None when none does, or it is settled."""
    if question.state == State.SETTLED:
        return None
    if question.topic == Topic.MISTAKE:
        return _to_report_a_breach(question.asked_at)
    return _to_answer_a_request(question.asked_at) if question.topic == Topic.RIGHTS else None


def _to_report_a_breach(asked_at: datetime) -> Clock:
    """UK GDPR article 33(1): not later than so many hours after we became aware of it."""
    until = asked_at + timedelta(hours=number_in_force(Parameter.BREACH_REPORT_HOURS))
    moment = plain_datetime(until)
    return Clock(
        until,
        f"ICO by {moment}",
        f"If this is a breach that may harm people, the ICO must hear of it by {moment}. "
        "If somebody here knew of it earlier, count from then.",
    )


def _to_answer_a_request(asked_at: datetime) -> Clock:
    """UK GDPR article 12(3): within so many months of receipt, and so many more where it is complex."""
    months, more = number_in_force(Parameter.SAR_MONTHS), number_in_force(Parameter.SAR_EXTENSION_MONTHS)
    received = timezone.localtime(asked_at)
    until = months_after(received, months)
    return Clock(
        until,
        f"answer by {plain_date(until)}",
        f"If they ask for what we hold about them, they must have the answer by {plain_date(until)}. "
        f"Where that is too hard, tell them why before that day; then it is {plain_date(months_after(received, months + more))}. "
        "If they asked us earlier, count from then.",
    )
