"""The policy: asking what is in force, a change seen elsewhere, and its pages over 100,000 records.

The value in force is asked as every page asks it, outside a transaction.  A change is made in one process
and waited for in another.  The pages are those of a policy of 364 clauses, the clauses of the five that
Safehaven brings along, and of all policies together; each is answered whole, as a server would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.measure import (
    CannotMeasure,
    Promise,
    at_most,
    in_a_process,
    not_measured,
    quick,
    side_by_side,
    timed,
)
from bench.plain_records.cluster import postgres

RECORDS = 200 if quick() else 100_000
ROUNDS, TIMES = (3, 100) if quick() else (11, 20_000)
WATCHED = "idle_lock_minutes"


def promises() -> Iterator[Promise]:
    """What is promised, on both databases."""
    yield from _on("SQLite", "")
    try:
        with postgres() as address:
            yield from _on("PostgreSQL", address)
    except CannotMeasure as reason:
        yield not_measured("the policy on PostgreSQL", 500, because=str(reason), at_least=False, unit="ms")


def _on(database: str, address: str) -> Iterator[Promise]:
    with tempfile.TemporaryDirectory(prefix="safehaven-bench-") as home:
        found = in_a_process("bench.policy", home, address)
    asked, seen = [t * 1e6 for t in found["asked"]], [t * 1000 for t in found["seen"]]
    yield at_most(f"asking what is in force on {database}", 50, asked, unit="µs")
    yield at_most(f"a change seen by another process on {database}", 1000, seen, unit="ms")
    for name, times in found["pages"].items():
        busy = {f"{name} on {database}, of the processor, ms": [t * 1000 for t in found["busy"][name]]}
        yield at_most(f"{name} on {database}", 500, [t * 1000 for t in times], busy, unit="ms")
    few, many = found["queries"]
    yield at_most(f"queries for {RECORDS:,} records on {database}, to those for 3", 1, [many / few])


def main() -> None:
    """Fill a house, measure, and print what was found as JSON; or, as the other process, watch."""
    if sys.argv[1] == "watch":
        _watch()
        return
    _set_up(Path(sys.argv[1]), sys.argv[2])
    from bench.large_house.stage import Stage  # noqa: PLC0415 - needs Django's apps

    stage = Stage()
    few = stage.queries()
    stage.fill(RECORDS)
    pages = {
        f"the page of 364 clauses over {RECORDS:,} records": stage.policy,
        f"the page of all policies over {RECORDS:,} records": stage.policies,
    }
    print(
        json.dumps(
            {
                "asked": side_by_side({"asked": timed(stage.ask, times=TIMES)}, rounds=ROUNDS)["asked"],
                "seen": _seen(stage),
                "pages": side_by_side({name: timed(page) for name, page in pages.items()}, rounds=ROUNDS),
                "busy": side_by_side({name: _busy(page) for name, page in pages.items()}, rounds=ROUNDS),
                "queries": (few, stage.queries()),
            }
        )
    )


def _busy(page: Callable[[], object]) -> Callable[[], float]:
    """How long a page keeps this process's processor, whatever else the machine does meanwhile."""

    def took() -> float:
        start = time.process_time()
        page()
        return time.process_time() - start

    return took


def _seen(stage: Any) -> list[float]:
    """How long after a change another process, which asks all the time, first says the new value."""
    found = []
    with subprocess.Popen(
        [sys.executable, "-m", "bench.policy", "watch"], stdout=subprocess.PIPE, text=True
    ) as watcher:
        assert watcher.stdout is not None
        try:
            watcher.stdout.readline()  # it is ready
            for turn in range(ROUNDS):
                time.sleep(0.1 + turn * 0.07)  # at any point of the time for which it keeps what it read
                value = str(2 + turn % 2)  # as strict as any policy asks
                stage.change(WATCHED, value)
                changed = time.monotonic()
                told, at = watcher.stdout.readline().split()
                if told != value:
                    raise SystemExit(f"The other process saw {told} and not {value}.")
                found.append(float(at) - changed)
        finally:
            watcher.terminate()
    return found


def _watch() -> None:
    """Say each value in force as soon as it is another than before, and when that was."""
    import django  # noqa: PLC0415 - the environment is set by who starts this

    django.setup()
    from safehaven.policies.front import Parameter, in_force  # noqa: PLC0415 - needs Django's apps

    said = in_force(Parameter(WATCHED))
    print("ready", flush=True)
    while True:
        now = in_force(Parameter(WATCHED))
        if now != said:
            print(now, time.monotonic(), flush=True)
            said = now
        time.sleep(0.001)


def _set_up(home: Path, address: str) -> None:
    from safehaven.config.founding import make_home  # noqa: PLC0415 - needs no settings

    make_home(home)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "safehaven.config.settings",
        "SAFEHAVEN_HOME": str(home),
        "SAFEHAVEN_ORIGIN": "http://testserver",
        "SAFEHAVEN_DATABASE_URL": address,
        "SAFEHAVEN_MAIL_RELAY": "smtp+starttls://localhost:25",
        "SAFEHAVEN_MAIL_FROM": "records@example.org",
    }
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()


if __name__ == "__main__":
    main()
