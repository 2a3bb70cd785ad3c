"""However many tabs hand in at the same moment, a test is answered once."""

import json
import os
import secrets
import subprocess
import sys

import pytest

pytestmark = pytest.mark.servers


@pytest.fixture
def own_database():
    """The address of an empty database: nothing for SQLite, a new one on the server for PostgreSQL."""
    server = os.environ.get("SAFEHAVEN_TEST_DATABASE_URL", "")
    if not server:
        yield ""
        return
    import psycopg

    name = f"two_tabs_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server.rpartition('/')[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_one_tab_gets_through_and_the_others_are_told(tmp_path, own_database):
    command = [sys.executable, "-m", "tests.training.two_tabs", str(tmp_path / "home"), own_database]
    paths = os.pathsep.join(path for path in sys.path if path)

    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths}
    )

    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout.splitlines()[-1])
    assert (counts["begun"], counts["through"], counts["attempts"]) == (1, 1, 1)
    assert counts["certificates"] in {0, 1}
