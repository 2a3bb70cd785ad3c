"""The same sweep with reading on a Dask cluster, whose machines see the drive, hold no key and no roll, and are trusted with nothing."""

from __future__ import annotations

import json
import subprocess
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from safehaven.foundation.confined import end, start
from safehaven.foundation.refusals import Refusal
from safehaven.sweep import relay
from safehaven.sweep.looking import Looked
from safehaven.sweep.relay import GIVEN, READY
from safehaven.sweep.shards import NOT_AN_ANSWER, NoAnswer, Secret, SweepKey, Task
from safehaven.sweep.walking import Seen

SHARD = 50
PATIENCE = 20


class NoCluster(Refusal):
    """The cluster cannot be used as it is."""


class OnACluster:
    """Reads on the workers of a Dask cluster, over TLS with certificates on both sides.

    This process never speaks with the cluster itself: a child without keys does, and hands on sealed bytes.
    """

    def __init__(self, address: str, *, ca: str, certificate: str, key: str, secret: str) -> None:
        if not address.startswith("tls://"):
            raise NoCluster(
                "Give the address of the cluster as tls://host:port.  Without TLS nothing is sent to it."
            )
        self._address = address
        self._secret = Secret.at(secret)
        paths = {"ca": ca, "certificate": certificate, "key": key}
        self._told = {name: str(Path(path).resolve()) for name, path in paths.items()}
        self._told |= {"address": address, "patience": str(PATIENCE)}
        with self._connected():
            pass  # so that a cluster that is not there is known before anything is looked at

    def __call__(self, root: Path, files: list[Seen]) -> Iterator[Looked]:
        key = SweepKey()
        shards = (files[at : at + SHARD] for at in range(0, len(files), SHARD))
        with self._connected() as (process, ahead):
            stdin = cast("BinaryIO", process.stdin)
            waiting: deque[Task] = deque()
            for shard in shards:
                task = self._secret.task(root, shard, key)
                relay.give(stdin, GIVEN, task.sealed)
                waiting.append(task)
                if len(waiting) == ahead:
                    yield from self._answer(process, key, waiting.popleft())
            relay.give(stdin, READY)
            while waiting:
                yield from self._answer(process, key, waiting.popleft())

    @contextmanager
    def _connected(self) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
        """The child that speaks with the cluster, and how many tasks it takes before it answers."""
        process = start("safehaven.sweep.relay")
        try:
            relay.give(cast("BinaryIO", process.stdin), READY, json.dumps(self._told).encode())
            yield process, json.loads(self._heard(process, READY))
        except BrokenPipeError:
            raise self._lost(process) from None
        finally:
            end(process)

    def _answer(self, process: subprocess.Popen[bytes], key: SweepKey, task: Task) -> list[Looked]:
        return key.open(self._heard(process, GIVEN), task)

    def _heard(self, process: subprocess.Popen[bytes], expected: bytes) -> bytes:
        try:
            kind, content = relay.take(cast("BinaryIO", process.stdout))
        except EOFError:
            raise self._lost(process) from None
        if kind != expected:
            raise NoCluster(self._why(content))
        return content

    def _lost(self, process: subprocess.Popen[bytes]) -> Refusal:
        if process.wait(PATIENCE) == relay.ENDED_ITSELF:
            return NoAnswer(NOT_AN_ANSWER)
        return NoCluster(self._why(b""))

    def _why(self, reason: bytes) -> str:
        if reason == relay.NO_DASK:
            return 'To use a cluster, install the extra: pip install "safehaven[sweep]".'
        if reason == relay.NOT_THERE:
            return f"The cluster at {self._address} does not answer, or its certificate is not trusted."
        if reason == relay.NOT_DONE:
            return (
                "The machines of the cluster did not read what they were given.  "
                "Each needs Safehaven of this version, sight of the drive, and the secret of the cluster."
            )
        return "The cluster was lost.  What was looked at is remembered: run this again."


__all__ = ["NoAnswer", "NoCluster", "OnACluster"]
