"""How good a password must be."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from safehaven.demo.playback import as_of
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.policies.parameters import MEANINGS
from safehaven.workforce.models import StaffMember

pytestmark = pytest.mark.django_db

ADA = StaffMember(name="Ada Lovell", email="ada@example.org")


@pytest.mark.parametrize(
    "password", ["seven otters juggle", "quiet-maple-teapot", "xk2Vq9!mPz0rT4", "ÜberRaschung vielleicht"]
)
def test_long_and_hard_to_guess_is_good_enough(password):
    assert validate_password(password, ADA) is None


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("xk2Vq9!mPz0", "12 characters or more"),
        ("password1234", "too easy to guess"),
        ("AdaLovell2026", "too easy to guess"),
        ("safehavensafehaven", "too easy to guess"),
        ("aaaaaaaaaaaaaaaa", "too easy to guess"),
        ("qwertyuiop12", "too easy to guess"),
        ("x" * 1001, "1000 characters or fewer"),
    ],
)
def test_short_or_easy_is_refused_with_what_would_be_better(password, told):
    with pytest.raises(ValidationError, match=told):
        validate_password(password, ADA)


def test_a_very_long_password_is_judged_quickly():
    began = time.process_time()
    validate_password("quiet-maple-teapot-" * 50, ADA)

    assert time.process_time() - began < 2


def test_the_policy_sets_how_long_a_password_must_be():
    choose(Parameter.PASSWORD_MIN_LENGTH, "20", by=SYSTEM)

    with pytest.raises(ValidationError, match="20 characters or more"):
        validate_password("quiet-maple-teapot", ADA)


def test_kinds_of_sign_are_asked_for_where_a_policy_does():
    choose(Parameter.PASSWORD_CLASSES, "4", by=SYSTEM)

    assert validate_password("Quiet-maple-teapot-7", ADA) is None
    with pytest.raises(
        ValidationError, match="Use all of these: small letters, capitals, digits, and signs such as a hyphen"
    ):
        validate_password("Quiet-maple-teapot", ADA)


@pytest.mark.parametrize(
    "password", ["harbourlanesupport1", "HarbourLane2026!!", "H4rbourL4ne-Support", "safehaven-harbour-lane"]
)
def test_our_own_name_makes_no_password(password):
    with pytest.raises(ValidationError, match="too easy to guess"):
        validate_password(password, ADA)


def test_a_word_of_our_name_among_others_is_no_harm():
    assert validate_password("quiet-harbour-maple-teapot", ADA) is None


def test_a_policy_can_ask_for_stronger_passwords_and_not_for_weaker():
    assert validate_password("kettle-otters", ADA) is None
    choose(Parameter.PASSWORD_STRENGTH, "4", by=SYSTEM)

    with pytest.raises(ValidationError, match="too easy to guess"):
        validate_password("kettle-otters", ADA)
    assert validate_password("quiet-maple-teapot-voyage", ADA) is None
    assert MEANINGS[Parameter.PASSWORD_STRENGTH].read("2") is None


def test_no_password_runs_out_by_itself(ada, with_app, type_password):
    """After ten years it still leads on to the second factor; nothing even keeps when it was chosen."""
    with_app(ada)
    with as_of(timezone.now() + timedelta(days=3650)):
        typed = type_password(ada).get("/sign-in/second-factor/")

    assert typed.status_code == 200
    assert [name for name in StaffMember.tells if "password" in name] == ["password"]
