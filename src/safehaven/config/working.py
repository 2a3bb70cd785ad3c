"""The worker: runs the jobs of every app, over and over, until it is told to stop.

Several workers may run at once: each job claims its rows before it acts on them.  SIGTERM lets the
job that is running finish.  SIGKILL at any moment loses nothing: what was claimed is taken over.
"""

from __future__ import annotations

import argparse
import re
import signal
import time
from collections.abc import Iterable
from threading import Event
from types import FrameType

from django.db import close_old_connections, connection

from safehaven.config.starting import prepare
from safehaven.foundation.jobs import JOBS, Job
from safehaven.foundation.logs import log

LONGEST_REST = 1.0


def work(words: list[str]) -> None:
    """Run the jobs until SIGTERM or SIGINT; with --once, run each once and stop."""
    parser = argparse.ArgumentParser(prog="safehaven worker", description="Do the work that waits.")
    parser.add_argument("--once", action="store_true", help="run each job once, then stop")
    chosen = parser.parse_args(words)
    prepare()
    stop = Event()
    _stop_on_signals(stop)
    if chosen.once:
        run_all(JOBS.values())
    else:
        keep_running(JOBS.values(), stop)
    connection.close()


def keep_roll(words: list[str]) -> None:
    """Keep the roll until SIGTERM or SIGINT; a second keeper of the same folder ends with a sentence."""
    argparse.ArgumentParser(prog="safehaven roll", description="Keep the roll.").parse_args(words)
    prepare()
    from safehaven.roll.front import AnotherKeeper, PathTooLong, keep  # noqa: PLC0415 - needs the apps

    stop = Event()
    _stop_on_signals(stop)
    try:
        keep(stop)
    except (AnotherKeeper, PathTooLong) as refusal:
        raise SystemExit(f"{refusal}  Nothing was started.") from None
    connection.close()


def keep_running(jobs: Iterable[Job], stop: Event) -> None:
    """Run each job when it is due, one after the other, until `stop` is set."""
    due = dict.fromkeys(jobs, 0.0)
    while not stop.is_set():
        for job in [job for job, at in due.items() if at <= time.monotonic()]:
            if stop.is_set():
                return
            run_one(job)
            due[job] = time.monotonic() + job.every_seconds
        stop.wait(min(max(min(due.values(), default=0) - time.monotonic(), 0), LONGEST_REST))


def run_all(jobs: Iterable[Job]) -> None:
    """Run each job once."""
    for job in jobs:
        run_one(job)


def run_one(job: Job) -> bool:
    """Run a job.  When it stops with an error, say which and where, never with what: that may be content."""
    close_old_connections()
    try:
        job.run()
    except Exception:  # noqa: BLE001 - one job must not stop the others
        log.error("worker:job_failed", job=_slug(job.name), exc_info=True)
        return False
    finally:
        close_old_connections()
    return True


def _slug(name: str) -> str:
    """A job's name as logs hold it: `send-what-was-released`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _stop_on_signals(stop: Event) -> None:
    def tell(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
