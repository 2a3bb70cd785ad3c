"""The processes of the demo: one that ends is started again, and a line says so."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

_SOON_SECONDS = 10
_MOST_TIMES = 3


@dataclass(slots=True)
class Part:
    """A process of the demo, by the name that a line calls it, and the words that start it.

    What it says goes into a file, where one is told: its lines are for those who look for a fault.
    """

    name: str
    words: Sequence[str]
    says: Path | None = None
    process: subprocess.Popen[bytes] = field(init=False)
    _started: float = field(init=False, default=0)
    _soon: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._start()

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def look_after(self) -> None:
        """Start it again where it ended.  One that ends again and again as soon as it starts stops the demo."""
        if self.runs:
            return
        self._soon = self._soon + 1 if time.monotonic() - self._started < _SOON_SECONDS else 1
        if self._soon >= _MOST_TIMES:
            raise SystemExit(f"{self.name} stops again and again.  What it said stands {where(self.says)}.")
        print(f"{self.name} stopped ({_why(self.process.returncode)}).  Started it again.", flush=True)
        self._start()

    def stop(self) -> None:
        """Ask it to end."""
        self.process.terminate()

    def _start(self) -> None:
        self._started = time.monotonic()
        with self.says.open("ab") if self.says else nullcontext() as said:
            self.process = subprocess.Popen(self.words, stdout=said, stderr=said)  # noqa: S603 - our own


def where(says: Path | None) -> str:
    """Where one reads what the parts said."""
    return f"in {says}" if says else "above"


def _why(code: int) -> str:
    if code >= 0:
        return f"it ended with {code}"
    return f"it was ended by {signal.Signals(-code).name}"
