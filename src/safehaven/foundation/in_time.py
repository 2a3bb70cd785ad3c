"""Ending what takes too long, with one thread that watches over all of it.

    with ended_after(60, process.kill) as ended: ...

A timer for each would start a thread for each, and wait until that runs: where many are busy, that takes longest.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Condition, Thread

LOOK_SECONDS = 1.0
"""How long the watch rests.  What ends sooner than that tells it so, and nothing else has to."""


class Watch:
    """Watches over what may take only so long, as long as there is any."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._watched: dict[object, tuple[float, Callable[[], None]]] = {}
        self._runs = False
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    @contextmanager
    def ended_after(self, seconds: float, end: Callable[[], None]) -> Iterator[list[bool]]:
        """Call `end` where this takes longer; the list says so then."""
        ended: list[bool] = []
        mine = object()

        def stop() -> None:
            ended.append(True)
            end()

        with self._changed:
            self._watched[mine] = time.monotonic() + seconds, stop
            if seconds < LOOK_SECONDS:
                self._changed.notify()
            if not self._runs:
                self._runs = True
                Thread(target=self._run, name="in-time", daemon=True).start()
        try:
            yield ended
        finally:
            with self._changed:
                self._watched.pop(mine, None)

    def _run(self) -> None:
        with self._changed:
            while self._watched:
                now = time.monotonic()
                for mine, (at, stop) in [*self._watched.items()]:
                    if at <= now:
                        del self._watched[mine]
                        with suppress(Exception):  # whatever it was, the others are watched over still
                            stop()
                self._changed.wait(min([LOOK_SECONDS, *(at - now for at, _stop in self._watched.values())]))
            self._runs = False

    def _forget(self) -> None:
        """What another process watches over is not ours."""
        self._changed, self._watched, self._runs = Condition(), {}, False


ended_after = Watch().ended_after
