"""The signed checkpoints kept in a file beside the database, so that cutting off the ledger's end shows.

Whoever removes the newest lines from the database, together with their leaves and checkpoints, leaves a
ledger that agrees with itself.  It does not agree with the newest checkpoint in this file.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

_TAIL = 64 * 1024  # holds the newest note, however many witnesses signed it
_notes = re.compile(rb"(?:[^\n]+\n){3,}\n(?:\xe2\x80\x94 [^\n]+\n)+").finditer


def path() -> Path:
    """Where the file is."""
    return Path(settings.SAFEHAVEN_HOME) / "checkpoints.txt"


def newest() -> bytes | None:
    """The last whole note, or None where there is no file or no note in it."""
    try:
        with path().open("rb") as file:
            return _last(file.fileno())[0]
    except FileNotFoundError:
        return None


def begin(note: bytes) -> bool:
    """Start the file with this note unless there is one.  Says whether it was started."""
    with _locked() as handle:
        if _last(handle)[0] is not None:
            return False
        _put(handle, 0, note)
    return True


def keep(note: bytes) -> bool:
    """Put a note at the end unless it stands there already.  Says whether it was put; it is on the disk then.

    A file that is not there, or holds no note, is left so: whoever removed it must not have it made good.
    """
    if not path().exists():
        return False
    with _locked() as handle:
        last, end = _last(handle)
        if last is None or last == note:
            return False
        _put(handle, end, b"\n" + note)
    return True


@contextmanager
def _locked() -> Iterator[int]:
    """The file, to this process alone."""
    handle = os.open(path(), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _last(handle: int) -> tuple[bytes | None, int]:
    """The last whole note, and where it ends."""
    start = max(0, os.fstat(handle).st_size - _TAIL)
    found = max(_notes(os.pread(handle, _TAIL, start)), key=re.Match.end, default=None)
    return (found[0], start + found.end()) if found else (None, 0)


def _put(handle: int, end: int, note: bytes) -> None:
    """Write behind the last whole note, over what a crash may have left half written."""
    os.ftruncate(handle, end)
    os.pwrite(handle, note, end)
    os.fsync(handle)
