"""In SQLite one thread of a process writes at a time, and the next one goes on at once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

from safehaven.foundation import in_line, operations
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.in_line import Line
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write

LONG, SHORT = 10.0, 0.05


@pytest.fixture
def outside(monkeypatch, settings, tmp_path):
    """Everybody is outside a transaction, in a database of SQLite."""
    told = settings.DATABASES["default"] | {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "db"}
    database = DatabaseWrapper(told | {"OPTIONS": {}})
    monkeypatch.setattr("django.db.transaction.get_connection", lambda: database)


def test_the_next_one_writes_only_after_the_first(outside):
    line, begun, seen = Line(), Event(), []

    def first():
        with line.turn():
            begun.set()
            seen.append(("first", waiting.wait(SHORT)))

    waiting = Event()
    with ThreadPoolExecutor(2) as writers:
        one = writers.submit(first)
        begun.wait(LONG)
        with line.turn():
            waiting.set()
            seen.append(("second", line.is_taken))
        one.result()

    assert seen == [("first", False), ("second", True)]
    assert not line.is_taken


def test_whoever_waited_too_long_goes_on(outside, monkeypatch):
    monkeypatch.setattr(in_line, "LONGEST_WAIT", SHORT)
    line = Line()

    with ThreadPoolExecutor(1) as writers, line.turn():
        assert writers.submit(lambda: bool(line.turn().__enter__() is None)).result(LONG)
        assert line.is_taken


def test_after_an_error_the_next_one_has_its_turn(outside):
    line = Line()
    with pytest.raises(ZeroDivisionError), line.turn():
        raise ZeroDivisionError

    assert not line.is_taken


@pytest.mark.django_db
def test_within_a_transaction_nobody_stands_in_line():
    line = Line()

    with line.turn():
        assert not line.is_taken


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_a_process_that_was_forked_meanwhile_begins_anew(outside):
    line = Line()
    with line.turn():
        child = os.fork()
        if not child:
            os._exit(int(line.is_taken))
        _pid, how = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(how) == 0


@pytest.mark.django_db
def test_each_act_stands_in_line(monkeypatch):
    stood = []

    class Noting(Line):
        @contextmanager
        def turn(self):
            stood.append("begun")
            yield
            stood.append("over")

    @operation
    def acts():
        write("tests:acted", by=SYSTEM)
        stood.append("acted")

    monkeypatch.setattr(operations, "WRITERS", Noting())
    acts()

    assert stood == ["begun", "acted", "over"]
