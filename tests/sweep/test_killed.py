"""A sweep that is killed at any moment goes on where it was, and its report is the same."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from safehaven.sweep import reporting
from tests.sweep.conftest import Sweeping

pytestmark = pytest.mark.servers
ROOT = Path(__file__).parents[2]
SLOWLY = """
import sys, time
from pathlib import Path
from safehaven.sweep.remembering import Memory
from safehaven.sweep.running import OnThisMachine, sweep
from safehaven.sweep.progress import Progress
from tests.sweep.drive import about

drive, home = map(Path, sys.argv[1:])
ask = about()

def slowly(text):
    time.sleep(0.2)
    return ask(text)

with Memory(home / "looked-at.jsonl") as memory:
    memory.begin("1")
    sweep(drive, memory=memory, tokens=lambda paths: [path.encode().hex() for path in paths],
          reads=OnThisMachine(2), examine=slowly, onlooker=Progress(sys.stderr))
"""


def lines_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


@pytest.mark.parametrize("lines", [3, 6])
def test_a_sweep_that_is_killed_and_run_again_gives_the_same_report(drive, tmp_path, reads, lines):
    whole = Sweeping(drive, tmp_path / "whole", reads)()
    (tmp_path / "killed").mkdir()
    remembered = tmp_path / "killed" / "looked-at.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-c", SLOWLY, str(drive), str(tmp_path / "killed")],
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"},
    )
    deadline = time.monotonic() + 60
    while lines_in(remembered) < lines and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()

    again = Sweeping(drive, tmp_path / "killed", reads)
    again.tokens = lambda paths: [path.encode().hex() for path in paths]
    found = again()

    assert found == whole
    assert 0 < len(again.looked) < len(whole)
    assert reporting.as_table(found) == reporting.as_table(whole)
