"""How far a sweep is, for whoever looks on."""

from __future__ import annotations

import time
from typing import Self, TextIO

from safehaven.sweep.outcomes import Outcome

WIDTH, PAUSE, PAUSE_IN_A_LOG = 30, 0.1, 30.0


class Progress:
    """A bar where somebody looks on, a line now and then where only a log does."""

    def __init__(self, sink: TextIO) -> None:
        self._sink, self._live = sink, sink.isatty()
        self._about, self._unread, self._next = 0, 0, 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._sink.write("\n")

    def count(self, outcome: Outcome) -> None:
        self._about += outcome.tells
        self._unread += bool(outcome.unread)

    def tell(self, done: int, files: int, outcome: Outcome) -> None:
        self.count(outcome)
        now = time.monotonic()
        if done < files and now < self._next:
            return
        self._next = now + (PAUSE if self._live else PAUSE_IN_A_LOG)
        self._sink.write(f"\r{self._line(done, files)}" if self._live else f"{self._line(done, files)}\n")
        self._sink.flush()

    def _line(self, done: int, files: int) -> str:
        full = WIDTH * done // max(files, 1)
        bar = f"[{'#' * full}{' ' * (WIDTH - full)}]"
        return f"{bar} looked at {done:,} of {files:,}; {self._about:,} tell of people, or may; {self._unread:,} not read whole"
