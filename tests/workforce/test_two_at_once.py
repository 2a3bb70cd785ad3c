"""Somebody whom several managers move at the same moment moves once."""

import json
import os
import subprocess
import sys

import pytest

from tests.records.test_many_at_once import own_database
from tests.workforce.two_at_once import MANAGERS

pytestmark = pytest.mark.servers
__all__ = ["own_database"]  # a fixture


def test_one_of_them_is_first_and_the_others_are_told(tmp_path, own_database):
    command = [sys.executable, "-m", "tests.workforce.two_at_once", str(tmp_path / "home"), own_database]
    paths = os.pathsep.join(path for path in sys.path if path)

    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths}
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "outcomes": ["AlreadySo"] * (MANAGERS - 1) + ["moved"],
        "teams": 1,
        "moves": 1,
        "open": 1,
    }
