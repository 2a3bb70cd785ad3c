"""Writing a row with a line on the ledger, beside django-auditlog and no audit at all.

Two writes as operations do them: a task is added to a case that was fetched under a lock, and a task is
fetched under a lock and changed; each in a transaction of its own, on the same database with the same
settings.  Ours runs as an operation and leaves its line; the peer writes its log entry by its signals, within
the same transaction.  The third, a bare insert, is the least that a transaction can do: it is shown, and
nothing is promised about it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

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

ROUNDS, TIMES = (3, 20) if quick() else (15, 200)
OURS, BARE = "with a ledger line", "a bare insert"
AGAINST = {"django-auditlog": 1.0, "no audit": 1.5}


def promises() -> Iterator[Promise]:
    """The price of a line, on both databases."""
    if find_spec("auditlog") is None:
        raise CannotMeasure("django-auditlog is not installed here; `make bench` does it")
    yield from _on("SQLite", "")
    try:
        with postgres() as address:
            yield from _on("PostgreSQL", address)
    except CannotMeasure as reason:
        for peer, limit in AGAINST.items():
            yield not_measured(
                f"a write on PostgreSQL, to {peer}", limit, because=str(reason), at_least=False
            )


def _on(database: str, address: str) -> Iterator[Promise]:
    with tempfile.TemporaryDirectory(prefix="safehaven-bench-") as home:
        found = in_a_process("bench.ledger_write", home, address)
    bare = _details(found.pop(BARE), BARE, database)
    for act, times in found.items():
        for peer, limit in AGAINST.items():
            name = f"{act} on {database}, to {peer}"
            yield at_most(name, limit, ratios(times, OURS, peer), _details(times, act, database) | bare)


def _details(times: Any, act: str, database: str) -> dict[str, list[float]]:
    return {f"{act} on {database}, {name}, µs": [t * 1e6 for t in times[name]] for name in times}


def main() -> None:
    """Let the three take turns, and print what was found as JSON."""
    _set_up(Path(sys.argv[1]), sys.argv[2])
    writes = _writes()
    gc.collect()
    gc.freeze()
    print(json.dumps({act: _turns(alternatives) for act, alternatives in writes.items()}))


def _turns(writes: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    alternatives = {name: timed(write, times=TIMES) for name, write in writes.items()}
    return side_by_side(alternatives, rounds=ROUNDS)


def _writes() -> dict[str, dict[str, Callable[[], object]]]:
    """The acts, each by the three that take turns."""
    from django.db import transaction  # noqa: PLC0415 - needs Django's apps

    from bench.audited_writes import acts  # noqa: PLC0415 - needs Django's apps
    from bench.audited_writes.models import AuditlogTask, Case, LedgerTask, PlainTask  # noqa: PLC0415 - needs Django's apps

    case = Case._default_manager.create(reference="SH-0042").pk
    acts.add_with_a_line(case)
    noted, plain, ours = (
        acts.insert(AuditlogTask, case).pk,
        acts.insert(PlainTask, case).pk,
        LedgerTask.objects.get().pk,
    )

    def three(ours: Callable[[], object], noted: Callable[[], object], plain: Callable[[], object]) -> Any:
        return {
            OURS: ours,
            "django-auditlog": transaction.atomic(noted),
            "no audit": transaction.atomic(plain),
        }

    return {
        "adding a row": three(
            lambda: acts.add_with_a_line(case),
            lambda: acts.add(AuditlogTask, case),
            lambda: acts.add(PlainTask, case),
        ),
        "changing a row": three(
            lambda: acts.change_with_a_line(ours),
            lambda: acts.change(AuditlogTask, noted),
            lambda: acts.change(PlainTask, plain),
        ),
        BARE: three(
            lambda: acts.insert_with_a_line(case),
            lambda: acts.insert(AuditlogTask, case),
            lambda: acts.insert(PlainTask, case),
        ),
    }


def _set_up(home: Path, address: str) -> None:
    from safehaven.config.founding import make_home  # noqa: PLC0415 - needs no settings

    make_home(home)
    os.environ |= {
        "SAFEHAVEN_HOME": str(home),
        "SAFEHAVEN_ORIGIN": "http://testserver",
        "SAFEHAVEN_DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "bench.audited_writes.settings",
    }
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - settings come first

    call_command("migrate", run_syncdb=True, verbosity=0)
    from safehaven.ledger.founding import found  # noqa: PLC0415 - settings come first

    found()


if __name__ == "__main__":
    main()
