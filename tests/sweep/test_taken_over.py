"""A cluster that was taken over: what it sends is not run where it arrives, and nothing of it is used."""

import os
import pickle  # noqa: TID251 - what a cluster that was taken over sends
import subprocess
import sys
from pathlib import Path

import pytest

from safehaven.sweep.relay import ENDED_ITSELF
from safehaven.sweep.shards import NoAnswer
from tests.sweep.clusters import ROOT, running

pytestmark = pytest.mark.servers

BOMB = """
from safehaven.sweep import shards

WHERE_IT_RAN = "import os; open({ran!r}, 'a').write(f'pid {{os.getpid()}} ' + open('/proc/self/cmdline').read())"

class Bomb:
    def __reduce__(self):
        return exec, (WHERE_IT_RAN,)

"""
INSTEAD_OF_AN_ANSWER = """
shards.read_task = lambda task: Bomb()
"""
AS_AN_ANSWER = """
import pickle
shards.read_task = lambda task: pickle.dumps(Bomb())
"""
AS_AN_ERROR = """
class Odd(Exception):
    def __reduce__(self):
        return exec, (WHERE_IT_RAN,)

def fail(task):
    raise Odd

shards.read_task = fail
"""
ON_THE_WAY = """
from distributed import Scheduler
from distributed.protocol.serialize import to_serialize

async def gather(self, *_, keys, **__):
    return {{"status": "OK", "data": {{key: to_serialize(Bomb()) for key in keys}}}}

Scheduler.gather = gather
"""
TO_EVERYBODY = """
from distributed import Scheduler
from distributed.protocol.serialize import ToPickle

identity = Scheduler.identity
Scheduler.identity = lambda self, *given, **named: identity(self, *given, **named) | {{"id": ToPickle(Bomb())}}
"""


def where(ran: Path) -> list[str]:
    """The processes of ours in which a bomb went off; the cluster's own may do what they like."""
    lines = ran.read_text() if ran.exists() else ""
    return [name for name in ("safehaven.sweep.relay", f"pid {os.getpid()} ") if name in lines]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("worker", INSTEAD_OF_AN_ANSWER),
        ("worker", AS_AN_ANSWER),
        ("worker", AS_AN_ERROR),
        ("scheduler", ON_THE_WAY),
    ],
    ids=["instead of an answer", "as an answer", "as an error", "on the way"],
)
def test_a_pickle_that_would_run_code_does_not(swept, tmp_path, kind, code):
    ran = tmp_path / "ran"
    (tmp_path / "evil.py").write_text((BOMB + code).format(ran=str(ran)))
    with (
        running(tmp_path, workers=1, evil={kind: tmp_path / "evil.py"}) as cluster,
        pytest.raises(NoAnswer),
    ):
        swept(reads=cluster.reader())

    assert where(ran) == []
    assert swept.looked == []


def test_a_scheduler_that_answers_the_greeting_with_a_pickle_is_not_used(tmp_path):
    ran = tmp_path / "ran"
    (tmp_path / "evil.py").write_text((BOMB + TO_EVERYBODY).format(ran=str(ran)))
    with (
        running(tmp_path, workers=1, evil={"scheduler": tmp_path / "evil.py"}) as cluster,
        pytest.raises(NoAnswer, match="taken over"),
    ):
        cluster.reader()

    assert where(ran) == []


def test_the_process_that_speaks_with_the_cluster_has_nothing_of_the_house():
    told = subprocess.run(
        [sys.executable, "-c", "import sys; import safehaven.sweep.relay; print(*sys.modules)"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert "safehaven.sweep.relay" in told
    assert [name for name in told if name.partition(".")[0] == "django" or "keyring" in name] == []


def test_no_pickle_finds_anything_once_it_is_forbidden():
    code = "import sys, pickle; from safehaven.sweep.relay import forbid; sys.addaudithook(forbid); pickle.loads(eval(sys.argv[1]))"
    outcome = subprocess.run(
        [sys.executable, "-c", code, repr(pickle.dumps(print))],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == ENDED_ITSELF
