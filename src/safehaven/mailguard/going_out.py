"""Which copy leaves next, where several leave at once: each in its turn, none in two hands of this process."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from uuid import UUID

from django.utils import timezone

from safehaven.mailguard.asked_often import due_now
from safehaven.mailguard.models import Delivery

AGAIN_SECONDS = 1.0
"""How long a copy rests that is due still although it was tried."""


class GoingOut:
    """A list of what is due, asked for anew once it is used up."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._due: deque[Delivery] = deque()
        self._in_hand: set[UUID] = set()
        self._tried: dict[UUID, float] = {}

    @contextmanager
    def next(self) -> Iterator[Delivery | None]:
        """The next copy, for as long as it is in hand; None where nothing is due."""
        chosen = self._choose()
        try:
            yield chosen
        finally:
            if chosen is not None:
                with self._lock:
                    self._in_hand.discard(chosen.pk)
                    self._tried[chosen.pk] = time.monotonic()

    def _choose(self) -> Delivery | None:
        with self._lock:
            if not self._due:
                self._ask()
            chosen = self._due.popleft() if self._due else None
            if chosen is not None:
                self._in_hand.add(chosen.pk)
            return chosen

    def _ask(self) -> None:
        since = time.monotonic() - AGAIN_SECONDS
        self._tried = {copy: at for copy, at in self._tried.items() if at > since}
        busy = self._in_hand | self._tried.keys()
        self._due.extend(one for one in due_now(timezone.now()) if one.pk not in busy)
