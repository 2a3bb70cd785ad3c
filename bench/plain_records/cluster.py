"""A PostgreSQL server for one run: this machine's loopback, a user without rights, and gone afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measure import CannotMeasure


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a fresh server that writes to disk as durably as PostgreSQL does by default.

    Raises CannotMeasure where none is installed.
    """
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        raise CannotMeasure("no PostgreSQL server is installed here (Debian: apt install postgresql)")
    folder, password, port = Path(tempfile.mkdtemp()), secrets.token_hex(16), _free_port()
    as_somebody = _without_rights(folder)
    secret = folder / "password"
    secret.write_text(password)
    if as_somebody:
        shutil.chown(folder, as_somebody[2])
        shutil.chown(secret, as_somebody[2])
    server = [*as_somebody, str(programs[-1].with_name("pg_ctl")), "-D", str(folder / "data"), "-s"]
    _run([*as_somebody, str(programs[-1]), "-D", str(folder / "data"), "-U", "bench", f"--pwfile={secret}",
          "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"], folder)  # fmt: skip
    options = f"-p {port} -k '' -c listen_addresses=127.0.0.1"
    try:
        _run([*server, "-w", "-l", str(folder / "log"), "-o", options, "start"], folder)
        yield f"postgresql://bench:{password}@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*server, "-m", "immediate", "stop"], check=False, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)


def _without_rights(folder: Path) -> list[str]:
    """Who runs the server: it refuses to run as root."""
    if os.geteuid() != 0:
        return []
    folder.chmod(0o700)
    names = {entry.pw_name for entry in pwd.getpwall()}
    return ["runuser", "-u", "postgres" if "postgres" in names else "nobody", "--"]


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
