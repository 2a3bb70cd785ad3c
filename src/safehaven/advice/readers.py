"""Who reads a notice before it goes up.  Apps above, which know whom we support, register theirs when they start."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from safehaven.foundation.refusals import Refusal
from safehaven.workforce.front import StaffMember

Reader = Callable[[str, StaffMember], None]
Asked = Callable[[HttpRequest, str, StaffMember], None]

_readers: list[Reader] = []
_asked_first: list[Asked] = []


class NamesSomebody(Refusal):
    """A notice tells what happened, and nothing of whom it happened to."""


def read_before_publishing(reader: Reader, *, first: Asked) -> None:
    """Register a reader, which raises a Refusal where a text must not go before colleagues.

    It reads inside the act, and is given who publishes.  What is asked first comes before the act, where
    it can count and note what is asked, and that stays when the act is undone.  Called from AppConfig.ready.
    """
    _readers.append(reader)
    _asked_first.append(first)


def ask_first(request: HttpRequest, text: str, by: StaffMember) -> None:
    """Raise the first Refusal against a text, outside any act."""
    for asked in _asked_first:
        asked(request, text, by)


def check_readers(text: str, by: StaffMember) -> None:
    """Raise the first Refusal that a reader has against a text."""
    for reader in _readers:
        reader(text, by)
