"""The bench harness judges rightly; nothing here is timed."""

import os
import subprocess
import sys

import pytest

from bench import measure
from bench.measure import at_least, at_most, not_measured, ratios, section, side_by_side

BENCH = '"""A pretend bench."""\nfrom bench.measure import at_most\n\n\ndef promises():\n    yield at_most("work", 2, [{}])\n'


@pytest.mark.parametrize(
    ("found", "holds"), [([1.0, 1.1, 9.0], True), ([0.5, 1.3, 1.4], False), ([1.2], True)]
)
def test_a_promise_is_judged_by_the_median(found, holds):
    assert at_most("work", 1.2, found).holds is holds
    assert at_least("work", 1.2, found).holds is (not holds or found == [1.2])


def test_a_promise_that_could_not_be_measured_neither_holds_nor_fails():
    promise = not_measured("faster than age", 1.0, because="age is not on this machine", at_least=True)

    assert promise.holds is None
    assert "not measured: age is not on this machine" in str(promise)


def test_alternatives_take_turns_and_every_other_round_runs_backwards():
    order = []

    def side(name: str):
        def took() -> float:
            order.append(name)
            return 1.0

        return took

    times = side_by_side({name: side(name) for name in ("ours", "theirs")}, rounds=2, warm_up=0)

    assert order == ["ours", "theirs", "theirs", "ours"]
    assert times == {"ours": [1.0, 1.0], "theirs": [1.0, 1.0]}


def test_ratios_are_taken_round_by_round():
    assert ratios({"ours": [1.0, 4.0], "theirs": [2.0, 2.0]}, "ours", "theirs") == [0.5, 2.0]


def test_a_section_shows_the_promise_the_noise_and_what_is_behind_it():
    text = section("Work", [at_most("work", 1.2, [1.0, 1.1, 1.3], {"ours, s": [0.5]})])

    assert "| work | at most 1.2 × | 1.1 (1 to 1.3) × | yes |" in text.splitlines()
    assert "| ours, s | 0.5 |" in text.splitlines()


@pytest.mark.servers
def test_memory_is_that_of_a_process_of_its_own():
    hog = bytearray(80_000_000)

    code = "import json; from bench.measure import peak_memory; print(json.dumps(peak_memory()))"
    peak = float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)

    assert len(hog) == 80_000_000
    assert measure.peak_memory() > 80
    assert peak < 60


@pytest.mark.servers
@pytest.mark.parametrize(("found", "code"), [(1.0, 0), (3.0, 1)])
def test_a_broken_promise_ends_the_run_with_1(tmp_path, found, code):
    (tmp_path / "pretend.py").write_text(BENCH.format(found))
    run = f"import sys, bench; bench.__path__.append({str(tmp_path)!r}); from bench.__main__ import main; sys.exit(main())"
    environment = {name: value for name, value in os.environ.items() if name != "SAFEHAVEN_BENCH_QUICK"}

    done = subprocess.run(
        [sys.executable, "-c", run, "pretend"], env=environment, capture_output=True, text=True, check=False
    )

    assert (done.returncode, "## A pretend bench" in done.stdout) == (code, True)
