"""A process of the demo that ends is started again, and a line says so."""

import os
import signal
import sys
import time

import pytest

from safehaven.demo.parts import Part

pytestmark = pytest.mark.servers

LASTS = [sys.executable, "-c", "import time; time.sleep(60)"]
ENDS = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture
def started():
    """Starts a part, which ends with the test."""
    parts = []

    def start(words):
        parts.append(Part("The worker", words))
        return parts[-1]

    yield start
    for part in parts:
        part.stop()
        part.process.wait(20)


def look_until(part, over, seconds=20):
    """Look after a part, as the demo does, until something is so."""
    end = time.monotonic() + seconds
    while not over() and time.monotonic() < end:
        part.look_after()
        time.sleep(0.05)


def test_a_part_that_is_killed_is_started_again_and_a_line_says_so(started, capsys):
    part = started(LASTS)
    killed = part.process
    os.kill(killed.pid, signal.SIGKILL)

    look_until(part, lambda: part.process is not killed)

    assert (part.process.pid != killed.pid, part.runs) == (True, True)
    assert capsys.readouterr().out == "The worker stopped (it was ended by SIGKILL).  Started it again.\n"


def test_a_part_that_runs_is_left_alone(started, capsys):
    part = started(LASTS)
    process = part.process

    part.look_after()

    assert (part.process, capsys.readouterr().out) == (process, "")


def test_a_part_that_ends_at_once_each_time_ends_the_demo_in_words(started):
    part = started(ENDS)

    with pytest.raises(SystemExit, match="The worker stops again and again"):
        look_until(part, lambda: False)
