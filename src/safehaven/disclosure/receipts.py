"""One page on which whoever is outside says that something has arrived, whichever part of the house sent it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Receipts:
    """The links of one part: which are its own, what pressing the button does, and what comes after it.

    `confirm` raises a Refusal where it is known already.  What `what_comes` says is about nobody.
    """

    are_ours: Callable[[str], bool]
    confirm: Callable[[str], object]
    what_comes: Callable[[str], str]


_KINDS: list[Receipts] = []


def answer_links(receipts: Receipts) -> None:
    """Let the page answer the links of one more part."""
    if receipts not in _KINDS:
        _KINDS.append(receipts)


def receipts_of(token: str) -> Receipts | None:
    """Who made this link; nobody, where it is not ours."""
    return next((kind for kind in _KINDS if kind.are_ours(token)), None)
