"""Why something may not happen now, in words for the person who asked."""

from collections.abc import Callable
from typing import Any


class Refusal(Exception):
    """A rule said no.  The message says what is wrong and what would be right."""


class NotThere(Refusal):
    """What was asked for is not there for this person.  Pages answer as they do for nothing at all."""


def allowed(rule: Callable[..., None], *args: Any) -> bool:
    """Whether a rule would let this pass: for templates that show or hide a button."""
    try:
        rule(*args)
    except Refusal:
        return False
    return True
