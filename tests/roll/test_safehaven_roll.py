"""`safehaven roll` as it really runs: its own process, beside a web server, over a real database."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.running_house import ROOT, RunningHouse, build_house

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> RunningHouse:
    """A house with one person supported."""
    house = build_house(tmp_path_factory.mktemp("roll"))
    ask(house, "support", given="Robin", family="Quillfeather")
    return house


@pytest.fixture(scope="module")
def keeper(home):
    """Its keeper, running."""
    process = start(home)
    wait_until(lambda: ask(home, "standing")["ready"])
    yield process
    process.terminate()
    assert process.wait(20) == 0


def ask(house: RunningHouse, what: str, **told: object):
    return house.ask("tests.roll.asked", what=what, **told)


def start(house: RunningHouse, **how) -> subprocess.Popen[bytes]:
    with (house.folder / "roll.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "safehaven", "roll"],
            cwd=ROOT,
            env=house.environment,
            stdout=log,
            stderr=log,
            **how,
        )


def wait_until(so, seconds=30):
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_it_knows_whoever_was_there(home, keeper):
    assert ask(home, "examine", text="Ring Robin Quillfeather.")["people"] == 1
    assert ask(home, "examine", text="Ring nobody at all.")["people"] == 0


def test_somebody_new_is_known_within_a_second(home, keeper):
    told = ask(home, "support_and_wait", given="Wren", family="Thistlemere", text="Ring Wren Thistlemere.")

    assert told["seconds"] < 1.0


def test_a_second_one_ends_with_a_sentence(home, keeper):
    second = subprocess.run(
        [sys.executable, "-m", "safehaven", "roll"],
        cwd=ROOT,
        env=home.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 1
    assert second.stderr.strip() == "A keeper of the roll runs here already.  Nothing was started."
    assert ask(home, "standing")["ready"]


def test_nobody_looks_into_its_memory(home, keeper):
    status = Path(f"/proc/{keeper.pid}/limits").read_text()
    core = next(line for line in status.splitlines() if line.startswith("Max core file size"))

    assert core.split()[4:6] == ["0", "0"]
    assert Path(f"/proc/{keeper.pid}/environ").stat().st_uid == 0  # not dumpable: the kernel takes its files


def test_killed_and_started_again_it_answers_again(home, keeper):
    other = build_house(home.folder.with_name("killed"))
    ask(other, "support", given="Robin", family="Quillfeather")
    first = start(other)
    wait_until(lambda: ask(other, "standing")["ready"])

    first.send_signal(signal.SIGKILL)
    first.wait(20)
    assert ask(other, "standing")["ready"] is False
    second = start(other)
    wait_until(lambda: ask(other, "standing")["ready"])
    second.terminate()

    assert second.wait(20) == 0
    assert not (other.folder / "roll.sock").exists()


def test_it_writes_nothing_of_anybody(home, keeper):
    names = [name.encode() for name in ("Quillfeather", "Thistlemere")]
    everything = [path for path in home.folder.rglob("*") if path.is_file()]

    leaks = [
        str(path)
        for path in everything
        for name in names
        if name.lower() in path.read_bytes().lower() or name.decode().encode("utf-16-le") in path.read_bytes()
    ]

    assert len(everything) > 5
    assert leaks == []
