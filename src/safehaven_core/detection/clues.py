"""What points to one person, before it is weighed."""

from __future__ import annotations

from typing import NamedTuple

from safehaven_core.detection.report import Because

_MOST_OF_A_KIND = 12


class Sign(NamedTuple):
    """Words that point to somebody, as a reason is, but light: most are weighed and never told."""

    start: int
    end: int
    kind: Because


class Clues:
    """The signs of one person, each with how many people on the roll it fits as well."""

    __slots__ = ("_kinds", "reasons")

    def __init__(self) -> None:
        self.reasons: dict[Sign, int] = {}
        self._kinds: dict[Because, int] = {}

    def add(self, reason: Sign, people: int = 1) -> None:
        kinds, kind = self._kinds, reason.kind
        count = kinds.get(kind, 0)
        if count < _MOST_OF_A_KIND and reason not in self.reasons:
            self.reasons[reason] = people
            kinds[kind] = count + 1

    def has(self, kind: Because) -> bool:
        return kind in self._kinds

    def near(self, place: int, reach: int) -> bool:
        """Whether a reason stands within reach of a place."""
        return any(abs(reason.start - place) <= reach for reason in self.reasons)
