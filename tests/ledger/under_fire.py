"""What kills sealers: run in a deployment of its own by test_seal_under_fire.

For each step: some acts, a sealer that is killed just before the step, a sealer that is not, and a check.
Each happens in a process of its own.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connections  # noqa: TID251 - to be killed at the commit itself

from safehaven.ledger import kept, models, sealer, tree
from safehaven.ledger.checking import check
from safehaven_core.chain.checkpoints import split_notes
from tests.ledger.stage import act


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def half_a_note(handle: int, end: int, note: bytes) -> None:
    os.pwrite(handle, note[:40], end)
    die()


def kill_before(step: str) -> None:
    """Put the end of this process before a step."""
    places: dict[str, tuple[Any, str, Any]] = {
        "reading the edge": (tree, "edge", die),
        "writing leaves": (models.Leaf.objects, "bulk_create", die),
        "writing nodes": (models.Node.objects, "bulk_create", die),
        "signing": (sealer, "sign", die),
        "writing the checkpoint": (models.Checkpoint, "save", die),
        "committing": (type(connections["default"]), "_commit", die),
        "keeping the checkpoint": (kept, "keep", die),
        "having kept half of it": (kept, "_put", half_a_note),
        "having it on the disk": (os, "fsync", die),
    }
    holder, name, end = places[step]
    setattr(holder, name, end)


def state() -> dict[str, Any]:
    """What somebody finds who looks now."""
    return {
        "findings": [str(finding) for finding in check().findings],
        "unsealed": models.Line.objects.count() - models.Leaf.objects.count(),
        "kept is newest": kept.newest() == sealer.newest_note(),
        "torn": kept.path().read_bytes() != b"\n".join(split_notes(kept.path().read_bytes())),
    }


def in_a_process(work: Callable[[], Any]) -> tuple[int, Any]:
    """How a process that did this ended, and what it had to say."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, json.dumps(work()).encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        text = said.read()
    return os.waitstatus_to_exitcode(status), json.loads(text) if text else None


def under_fire(steps: Iterable[str]) -> str:
    """What came of each step, as JSON."""
    return json.dumps({step: _killed_before(step) for step in steps})


def _killed_before(step: str) -> dict[str, Any]:
    def killed() -> None:
        kill_before(step)
        sealer.seal()

    in_a_process(lambda: act(3))
    ended, _ = in_a_process(killed)
    in_a_process(sealer.seal)
    return {"ended": ended, "state": in_a_process(state)[1]}
