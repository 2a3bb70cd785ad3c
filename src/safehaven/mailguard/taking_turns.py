"""Whose message is looked at next: one of each sender in turn, so that nobody's slow ones keep others waiting.

Nobody has two messages looked at at once.  Whoever waited longest since their last one comes first, and where
several are looked at at once, one place is kept for those whose last one was quick.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from uuid import UUID

from safehaven.mailguard.asked_often import oldest_of_each
from safehaven.mailguard.models import Submission

QUICK_SECONDS = 5.0
REMEMBERED_SECONDS = 900.0


class Turns:
    """Who is being looked at in this process, and when each had their last turn."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._busy: set[UUID] = set()
        self._last: dict[UUID, float] = {}
        self._slow: dict[UUID, float] = {}

    @contextmanager
    def next(self, *, quick_only: bool = False) -> Iterator[Submission | None]:
        """The next message, for as long as it is looked at; None where nobody's turn it is."""
        chosen = self._choose(quick_only=quick_only)
        begun = time.monotonic()
        try:
            yield chosen
        finally:
            if chosen is not None:
                self._end(chosen.sender_id, begun)

    def _choose(self, *, quick_only: bool) -> Submission | None:
        with self._lock:
            free = [
                one
                for one in oldest_of_each()
                if one.sender_id not in self._busy and not (quick_only and self._was_slow(one.sender_id))
            ]
            chosen = min(free, key=lambda one: self._last.get(one.sender_id, 0.0), default=None)
            if chosen is not None:
                self._busy.add(chosen.sender_id)
            return chosen

    def _end(self, sender: UUID, begun: float) -> None:
        with self._lock:
            self._busy.discard(sender)
            self._last[sender] = time.monotonic()
            if self._last[sender] - begun > QUICK_SECONDS:
                self._slow[sender] = self._last[sender]
            else:
                self._slow.pop(sender, None)

    def _was_slow(self, sender: UUID) -> bool:
        return time.monotonic() - self._slow.get(sender, -REMEMBERED_SECONDS) < REMEMBERED_SECONDS
