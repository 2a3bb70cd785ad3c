"""What was in force at a moment that is past can be told for ever, from what was chosen and adopted."""

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, adopt, choose, leave, settings_at, settings_in_force

pytestmark = pytest.mark.django_db


def test_each_moment_keeps_what_held_in_it():
    told = [(timezone.now(), settings_in_force())]
    for act in (
        lambda: choose(Parameter.RECORD_UPDATE_HOURS, "72", by=SYSTEM),
        lambda: adopt("wy", by=SYSTEM),
        lambda: choose(Parameter.RECORD_UPDATE_HOURS, "24", by=SYSTEM),
        lambda: adopt("ju", by=SYSTEM),
        lambda: leave("wy", by=SYSTEM),
        lambda: choose(Parameter.FAX, "never", by=SYSTEM),
    ):
        act()
        told.append((timezone.now(), settings_in_force()))

    hours = [settings_at(moment)[Parameter.RECORD_UPDATE_HOURS].value for moment, _ in told]
    assert hours[:4] == ["48", "72", "48", "24"]
    assert [settings_at(moment) for moment, _ in told] == [held for _, held in told]


def test_before_anybody_said_anything_the_defaults_held():
    before, defaults = timezone.now(), settings_in_force()
    adopt("ju", by=SYSTEM)

    assert settings_at(before) == defaults
