"""References stay one to a person when many people make records at the same moment."""

import json
import os
import secrets
import subprocess
import sys

import pytest

from tests.records.many_at_once import EACH, PEOPLE

pytestmark = pytest.mark.servers


@pytest.fixture
def own_database():
    """The address of an empty database: nothing for SQLite, a new one on the server for PostgreSQL."""
    server = os.environ.get("SAFEHAVEN_TEST_DATABASE_URL", "")
    if not server:
        yield ""
        return
    import psycopg

    name = f"many_at_once_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server.rpartition('/')[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_every_form_gets_one_reference_and_none_is_given_twice(tmp_path, own_database):
    command = [sys.executable, "-m", "tests.records.many_at_once", str(tmp_path / "home"), own_database]
    paths = os.pathsep.join(path for path in sys.path if path)

    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths}
    )

    assert done.returncode == 0, done.stderr
    given = json.loads(done.stdout.splitlines()[-1])
    assert sorted(given) == sorted([f"SH-{number:04}" for number in range(1, PEOPLE * EACH + 1)] * 2)
