"""The sealer is killed at every step, and several seal at once: each line is sealed once, and the ledger holds."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from tests.deployment import Deployment, deployed

pytestmark = pytest.mark.servers

STEPS = (
    "reading the edge",
    "writing leaves",
    "writing nodes",
    "signing",
    "writing the checkpoint",
    "committing",
    "keeping the checkpoint",
    "having kept half of it",
    "having it on the disk",
)
SOUND = {"findings": [], "unsealed": 0, "kept is newest": True, "torn": False}
SEAL = "from safehaven.ledger import sealer; import time\nfor _ in range(40): sealer.seal(); time.sleep(0.02)"
ACT = "from tests.ledger.stage import act\nfor _ in range(60): act()"
STATE = "from tests.ledger.under_fire import state; import json; print(json.dumps(state()))"


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployed(tmp_path_factory.mktemp("fire")) as made:
        yield made


@pytest.fixture(scope="module")
def outcomes(deployment: Deployment) -> dict[str, Any]:
    """What came of each step; the first of them is the ledger's very first round."""
    script = f"from tests.ledger.under_fire import under_fire; print(under_fire({STEPS}))"
    found: dict[str, Any] = json.loads(deployment.run(script))
    return found


@pytest.mark.parametrize("step", STEPS)
def test_a_sealer_killed_at_any_step_leaves_what_the_next_one_completes(outcomes: dict[str, Any], step: str):
    assert outcomes[step] == {"ended": -signal.SIGKILL, "state": SOUND}


def test_several_sealers_and_writers_at_once_seal_each_line_once(deployment: Deployment):
    processes = [deployment.start(script) for script in (SEAL, SEAL, ACT, ACT)]

    ended = [(process.communicate(timeout=120)[1], process.returncode) for process in processes]
    deployment.run("from safehaven.ledger import sealer; sealer.seal(everything=True)")

    assert ended == [("", 0)] * 4
    assert json.loads(deployment.run(STATE)) == SOUND
