"""A bell that wakes one of several who wait, and that nobody misses who is busy while it rings."""

from __future__ import annotations

from threading import Condition


class Bell:
    """Rings for work of which one at a time is enough to do it.

        while bell.wait(since, seconds): since = bell.rung; look for work, and do it

    Whoever took `rung` before they looked, and found nothing, waits only if it did not ring meanwhile.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._rung = 0

    @property
    def rung(self) -> int:
        """How often it rang."""
        return self._rung

    def ring(self) -> None:
        """Say that there is something to do."""
        with self._changed:
            self._rung += 1
            self._changed.notify()

    def pass_on(self) -> None:
        """Wake another one, for what was nothing for me."""
        with self._changed:
            self._changed.notify()

    def ring_for_all(self) -> None:
        """Wake everybody."""
        with self._changed:
            self._rung += 1
            self._changed.notify_all()

    def wait(self, since: int, seconds: float) -> bool:
        """Wait until it rings, or rang since then, at most so long; whether it did."""
        with self._changed:
            return self._rung != since or self._changed.wait(seconds)
