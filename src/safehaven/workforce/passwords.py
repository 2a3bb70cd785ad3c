"""How good a password must be: long, and hard to guess even for somebody who knows its owner.

No rules about capitals or signs, unless a policy asks for them: they make passwords harder to remember,
not harder to guess.
"""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from safehaven.policies.front import Parameter, number_in_force
from safehaven.workforce.models import StaffMember

LONGEST = 1000
READ = 72  # zxcvbn is slow on long input; whatever is guessable shows by then
ALL_KINDS = 4  # small letters, capitals, digits, other signs
GOOD_ENOUGH = 3  # of 4: at least a hundred million guesses


class LongAndHardToGuess:
    """Django's password validator of this house.  Setting: AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: StaffMember | None = None) -> None:
        """Raise ValidationError, saying what is wrong and what would be better."""
        shortest = number_in_force(Parameter.PASSWORD_MIN_LENGTH)
        if len(password) < shortest:
            raise ValidationError(
                f"The password must be {shortest} characters or more.  Three or four random words work well."
            )
        if len(password) > LONGEST:
            raise ValidationError(f"The password must be {LONGEST} characters or fewer.")
        if _kinds_of_sign(password) < number_in_force(Parameter.PASSWORD_CLASSES):
            raise ValidationError(_too_few_kinds())
        if _score(password, user) < GOOD_ENOUGH:
            raise ValidationError(
                "This password is too easy to guess.  Choose three or four random words, "
                "and leave out your name, dates and common phrases."
            )

    def get_help_text(self) -> str:
        """What a right password looks like."""
        shortest, kinds = (
            number_in_force(Parameter.PASSWORD_MIN_LENGTH),
            number_in_force(Parameter.PASSWORD_CLASSES),
        )
        more = f"  {_too_few_kinds()}" if kinds > 1 else ""
        return f"Use {shortest} characters or more.  Three or four random words work well.{more}"


def _kinds_of_sign(password: str) -> int:
    """How many of small letters, capitals, digits and other signs stand in it."""
    kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
    return sum(any(kind(sign) for sign in password) for kind in kinds)


def _too_few_kinds() -> str:
    kinds = number_in_force(Parameter.PASSWORD_CLASSES)
    which = "all of" if kinds == ALL_KINDS else f"{kinds} of"
    return f"Use {which} these: small letters, capitals, digits, and signs such as a hyphen."


def _score(password: str, user: StaffMember | None) -> int:
    """How hard to guess a password is, from 0 to 4, with what is known about its owner worth nothing."""
    known = _known_about(user)
    rest = re.sub("|".join(map(re.escape, known)), "", password, flags=re.IGNORECASE) if known else password
    return min(_guessable(password, known), _guessable(rest or "-", []))


def _guessable(password: str, known: list[str]) -> int:
    found: dict[str, Any] = zxcvbn(password[:READ], user_inputs=known)  # type: ignore[no-untyped-call]  # has none
    return int(found["score"])


def _known_about(user: StaffMember | None) -> list[str]:
    if user is None:
        return []
    return [word for word in re.split(r"[\W_]+", f"{user.name} {user.email} safehaven") if len(word) > 2]
