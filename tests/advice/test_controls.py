"""The controls of help and awareness turn when what they rely on is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.advice.models import Notice, Question
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.interface import navigation
from safehaven.ledger.front import write
from safehaven.policies.controls import State, gather
from safehaven.workforce.front import Role
from safehaven.workforce.operations import mark_as_left, take_role
from tests.advice.test_notices import published

__all__ = ["published"]


def stands(name):
    return gather({name})[name].state


@operation
def behind_our_back(change):
    """What no act of the house would do."""
    write("advice:form_sent_again", by=SYSTEM)
    return change()


@pytest.fixture
def everybody_there(question, gina, dora, ivy):
    """Somebody for each role, and Ada's question, which waits since just now."""
    assert stands("ask-for-help") is State.HOLDS
    return question


def test_help_needs_a_way_on_the_pages(everybody_there, monkeypatch):
    monkeypatch.setattr(navigation, "_help", [])

    assert stands("ask-for-help") is State.ATTENTION


@pytest.mark.parametrize(
    ("holder", "role"), [("gina", Role.GOVERNANCE_OFFICER), ("ivy", Role.IT_ADMINISTRATOR)]
)
def test_help_needs_somebody_who_answers(everybody_there, holder, role, request):
    take_role(request.getfixturevalue(holder), role, by=SYSTEM)

    assert stands("ask-for-help") is State.ATTENTION


def test_help_needs_answers_in_time(everybody_there):
    since = timezone.now() - timedelta(days=5)
    behind_our_back(lambda: Question.objects.update(waits_since=since))

    assert stands("ask-for-help") is State.ATTENTION


@pytest.mark.parametrize("name", ["awareness", "lessons-shared"])
def test_awareness_needs_something_published_within_a_year(name, published, dora, ada):
    assert stands(name) is State.ATTENTION
    published(dora)
    assert stands(name) is State.HOLDS

    behind_our_back(lambda: Notice.objects.update(published_at=timezone.now() - timedelta(days=366)))

    assert stands(name) is State.ATTENTION


def test_who_left_counts_for_nothing(published, dora, sam, ada):
    published(dora)
    mark_as_left(sam, by=SYSTEM)

    assert "read by 0 of 3" in gather({"awareness"})["awareness"].sentence
