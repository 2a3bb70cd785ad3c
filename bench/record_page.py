"""Opening a record with 200 entries on its timeline, beside the same page over plaintext columns.

Ours takes a grant, writes a line on the ledger and opens every value; its twin (`plain_records`) is plain
Django: Django's own middleware, the same queries over columns in clear, the same presenters and the same
template.  Both answers are compared before anything is timed.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measure import (
    CannotMeasure,
    Promise,
    at_most,
    in_a_process,
    not_measured,
    quick,
    ratios,
    side_by_side,
    timed,
)
from bench.plain_records.cluster import postgres

ENTRIES = 20 if quick() else 200
ROUNDS, TIMES = (3, 2) if quick() else (15, 8)
LIMIT = 1.3
TEXT = "Rang about the boiler. The landlord will send somebody on Thursday, between nine and one. " * 4


def promises() -> Iterator[Promise]:
    """The price of opening a record, on both databases."""
    yield from _on("SQLite", "")
    try:
        with postgres() as address:
            yield from _on("PostgreSQL", address)
    except CannotMeasure as reason:
        yield not_measured("the page on PostgreSQL", LIMIT, because=str(reason), at_least=False)


def _on(database: str, address: str) -> Iterator[Promise]:
    with tempfile.TemporaryDirectory(prefix="safehaven-bench-") as home:
        found = in_a_process("bench.record_page", home, address)
    times = found["times"]
    milliseconds = {f"{name} on {database}, ms": [t * 1000 for t in times[name]] for name in times}
    yield at_most(f"the page on {database}", LIMIT, ratios(times, "ours", "plain"), milliseconds)
    queries = found["queries"]
    yield at_most(
        f"queries for {ENTRIES} entries on {database}, to those for one", 1, [queries[1] / queries[0]]
    )


def main() -> None:
    """Fill a database, compare the two pages, let them take turns, and print what was found as JSON."""
    home, address = Path(sys.argv[1]), sys.argv[2]
    _set_up(home, address)
    from bench.plain_records.stage import Stage  # noqa: PLC0415 - needs Django's apps

    stage = Stage()
    stage.fill(1, TEXT)
    first = stage.queries()
    stage.fill(ENTRIES - 1, TEXT)
    queries = (first, stage.queries())
    stage.copy()
    if stage.plainly(stage.ours()) != stage.plainly(stage.plain()):
        raise SystemExit("The two pages differ, so comparing their times would mean nothing.")
    gc.collect()
    gc.freeze()
    alternatives = {"ours": timed(stage.ours, times=TIMES), "plain": timed(stage.plain, times=TIMES)}
    print(json.dumps({"times": side_by_side(alternatives, rounds=ROUNDS), "queries": queries}))


def _set_up(home: Path, address: str) -> None:
    from safehaven.config.founding import make_home  # noqa: PLC0415 - needs no settings

    make_home(home)
    os.environ |= {
        "SAFEHAVEN_HOME": str(home),
        "SAFEHAVEN_ORIGIN": "http://testserver",
        "SAFEHAVEN_DATABASE_URL": address,
    }
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.plain_records.settings")
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()


if __name__ == "__main__":
    main()
