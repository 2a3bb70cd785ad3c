"""Which records were changed: read from the ledger, on which every change leaves its line in the same transaction."""

from __future__ import annotations

import time
from uuid import UUID

from django.db.models import Max, Q

from safehaven.directory.front import CLOSE_CHANGED_BY
from safehaven.ledger.front import StoredLine
from safehaven.records.front import CHANGED_BY

PEOPLE_CHANGED_BY = CHANGED_BY | CLOSE_CHANGED_BY
_LOOKED_BACK = 1000
_AT_ONCE = 5000
_GIVEN_UP_SECONDS = 120.0
_RECORD = "record:"


class Following:
    """Hands out each change once.

    PostgreSQL gives out the numbers of lines without waiting, so a line may appear after one with a higher number.
    Numbers that are not there yet are asked for again for two minutes; by then their act was undone.
    """

    def __init__(self) -> None:
        newest = StoredLine.objects.aggregate(newest=Max("number"))["newest"] or 0
        self.through = max(newest - _LOOKED_BACK, 0)
        self.all_seen = False
        """Whether the last asking came to the end of the ledger."""

        self._missing: dict[int, float] = {}

    @property
    def gaps(self) -> tuple[int, ...]:
        """Numbers below `through` of lines that were not there yet."""
        return tuple(self._missing)

    def changed(self) -> set[UUID]:
        """The records that were changed since it was asked last, of so many lines at a time; see `all_seen`."""
        now = time.monotonic()
        self._missing = {
            number: since for number, since in self._missing.items() if now - since < _GIVEN_UP_SECONDS
        }
        later = Q(number__gt=self.through)
        wanted = later | Q(number__in=list(self._missing)) if self._missing else later
        rows = StoredLine.objects.filter(wanted).order_by("number")
        found = list(rows.values_list("number", "act", "about")[:_AT_ONCE])
        self.all_seen = len(found) < _AT_ONCE
        self._note([number for number, _act, _about in found], now)
        return {
            UUID(about.removeprefix(_RECORD))
            for _number, act, about in found
            if act in PEOPLE_CHANGED_BY and about.startswith(_RECORD)
        }

    def _note(self, numbers: list[int], now: float) -> None:
        for number in numbers:
            self._missing.pop(number, None)
        newest = max(numbers, default=self.through)
        if newest > self.through:
            there = set(numbers)
            gaps = (number for number in range(self.through + 1, newest) if number not in there)
            self._missing |= dict.fromkeys(gaps, now)
            self.through = newest
