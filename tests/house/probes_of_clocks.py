"""Probes of the law's clocks, which start with a question; `probes.py` says what a probe is."""

from __future__ import annotations

import uuid

from django.urls import reverse

from safehaven.advice.operations import ask
from safehaven.advice.states import Topic
from safehaven.policies.front import Parameter
from tests.disclosure.test_pages import text_of
from tests.house.probes import Get, probe


def clock_on_the_page(get: Get, topic: Topic) -> str:
    """What the page of a question says of the clock that runs with it."""
    asked = ask(topic, "What do I do now?", to=None, page="", once=uuid.uuid4(), by=get("ada"))
    page = text_of(get("signed_in")(get("ada")).get(reverse("advice:question", kwargs={"asked": asked.pk})))
    return page.partition("By when")[2].partition("count from then")[0]


@probe(Parameter.BREACH_REPORT_HOURS, "72", "24")
def by_when_the_ico_must_hear(get):
    return clock_on_the_page(get, Topic.MISTAKE).partition(" at ")[0]


@probe(Parameter.SAR_EXTENSION_MONTHS, "2", "1")
def how_long_a_hard_request_may_take(get):
    return clock_on_the_page(get, Topic.RIGHTS)
