"""What is in force: the newest choice, at once for acts, within a second in every process, and cheaply."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies import queries
from safehaven.policies.front import Parameter, choose, in_force, number_in_force
from safehaven.policies.models import ParameterChoice
from safehaven.policies.queries import Kept

pytestmark = pytest.mark.django_db


@operation
def chosen_at(moment, value):
    """A choice made by a machine whose clock was wrong."""
    write("tests:chosen", by=SYSTEM)
    ParameterChoice.objects.create(
        parameter="undo_seconds", value=value, chosen_at=moment, chosen_by="system:tests"
    )


def test_until_somebody_chooses_the_default_is_in_force():
    assert (in_force(Parameter.SECOND_PERSON), number_in_force(Parameter.UNDO_SECONDS)) == ("never", 30)


def test_an_act_sees_a_choice_at_once():
    choose(Parameter.UNDO_SECONDS, "45", by=SYSTEM)

    assert number_in_force(Parameter.UNDO_SECONDS) == 45


def test_a_choice_of_nothing_is_a_choice():
    choose(Parameter.UNDO_SECONDS, "0", by=SYSTEM)

    assert number_in_force(Parameter.UNDO_SECONDS) == 0


def test_one_parameter_does_not_change_another():
    choose(Parameter.UNDO_SECONDS, "45", by=SYSTEM)

    assert in_force(Parameter.SECOND_PERSON) == "never"


def test_the_newest_choice_is_in_force_even_where_the_clock_was_set_back():
    chosen_at(timezone.now() + timedelta(days=1), "600")

    choose(Parameter.UNDO_SECONDS, "45", by=SYSTEM)

    assert number_in_force(Parameter.UNDO_SECONDS) == 45


def test_no_two_choices_bear_the_same_moment():
    moment = timezone.now()
    chosen_at(moment, "10")

    with pytest.raises(IntegrityError):
        chosen_at(moment, "20")


def test_what_was_read_is_kept_for_a_moment(django_assert_num_queries):
    kept = Kept()

    with django_assert_num_queries(1):
        for _ in range(100):
            kept.values()


def test_what_was_read_is_not_kept_for_long(monkeypatch):
    monkeypatch.setattr(queries, "KEPT_FOR", 0.0)
    kept = Kept()
    kept.values()

    choose(Parameter.UNDO_SECONDS, "45", by=SYSTEM)

    assert kept.values() == {"undo_seconds": "45"}


def test_what_was_read_is_never_kept_for_a_second():
    assert queries.KEPT_FOR < 1


def test_a_choice_is_seen_in_its_own_process_as_soon_as_it_stands(django_capture_on_commit_callbacks):
    queries.KEPT.values()

    with django_capture_on_commit_callbacks(execute=True):
        choose(Parameter.UNDO_SECONDS, "45", by=SYSTEM)

    try:
        assert queries.KEPT.values() == {"undo_seconds": "45"}
    finally:
        queries.KEPT.forget()


def test_inside_a_transaction_nothing_that_was_kept_is_used():
    queries.KEPT.values()

    choose(Parameter.UNDO_SECONDS, "45", by=SYSTEM)

    assert number_in_force(Parameter.UNDO_SECONDS) == 45
    queries.KEPT.forget()
