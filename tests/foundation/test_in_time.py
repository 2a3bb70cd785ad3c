"""What takes too long is ended, and nothing else is."""

import os
import threading
import time
from contextlib import ExitStack
from threading import Event

import pytest

from safehaven.foundation import in_time
from safehaven.foundation.in_time import Watch

PATIENCE = 10


@pytest.fixture
def watch():
    return Watch()


@pytest.mark.parametrize("seconds", [0.05, in_time.LOOK_SECONDS + 0.05])
def test_what_takes_too_long_is_ended(watch, seconds):
    late, begun = Event(), time.monotonic()
    with watch.ended_after(seconds, late.set) as ended:
        assert late.wait(PATIENCE)

    assert ended == [True]
    assert time.monotonic() - begun >= seconds


def test_what_is_soon_over_is_told_of_while_others_take_long(watch, monkeypatch):
    monkeypatch.setattr(in_time, "LOOK_SECONDS", 60)
    late = Event()
    with watch.ended_after(60, lambda: None) as other:
        time.sleep(0.2)  # the watch rests
        with watch.ended_after(0.05, late.set) as ended:
            assert late.wait(PATIENCE)

    assert (ended, other) == ([True], [])


def test_what_was_done_in_time_is_never_ended(watch):
    called = []
    with watch.ended_after(0.1, lambda: called.append("ended")) as ended:
        pass
    time.sleep(0.3)

    assert (ended, called) == ([], [])


def test_one_that_cannot_be_ended_does_not_keep_others_from_it(watch):
    def broken() -> None:
        raise RuntimeError

    late = Event()
    with watch.ended_after(0.05, broken), watch.ended_after(0.1, late.set):
        assert late.wait(PATIENCE)


def test_one_thread_watches_over_all_and_ends_with_them(watch, monkeypatch):
    monkeypatch.setattr(in_time, "LOOK_SECONDS", 0.05)
    before = set(threading.enumerate())
    with ExitStack() as all_of_them:
        for _ in range(5):
            all_of_them.enter_context(watch.ended_after(60, lambda: None))
        [watching] = set(threading.enumerate()) - before
    watching.join(PATIENCE)

    assert not watching.is_alive()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_watches_over_its_own(watch):
    with watch.ended_after(60, lambda: None):
        child = os.fork()
        if not child:
            late = Event()
            with watch.ended_after(0.05, late.set):
                os._exit(0 if late.wait(PATIENCE) else 1)
        _child, status = os.waitpid(child, 0)

    assert status == 0
