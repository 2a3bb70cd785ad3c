"""Work that waits in the tables of the apps, and is picked up by the worker.

A job looks for what is waiting, does some of it, and comes back.  It must be safe to run twice
and in several workers at once: each job claims its rows before it acts on them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """A named piece of background work, and how long to rest between two rounds (seconds)."""

    name: str
    every_seconds: float
    run: Callable[[], None]


JOBS: dict[str, Job] = {}


def job(name: str, *, every_seconds: float) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a function without arguments as a job.  Raises ValueError for a name that is taken."""

    def register(run: Callable[[], None]) -> Callable[[], None]:
        if name in JOBS:
            raise ValueError(f"There is a job “{name}” already.  Give this one a name of its own.")
        JOBS[name] = Job(name, every_seconds, run)
        return run

    return register
