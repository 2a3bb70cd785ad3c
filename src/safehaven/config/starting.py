"""Start the parts of the house, and refuse to when the root key or the database is not right."""

from __future__ import annotations

import argparse
import os
import sys

import django
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def migrate(words: list[str]) -> None:
    """Bring the database up to date, then make the house keys that are missing."""
    django.setup()
    call_command("migrate", *words)
    call_command("createcachetable")
    _stop_for_root_key_problems()
    from safehaven.ledger.founding import found  # noqa: PLC0415 - needs the apps

    found()


def serve(words: list[str]) -> None:
    """Replace this process by the web server."""
    parser = argparse.ArgumentParser(prog="safehaven serve", description="Run the web server.")
    parser.add_argument("--bind", default="127.0.0.1:8000", help="host:port (127.0.0.1:8000)")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    parser.add_argument("--threads", type=int, default=4, help="threads in each process (4)")
    parser.add_argument("--certificate", help="PEM file, where this server ends TLS itself")
    parser.add_argument("--certificate-key", help="PEM file of its key")
    chosen = parser.parse_args(words)
    if bool(chosen.certificate) != bool(chosen.certificate_key):
        parser.error("a certificate and its key go together: give both, or neither")
    prepare()
    tls = (
        ["--certfile", chosen.certificate, "--keyfile", chosen.certificate_key] if chosen.certificate else []
    )
    words = [
        *("--bind", chosen.bind, "--workers", str(chosen.workers), "--threads", str(chosen.threads)),
        *("--worker-class", "gthread", "--worker-tmp-dir", os.environ["SAFEHAVEN_HOME"]),
        *("--log-level", "warning", *tls, "safehaven.config.wsgi:application"),
    ]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *words])  # noqa: S606 - our own interpreter


def prepare() -> None:
    """Load the apps; stop with a sentence when a policy pack, the root key or the database is not right."""
    django.setup()
    _stop_for_a_wrong_policy_pack()
    _stop_for_an_old_database()
    _stop_for_root_key_problems()


def migrations_pending() -> bool:
    """Whether the database is older than the code."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _stop_for_a_wrong_policy_pack() -> None:
    if faults := run_checks(tags=["policies"]):
        raise SystemExit("\n".join(f"Safehaven does not start.  {fault.msg}" for fault in faults))


def _stop_for_an_old_database() -> None:
    try:
        pending = migrations_pending()
    except DatabaseError as problem:
        raise SystemExit(f"The database cannot be reached: {problem}") from None
    if pending:
        raise SystemExit(
            "The database is older than this release.  Make a backup, then run: safehaven migrate"
        )


def _stop_for_root_key_problems() -> None:
    from safehaven.keyring.front import RootKeyProblem, check_root_key  # noqa: PLC0415 - needs the apps

    try:
        check_root_key()
    except RootKeyProblem as problem:
        raise SystemExit(f"Safehaven does not start.  {problem}") from None
