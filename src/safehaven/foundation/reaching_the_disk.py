"""What must outlive a power cut, where the system would write it to the disk a little later.

The disk takes milliseconds to say that it has something.  Nobody has a turn to write meanwhile, and all who wait
at the same moment wait for one answer: it speaks of everything that was written before it was asked.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from threading import Condition

from django.db import transaction

_content_to_disk: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)
"""Leaves out what nobody needs for reading a file again, such as when it was written: that would cost as much again."""


# What systems say that open no folder, or keep none when told.
_NOT_OFFERED = frozenset({errno.EACCES, errno.EINVAL, errno.ENOTSUP})


class NotOnTheDisk(OSError):
    """The disk did not take it, so nothing may be promised of it."""


class Together:
    """Asks the disk once for all who wait."""

    def __init__(self, ask: Callable[[], None]) -> None:
        self._ask = ask
        self._changed = Condition()
        self._asked = self._answered = self._failed = 0
        """The numbers of the newest asking: that has begun, that has ended, and that failed."""

        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def wait(self) -> None:
        """Wait until all that was written before this is on the disk.  Raises NotOnTheDisk, and what the asking raises."""
        with self._changed:
            mine = self._asked + 1  # an asking that is under way may have begun before the last was written
            self._changed.wait_for(lambda: self._answered >= mine or self._answered == self._asked)
            if self._answered >= mine:
                if self._failed >= mine:
                    raise NotOnTheDisk("The disk did not take what was written.")
                return
            self._asked = mine
        self._go(mine)

    def _go(self, mine: int) -> None:
        failed = mine
        try:
            self._ask()
            failed = 0
        finally:
            with self._changed:
                self._answered, self._failed = mine, max(self._failed, failed)
                self._changed.notify_all()

    def _forget(self) -> None:
        """Whoever was asking is not in a process that was forked meanwhile."""
        self._changed = Condition()
        self._asked = self._answered


@contextmanager
def on_the_disk() -> Iterator[None]:
    """Acts in here are on the disk at its end, and so is all that was done before them.

    Otherwise SQLite in WAL mode writes its log to the disk when it next empties it: what a power cut takes are the
    newest acts, whole and in order.  PostgreSQL writes each commit by itself.
    """
    database = transaction.get_connection()
    if database.vendor != "sqlite" or database.in_atomic_block:
        yield
        return
    database.ensure_connection()
    log = Path(f"{database.settings_dict['NAME']}-wal")
    if log.exists():
        yield
        _file(log).wait()
        return
    # Without a log, as in another mode of SQLite, each commit has to wait for the disk by itself.
    database.connection.execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        if database.connection is not None:
            database.connection.execute("PRAGMA synchronous=NORMAL")


def folder_on_the_disk(path: Path) -> None:
    """Wait until the names of the files in a folder are on the disk, where the system keeps folders when told.

    Raises OSError where it does, and the disk did not take them.
    """
    _file(path).wait()


@cache
def _file(path: Path) -> Together:
    return Together(partial(_folder_to_disk if path.is_dir() else _file_to_disk, path))


def _folder_to_disk(path: Path) -> None:
    try:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as wrong:
        if wrong.errno not in _NOT_OFFERED:
            raise


def _file_to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        _content_to_disk(handle)
    finally:
        os.close(handle)
