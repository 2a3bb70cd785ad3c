"""How good a password must be."""

import time

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
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
