"""A button that is pressed many times at once does its act once; nobody meets an error of the database."""

import json
import os
import subprocess
import sys

import pytest

from tests.advice.many_clicks import CLICKS
from tests.records.test_many_at_once import own_database

__all__ = ["own_database"]

pytestmark = pytest.mark.servers


def test_every_act_is_done_once_however_many_press_at_once(tmp_path, own_database):
    command = [sys.executable, "-m", "tests.advice.many_clicks", str(tmp_path / "home"), own_database]
    paths = os.pathsep.join(path for path in sys.path if path)

    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths}
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        **dict.fromkeys(("asked", "answered", "published", "read", "noticed", "decided"), 1),
        "refused": CLICKS - 1,
    }
