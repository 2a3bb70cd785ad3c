"""What the demo says about asking whether a text tells of anybody, done as it says."""

import json
import os
import re
import subprocess

import pytest

pytestmark = pytest.mark.servers


def lines(demo, words):
    """The lines of what it printed with these words in it, without their indent."""
    return [line.strip() for line in demo.said.splitlines() if words in line]


def done(demo, *commands):
    """What a shell answers that knows nothing of Safehaven."""
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": demo.environment.get("PYTHONPATH", "")}
    return subprocess.run(
        ["/bin/sh", "-c", "\n".join(commands)], env=around, capture_output=True, text=True, check=False
    )


def test_its_lines_can_be_copied_into_another_terminal(running_demo, tmp_path):
    (tmp_path / "list.txt").write_text("Tea, milk, sugar.\n")
    [export] = lines(running_demo, "export SAFEHAVEN_HOME")
    [asked] = lines(running_demo, "scan -")
    [swept] = lines(running_demo, "sweep FOLDER")

    scan = done(running_demo, export, asked)
    sweep = done(running_demo, export, swept.replace("FOLDER", str(tmp_path)))

    assert (scan.returncode, json.loads(scan.stdout)["outcome"]) == (0, "clear")
    assert sweep.returncode == 0, sweep.stderr
    assert re.search(r"\b1\b", sweep.stdout)
