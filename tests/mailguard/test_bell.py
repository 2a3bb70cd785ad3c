"""A bell wakes one of those who wait, and rings for those who are busy too."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from safehaven.mailguard.bell import Bell

SHORT, LONG = 0.05, 10.0


def test_nobody_waits_for_what_rang_while_they_looked():
    bell = Bell()
    since = bell.rung
    bell.ring()

    assert bell.wait(since, LONG)


def test_without_a_ring_the_time_goes_by():
    bell = Bell()

    assert not bell.wait(bell.rung, SHORT)


def woken(bell: Bell, many: int, seconds: float, *rings: str) -> list[bool]:
    """Who of so many woke up where these rang once all of them waited."""
    there = Barrier(many + 1)

    def wait() -> bool:
        since = bell.rung
        there.wait()
        return bell.wait(since, seconds)

    with ThreadPoolExecutor(many) as waiting:
        asked = [waiting.submit(wait) for _ in range(many)]
        there.wait()
        while len(bell._changed._waiters) < many:  # type: ignore[attr-defined]  # only there it stands who waits
            pass
        for ring in rings:
            getattr(bell, ring)()
        return sorted(one.result() for one in asked)


def test_one_ring_wakes_one():
    assert woken(Bell(), 3, 0.5, "ring") == [False, False, True]


def test_whoever_cannot_do_it_wakes_another():
    assert woken(Bell(), 3, 0.5, "ring", "pass_on") == [False, True, True]


def test_at_the_end_all_are_woken():
    assert woken(Bell(), 3, LONG, "ring_for_all") == [True, True, True]
