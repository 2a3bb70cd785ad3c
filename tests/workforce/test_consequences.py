"""What the preview of a policy says about accounts and sessions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.policies.consequences import consequences_of
from safehaven.policies.front import Parameter
from safehaven.policies.queries import if_chosen
from safehaven.workforce.models import Activity

pytestmark = pytest.mark.django_db


def follows(parameter, value):
    return consequences_of(if_chosen(parameter, value).alterations)


def test_sessions_that_would_lock_at_once_are_counted(ada, sam, signed_in):
    signed_in(sam)
    signed_in(ada)
    Activity.objects.filter(session__staff=ada).update(seen_at=timezone.now() - timedelta(minutes=3))

    assert follows(Parameter.IDLE_LOCK_MINUTES, "2") == ["1 session would lock at once."]
    assert follows(Parameter.IDLE_LOCK_MINUTES, "4") == []


def test_a_stricter_rule_for_passwords_says_that_it_waits_for_new_ones(ada):
    assert follows(Parameter.PASSWORD_MIN_LENGTH, "20") == [
        "2 people keep their password until they choose another one."
    ]
