"""Why something may not happen now, in words for the person who asked."""

from collections.abc import Callable
from typing import Any


class Refusal(Exception):
    """A rule said no.  The message says what is wrong and what would be right."""


class NotThere(Refusal):
    """What was asked for is not there for this person.  Pages answer as they do for nothing at all."""


class SavedOther(Refusal):
    """This form saved something already, and it was something else: a reload or going back, and then other words."""

    def __init__(self) -> None:
        super().__init__(
            "This page saved something else of yours before, and this is not saved yet. "
            "Look at what was saved. If you want this as well, save again."
        )


def allowed(rule: Callable[..., None], *args: Any) -> bool:
    """Whether a rule would let this pass: for templates that show or hide a button."""
    try:
        rule(*args)
    except Refusal:
        return False
    return True
