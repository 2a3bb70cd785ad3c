"""How good a password must be: long, and hard to guess even for somebody who knows its owner.

No rules about capitals or signs: they make passwords harder to remember, not harder to guess.
"""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from safehaven.workforce.models import StaffMember

SHORTEST = 12
LONGEST = 1000
READ = 72  # zxcvbn is slow on long input; whatever is guessable shows by then
GOOD_ENOUGH = 3  # of 4: at least a hundred million guesses


class LongAndHardToGuess:
    """Django's password validator of this house.  Setting: AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: StaffMember | None = None) -> None:
        """Raise ValidationError, saying what is wrong and what would be better."""
        if len(password) < SHORTEST:
            raise ValidationError(
                f"The password must be {SHORTEST} characters or more.  Three or four random words work well."
            )
        if len(password) > LONGEST:
            raise ValidationError(f"The password must be {LONGEST} characters or fewer.")
        if _score(password, user) < GOOD_ENOUGH:
            raise ValidationError(
                "This password is too easy to guess.  Choose three or four random words, "
                "and leave out your name, dates and common phrases."
            )

    def get_help_text(self) -> str:
        """What a right password looks like."""
        return f"Use {SHORTEST} characters or more.  Three or four random words work well."


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
