"""What must outlive a power cut, where the database would write it to the disk a little later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def on_the_disk() -> Iterator[None]:
    """Acts in here are on the disk when they end, and so is all that was done before them.

    SQLite in WAL mode else writes its log to the disk when it is next emptied: what is lost by a power cut are the
    newest acts, whole and in order.  PostgreSQL writes each commit by itself.
    """
    database = transaction.get_connection()
    if database.vendor != "sqlite" or database.in_atomic_block:
        yield
        return
    database.ensure_connection()
    database.connection.execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        if database.connection is not None:
            database.connection.execute("PRAGMA synchronous=NORMAL")
