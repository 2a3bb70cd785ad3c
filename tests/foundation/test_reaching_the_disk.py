"""What must outlive a power cut is on the disk when it is said to be, and nobody waits for the disk alone."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

from safehaven.foundation import reaching_the_disk
from safehaven.foundation.reaching_the_disk import NotOnTheDisk, Together, folder_on_the_disk, on_the_disk

LONG = 10.0


class Disk:
    """Answers when it is let, and notes what was written when it was asked."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.asked: list[tuple[str, ...]] = []
        self.begun, self.may_answer = Event(), Event()
        self.fails = False

    def __call__(self) -> None:
        self.asked.append(tuple(self.written))
        self.begun.set()
        assert self.may_answer.wait(LONG)
        if self.fails:
            raise OSError("The disk is broken.")


def waiting_for(together: Together, many: int) -> None:
    """Until so many wait for somebody else's asking."""
    while len(together._changed._waiters) < many:  # type: ignore[attr-defined]  # only there it stands who waits
        pass


def in_a_crowd(disk: Disk, late: int) -> tuple[list[str], int]:
    """What one hears who asks first, and so many who write meanwhile; and how often the disk was asked."""
    together = Together(disk)

    def write(words: str) -> None:
        disk.written.append(words)
        together.wait()

    with ThreadPoolExecutor(late + 1) as writers:
        heard = [writers.submit(write, "first")]
        assert disk.begun.wait(LONG)
        heard += [writers.submit(write, f"late {number}") for number in range(late)]
        waiting_for(together, late)
        disk.may_answer.set()
        return sorted(type(one.exception(LONG)).__name__ for one in heard), len(disk.asked)


def test_all_who_come_meanwhile_wait_for_one_answer_that_knows_of_them():
    disk = Disk()

    assert in_a_crowd(disk, 5) == (["NoneType"] * 6, 2)
    assert disk.asked[0] == ("first",)
    assert sorted(disk.asked[1]) == ["first", *(f"late {number}" for number in range(5))]


def test_where_the_disk_fails_nobody_is_told_that_it_is_there():
    disk = Disk()
    disk.fails = True
    heard, _asked = in_a_crowd(disk, 3)

    assert heard == ["NotOnTheDisk"] * 2 + ["OSError"] * 2


def test_after_a_failure_the_next_one_is_asked_anew():
    disk = Disk()
    disk.may_answer.set()
    together = Together(disk)
    disk.fails = True
    with pytest.raises(OSError, match="broken"):
        together.wait()
    disk.fails = False

    together.wait()

    assert len(disk.asked) == 2
    assert issubclass(NotOnTheDisk, OSError)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_a_process_that_was_forked_meanwhile_waits_for_nobody():
    disk = Disk()
    together = Together(disk)
    with ThreadPoolExecutor(1) as writer:
        asking = writer.submit(together.wait)
        assert disk.begun.wait(LONG)
        disk.may_answer.set()
        together._asked += 1  # as while somebody asks
        child = os.fork()
        if not child:
            together.wait()
            os._exit(7)
        together._asked -= 1
        _pid, how = os.waitpid(child, 0)
        asking.result(LONG)

    assert os.waitstatus_to_exitcode(how) == 7


@pytest.fixture
def database(db, monkeypatch, settings, tmp_path: Path) -> Iterator[DatabaseWrapper]:
    """A database of SQLite of its own, outside a transaction."""
    told = settings.DATABASES["default"] | {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "db"}
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
    database = DatabaseWrapper(told | {"OPTIONS": {"init_command": pragmas}})
    monkeypatch.setattr(reaching_the_disk, "transaction", SimpleNamespace(get_connection=lambda: database))
    yield database
    database.close()


@pytest.fixture
def synced(monkeypatch) -> list[str]:
    """Which files the disk was asked for."""
    asked: list[str] = []
    really = reaching_the_disk._content_to_disk

    def noting(handle: int) -> None:
        asked.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        really(handle)

    monkeypatch.setattr(reaching_the_disk, "_content_to_disk", noting)
    return asked


def how_it_commits(database: DatabaseWrapper) -> int:
    return int(database.connection.execute("PRAGMA synchronous").fetchone()[0])


NORMAL, FULL = 1, 2


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs a system that names open files")
def test_the_log_of_the_database_is_on_the_disk_once_it_ends_and_no_act_waits_for_that(database, synced):
    database.ensure_connection()
    database.connection.execute("CREATE TABLE said (word)")
    with on_the_disk():
        database.connection.execute("INSERT INTO said VALUES ('yes')")
        within = how_it_commits(database), list(synced)

    assert within == (NORMAL, [])
    assert synced == ["db-wal"]


def test_what_was_undone_needs_no_disk(database, synced):
    database.ensure_connection()
    database.connection.execute("CREATE TABLE said (word)")
    with pytest.raises(ZeroDivisionError), on_the_disk():
        raise ZeroDivisionError

    assert synced == []


def test_without_such_a_log_each_commit_waits_for_the_disk(database):
    database.ensure_connection()
    database.connection.execute("PRAGMA journal_mode=DELETE")
    with on_the_disk():
        within = how_it_commits(database)

    assert (within, how_it_commits(database)) == (FULL, NORMAL)


def test_a_folder_that_the_disk_did_not_take_is_no_promise(tmp_path, monkeypatch):
    def broken(_handle: int) -> None:
        raise OSError(errno.EIO, "The disk is broken.")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="broken"):
        folder_on_the_disk(tmp_path)


def test_a_system_that_keeps_no_folder_when_told_is_used_all_the_same(tmp_path, monkeypatch):
    asked = []

    def keeps_none(handle: int) -> None:
        asked.append(handle)
        raise OSError(errno.EINVAL, "not a file")

    monkeypatch.setattr(os, "fsync", keeps_none)
    folder_on_the_disk(tmp_path)

    assert len(asked) == 1
