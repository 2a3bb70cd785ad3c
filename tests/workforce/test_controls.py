"""The controls of passwords and shared accounts turn when what they rely on is gone."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.controls import State, gather
from safehaven.workforce import controls, passwords
from safehaven.workforce.jobs import notice_two_places
from safehaven.workforce.models import Concern
from safehaven.workforce.operations import close_password, decide_concern
from safehaven.workforce.states import Outcome
from tests.workforce.test_two_places import ELSEWHERE, OFFICE, session_at

__all__ = ["session_at"]


def stands(name):
    return gather({name})[name].state


def test_a_closed_password_waits_until_somebody_looked_into_it(ada, grace):
    assert stands("password-compromise") is State.HOLDS
    concern = close_password(ada, by=SYSTEM)
    assert stands("password-compromise") is State.ATTENTION

    decide_concern(concern, Outcome.MADE_SAFE, "She has a new one.", by=grace)

    assert stands("password-compromise") is State.HOLDS


def test_a_shared_account_is_seen_even_where_no_worker_runs(ada, grace, session_at):
    assert stands("password-sharing") is State.HOLDS
    session_at(ada, OFFICE)
    session_at(ada, ELSEWHERE)
    assert "nobody was told yet" in gather({"password-sharing"})["password-sharing"].sentence

    notice_two_places()
    assert stands("password-sharing") is State.ATTENTION
    decide_concern(Concern.objects.get(), Outcome.TALKED, "We talked about it.", by=grace)

    assert stands("password-sharing") is State.HOLDS


def test_the_warning_about_devices_must_stand_where_passwords_are_chosen(db, monkeypatch):
    assert stands("password-storage") is State.HOLDS

    monkeypatch.setattr(controls, "NOT_IN_THE_DEVICE", "Something that no page says.")

    assert stands("password-storage") is State.ATTENTION


@pytest.mark.parametrize("gone", ["_known_of_the_house", "_score"])
def test_a_password_made_from_our_name_turns_the_clause(db, gone, monkeypatch):
    assert stands("password-strength") is State.HOLDS

    monkeypatch.setattr(passwords, gone, {"_known_of_the_house": list, "_score": lambda *_: 4}[gone])

    assert stands("password-strength") is State.ATTENTION
