"""Somebody whom several providers add at the same moment is added once."""

import json
import os
import subprocess
import sys

import pytest

from tests.provisioning.two_at_once import PROVIDERS
from tests.records.test_many_at_once import own_database

pytestmark = pytest.mark.servers
__all__ = ["own_database"]  # a fixture


def test_one_of_them_is_first_and_the_others_are_told(tmp_path, own_database):
    command = [sys.executable, "-m", "tests.provisioning.two_at_once", str(tmp_path / "home"), own_database]
    paths = os.pathsep.join(path for path in sys.path if path)

    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths}
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "answers": [[201, None], *[[409, "uniqueness"]] * (PROVIDERS - 1)],
        "staff": 1,
    }
