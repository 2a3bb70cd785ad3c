"""How good a password must be: long, and hard to guess even for somebody who knows its owner.

No rules about capitals or signs, unless a policy asks for them: they make passwords harder to remember,
not harder to guess.
"""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from safehaven.interface.counting import counted
from safehaven.policies.front import Parameter, number_in_force
from safehaven.workforce.models import StaffMember

LONGEST = 1000
READ = 72  # zxcvbn is slow on long input; whatever is guessable shows by then
IN_LETTERS = str.maketrans("4301$5@7", "aeolssat")  # signs that people write in place of letters
ALL_KINDS = 4  # small letters, capitals, digits, other signs


class LongAndHardToGuess:
    """Django's password validator of this house.  Setting: AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: StaffMember | None = None) -> None:
        """Raise ValidationError, saying what is wrong and what would be better."""
        shortest = number_in_force(Parameter.PASSWORD_MIN_LENGTH)
        if len(password) < shortest:
            raise ValidationError(
                f"The password must be {counted(shortest, 'character')} or more.  Three or four random words work well."
            )
        if len(password) > LONGEST:
            raise ValidationError(f"The password must be {LONGEST} characters or fewer.")
        if _kinds_of_sign(password) < number_in_force(Parameter.PASSWORD_CLASSES):
            raise ValidationError(_too_few_kinds())
        if _score(password, user) < number_in_force(Parameter.PASSWORD_STRENGTH):
            raise ValidationError(
                "This password is too easy to guess.  Choose three or four random words, "
                "and leave out your name, ours, dates and common phrases."
            )

    def get_help_text(self) -> str:
        """What a right password looks like."""
        shortest, kinds = (
            number_in_force(Parameter.PASSWORD_MIN_LENGTH),
            number_in_force(Parameter.PASSWORD_CLASSES),
        )
        more = f"  {_too_few_kinds()}" if kinds > 1 else ""
        return f"Use {counted(shortest, 'character')} or more.  Three or four random words work well.{more}"


def _kinds_of_sign(password: str) -> int:
    """How many of small letters, capitals, digits and other signs stand in it."""
    kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
    return sum(any(kind(sign) for sign in password) for kind in kinds)


def _too_few_kinds() -> str:
    kinds = number_in_force(Parameter.PASSWORD_CLASSES)
    which = "all of" if kinds == ALL_KINDS else f"{kinds} of"
    return f"Use {which} these: small letters, capitals, digits, and signs such as a hyphen."


def _score(password: str, user: StaffMember | None) -> int:
    """How hard to guess a password is, from 0 to 4, with what is known about its owner and us worth nothing."""
    known = sorted({*_known_about(user), *_known_of_the_house()}, key=len, reverse=True)
    rests = {_without(known, spelt) for spelt in (password, password.translate(IN_LETTERS))}
    scores = [_guessable(rest or "-", []) for rest in rests if rest is not None]
    return min([_guessable(password, known), *scores])


def _without(known: list[str], password: str) -> str | None:
    """What is left of a password without known words; nothing where there are none in it."""
    rest = re.sub("|".join(map(re.escape, known)), "", password, flags=re.IGNORECASE)
    return None if rest == password else rest


def _guessable(password: str, known: list[str]) -> int:
    found: dict[str, Any] = zxcvbn(password[:READ], user_inputs=known)  # type: ignore[no-untyped-call]  # has none
    return int(found["score"])


def _known_about(user: StaffMember | None) -> list[str]:
    if user is None:
        return []
    return _words(f"{user.name} {user.email}")


def _known_of_the_house() -> list[str]:
    """What everybody here could guess: the organisation's name, with and without its gaps, and ours."""
    organisation = str(settings.SAFEHAVEN_ORGANISATION)
    return [*_words(organisation), *_words("".join(organisation.split())), "safehaven", "password"]


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", text) if len(word) > 2]
