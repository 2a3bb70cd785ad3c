"""A deployment of its own, with a real database, in which processes may be killed."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).parents[1]
START = "import django; django.setup()\n"


@dataclass(frozen=True)
class Deployment:
    """A home folder and its database."""

    home: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        given = {
            "SAFEHAVEN_HOME": str(self.home),
            "SAFEHAVEN_ORIGIN": "http://testserver",
            "SAFEHAVEN_DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "safehaven.config.settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        }
        return os.environ | given

    def start(self, script: str) -> subprocess.Popen[str]:
        """Begin to run some Python with the apps loaded."""
        command = [sys.executable, "-c", START + script]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.environment, stdout=pipe, stderr=pipe, text=True)

    def run(self, script: str) -> str:
        """Run it to its end; what it printed."""
        process = self.start(script)
        said, complaints = process.communicate(timeout=120)
        if process.returncode:
            raise AssertionError(complaints)
        return said

    def program(self, module: str, *words: str) -> str:
        """Run a module to its end; what it printed."""
        command = [sys.executable, "-m", module, *words]
        done = subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True)
        if done.returncode:
            raise AssertionError(done.stderr)
        return done.stdout


@contextmanager
def deployed(home: Path) -> Iterator[Deployment]:
    """A new deployment on the database that this run of the tests is about: keys, tables, house keys."""
    server = os.environ.get("SAFEHAVEN_TEST_DATABASE_URL", "")
    if not server:
        shutil.copytree(founded(), home, dirs_exist_ok=True)
        yield Deployment(home, "")
        return
    with _database(server, f"safehaven_{secrets.token_hex(6)}", like=_tables(server)) as url:
        deployment = Deployment(home, url)
        deployment.program("safehaven", "init")
        deployment.program("safehaven", "migrate", "-v0")
        yield deployment


@lru_cache(maxsize=1)
def founded() -> Path:
    """The home of a deployment on SQLite with nobody in it, to be copied: founding one takes longer than most tests."""
    from tests.tables import place  # what only starts processes has no apps

    deployment = _with_keys("")
    if (tables := place()).exists():
        shutil.copy(tables, deployment.home / "db.sqlite3")
    deployment.program("safehaven", "migrate", "-v0")
    return deployment.home


@lru_cache(maxsize=1)
def _tables(server: str) -> str:
    """The name of a database on the server that has tables and no rows, to be copied for the same reason."""
    database = _database(server, f"safehaven_tables_{secrets.token_hex(6)}")
    url = database.__enter__()
    atexit.register(database.__exit__, None, None, None)
    _with_keys(url).program("django", "migrate", "-v0")
    return url.rpartition("/")[2]


def _with_keys(database: str) -> Deployment:
    home = Path(tempfile.mkdtemp(prefix="safehaven-founded-")) / "home"
    atexit.register(shutil.rmtree, home.parent, ignore_errors=True)
    deployment = Deployment(home, database)
    deployment.program("safehaven", "init")
    return deployment


@contextmanager
def _database(server: str, name: str, *, like: str = "template1") -> Iterator[str]:
    import psycopg

    parts = urlsplit(server)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        yield urlunsplit(parts._replace(path=f"/{name}"))
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
