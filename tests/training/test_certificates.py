"""A certificate counts for as long as the policy of the moment allows, and no clock brings it back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.demo.playback import as_of
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import StoredLine, write
from safehaven.policies.front import Parameter, choose
from safehaven.training.front import How, certify, training_of
from safehaven.training.jobs import end_certificates
from safehaven.training.models import Certificate
from safehaven.training.queries import over_by
from safehaven.training.rules import HereAlready, InTheFuture, NoSuchCourse
from safehaven.workforce.front import Role, give_role
from tests.training.conftest import MAIN, later

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.now() - timedelta(days=days)


def test_it_counts_for_a_year_and_not_a_minute_longer(ada):
    until = certify(ada, MAIN, by=SYSTEM).until

    with as_of(until - timedelta(seconds=1)):
        assert training_of(ada).missing == ()
    with as_of(until):
        assert training_of(ada) == type(training_of(ada))(None, ("Keeping information safe",))


def test_a_stricter_policy_shortens_at_once(ada):
    certify(ada, MAIN, by=SYSTEM, passed_at=ago(200))
    assert training_of(ada).missing == ()

    choose(Parameter.TRAINING_INTERVAL_MONTHS, "6", by=SYSTEM)

    assert training_of(ada).missing == ("Keeping information safe",)


def test_a_looser_policy_lengthens_no_certificate(ada):
    until = certify(ada, MAIN, by=SYSTEM).until

    choose(Parameter.TRAINING_INTERVAL_MONTHS, "24", by=SYSTEM)

    assert training_of(ada).good_until == until


def test_the_better_of_two_counts(ada):
    certify(ada, MAIN, by=SYSTEM)
    newer = training_of(ada).good_until
    certify(ada, MAIN, by=SYSTEM, passed_at=ago(100))

    assert training_of(ada).good_until == newer


def test_everything_needed_is_asked_in_one_query(ada, django_assert_num_queries):
    certify(ada, MAIN, by=SYSTEM)
    outside = 1  # the value of the parameter, which pages keep in memory, and acts read anew

    with django_assert_num_queries(1 + outside):
        training_of(ada)


def test_a_certificate_that_was_ended_stays_ended_when_the_clock_is_set_back(ada):
    certify(ada, MAIN, by=SYSTEM)
    with later(days=400):
        end_certificates()

    assert Certificate.objects.get().ended_at is not None
    assert training_of(ada).missing == ("Keeping information safe",)
    assert not over_by(timezone.now()).exists()


def test_a_clock_behind_the_ledger_is_not_believed(ada):
    until = certify(ada, MAIN, by=SYSTEM, passed_at=ago(364)).until
    line_in_two_days(until + timedelta(days=1))

    assert training_of(ada).missing == ("Keeping information safe",)


def test_a_role_may_need_a_course_of_its_own(ada, grace):
    certify(ada, MAIN, by=SYSTEM)
    certify(grace, MAIN, by=SYSTEM)

    give_role(ada, Role.MANAGER, by=SYSTEM)

    assert training_of(ada).missing == training_of(grace).missing == ("Leading a team safely",)
    assert training_of(ada).good_until is None


def test_a_certificate_of_another_counts_for_nobody_else(ada, sam):
    certify(ada, MAIN, by=SYSTEM)

    assert training_of(sam).missing == ("Keeping information safe",)


def test_nobody_passed_tomorrow(ada):
    with pytest.raises(InTheFuture):
        certify(ada, MAIN, by=SYSTEM, passed_at=timezone.now() + timedelta(days=1))


def test_there_is_no_certificate_of_no_course(ada):
    with pytest.raises(NoSuchCourse):
        certify(ada, "basket-weaving", by=SYSTEM)


def test_the_same_reference_comes_in_once(ada):
    certify(ada, MAIN, by=SYSTEM, reference="LMS-1")

    with pytest.raises(HereAlready):
        certify(ada, MAIN, by=SYSTEM, reference="LMS-1")


@pytest.mark.parametrize("wrong", [{"how": How.TEST}, {"until": datetime(2020, 1, 1, tzinfo=UTC)}])
def test_the_database_refuses_what_cannot_be(ada, wrong):
    certificate = certify(ada, MAIN, by=SYSTEM)

    with pytest.raises(IntegrityError):
        behind_our_back(certificate, wrong)


def test_months_are_those_of_the_calendar_by_the_clock_on_the_wall(ada):
    choose(Parameter.TRAINING_INTERVAL_MONTHS, "6", by=SYSTEM)

    certificate = certify(ada, MAIN, by=SYSTEM, passed_at=datetime(2026, 8, 31, 12, tzinfo=UTC))

    assert certificate.until == datetime(2027, 2, 28, 13, tzinfo=UTC)


@operation
def line_in_two_days(moment):
    """The newest line as it is after the clock was set back: later than now."""
    write("tests:line", by=SYSTEM)
    newest = StoredLine.objects.order_by("-number").first()
    newest.number, newest.at = newest.number + 1, moment
    newest.save(force_insert=True)


@operation
def behind_our_back(certificate, wrong):
    write("tests:changed", by=SYSTEM)
    Certificate.objects.filter(pk=certificate.pk).update(**wrong)
