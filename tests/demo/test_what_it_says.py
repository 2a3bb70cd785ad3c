"""What somebody reads who starts the demo: how far it is and how long it takes, and no line for programs."""

import sys
import time

import pytest

from safehaven.demo import running
from safehaven.demo.parts import Part

STEPS = [
    "Keys, a database and a certificate",
    "Staff, teams and policies",
    "Training and agreements of everybody",
    "People and organisations outside",
    "People supported, each with a record and documents",
    "Starting all parts",
]


@pytest.mark.servers
def test_it_says_each_step_and_nothing_that_is_for_programs(running_demo):
    lines = [line.strip() for line in running_demo.said.replace("\r", "\n").splitlines()]

    assert [line for line in lines if line in STEPS] == STEPS
    assert [line for line in lines if line.startswith("{")] == []
    assert '"roll:built"' in (running_demo.home / "what-the-parts-said.log").read_text()


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (40, "This takes about a minute."),
        (300, "This takes 3 to 6 minutes, longer on a busy machine."),
    ],
)
def test_it_says_honestly_how_long_it_takes(people, said):
    assert running._how_long(people) == said


def test_progress_says_how_long_the_others_take(capsys, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    show = running.ShownProgress()
    show(1, 30)
    now[0] += 60
    for done in (10, 11, 20, 30):
        show(done, 30)

    said = [line.strip() for line in capsys.readouterr().out.replace("\r", "\n").splitlines()]
    assert said == ["", "10 of 30, about 2 minutes to go", "20 of 30, less than a minute to go", "30 of 30"]


def look_after_for_a_while(part):
    for _ in range(200):
        part.look_after()
        time.sleep(0.05)


@pytest.mark.servers
def test_a_part_that_stops_says_where_its_words_are(tmp_path):
    said = tmp_path / "said.log"
    part = Part("The worker", [sys.executable, "-c", "raise SystemExit('no such port')"], said)

    with pytest.raises(SystemExit, match=f"stands in {said}"):
        look_after_for_a_while(part)

    assert "no such port" in said.read_text()
