"""Waiting for one's turn to write, where the database has one writer at a time.

SQLite lets whoever finds another one writing sleep, and look again: after one millisecond, then less and less often.
Where many write, its lock is then free most of the time, and each of them waits ten times as long as it has to.
So the threads of one process stand in line here, and the next one goes on at once.  Between processes SQLite decides.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import transaction

LONGEST_WAIT = 20.0
"""Seconds after which an act goes on by itself: then the database says whether it may."""


class Line:
    """One writer of this process at a time."""

    def __init__(self) -> None:
        self._turn = Lock()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    @property
    def is_taken(self) -> bool:
        """Whether somebody is writing."""
        return self._turn.locked()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Have one's turn.  Within a transaction that has begun, and in a database of many writers, it is given."""
        database = transaction.get_connection()
        if database.vendor != "sqlite" or database.in_atomic_block:
            yield
            return
        turn = self._turn
        mine = turn.acquire(timeout=LONGEST_WAIT)
        try:
            yield
        finally:
            if mine:
                turn.release()

    def _forget(self) -> None:
        """Whoever was writing is not in a process that was forked meanwhile."""
        self._turn = Lock()


WRITERS = Line()
