"""The process that speaks with a Dask cluster.  It has no key of the house, no database and no roll.

    python -m safehaven.sweep.relay      frames on standard input and output; see `OnACluster`

Dask unpickles whatever its scheduler sends, and a pickle may name any function to be called.  So this is a process of
its own, which ends when a pickle asks for anything by name, before it gets it.
What passes through is sealed to others, and cannot be read here.
"""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from typing import Any, BinaryIO

READY, GIVEN, FAILED = b"R", b"G", b"F"
NO_DASK, NOT_THERE, NOT_DONE = b"no-dask", b"not-there", b"not-done"
SHARDS_FOR_EACH = 3
TRIES = 3
LONGEST = 1 << 30
ENDED_ITSELF = 70
"""How this process ends when a pickle asks for what it may not have."""

_NEEDED = ("builtins", "bytes")
"""Dask names the type of an answer, and an answer is bytes.  Nothing can be done with it but make bytes."""


def give(sink: BinaryIO, kind: bytes, content: bytes = b"") -> None:
    """Write a frame: its kind, the length of its content, its content."""
    sink.write(kind + len(content).to_bytes(8) + content)
    sink.flush()


def take(source: BinaryIO) -> tuple[bytes, bytes]:
    """The next frame.  Raises EOFError where none comes, or one is too long."""
    head = source.read(9)
    length = int.from_bytes(head[1:])
    if len(head) < 9 or length > LONGEST:
        raise EOFError
    content = source.read(length)
    if len(content) < length:
        raise EOFError
    return head[:1], content


# From here on, what runs in the process that speaks with the cluster.


def main() -> None:
    """Connect as the first frame says, then hand on tasks and answers, in their order, until no task comes."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    try:
        _, content = take(source)
        client = _connected(json.loads(content))
    except ImportError:
        give(sink, FAILED, NO_DASK)
    except (OSError, TimeoutError, ValueError):
        give(sink, FAILED, NOT_THERE)
    else:
        with client:
            _hand_on(client, source, sink)


def forbid(event: str, about: tuple[Any, ...]) -> None:
    """An audit hook (PEP 578): no pickle looks up a class or function any more.  There is no way back.

    It ends the process, because Dask goes on after an exception, and would wait for ever.
    """
    if event == "pickle.find_class" and about != _NEEDED:
        os._exit(ENDED_ITSELF)


def _connected(told: dict[str, str]) -> Any:
    import distributed  # noqa: PLC0415 - an extra that need not be there

    sys.addaudithook(forbid)
    security = distributed.Security(
        require_encryption=True,
        tls_ca_file=told["ca"],
        tls_client_cert=told["certificate"],
        tls_client_key=told["key"],
    )
    return distributed.Client(told["address"], security=security, timeout=int(told["patience"]))


def _hand_on(client: Any, source: BinaryIO, sink: BinaryIO) -> None:
    """Both sides count: so many tasks come before the first answer is waited for, and then one for one."""
    from safehaven.sweep.shards import read_task  # noqa: PLC0415 - named here, run on a worker

    ahead = SHARDS_FOR_EACH * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    give(sink, READY, json.dumps(ahead).encode())
    waiting: deque[Any] = deque()
    more = True
    while more or waiting:
        while more and len(waiting) < ahead:
            kind, task = take(source)
            more = kind == GIVEN
            if more:
                waiting.append(client.submit(read_task, task, pure=False, retries=TRIES))
        if waiting:
            give(sink, *_outcome(waiting.popleft()))


def _outcome(future: Any) -> tuple[bytes, bytes]:
    try:
        answer = future.result()
    except Exception:  # noqa: BLE001 - a worker's own exception may not be repeated: it may quote a file
        return FAILED, NOT_DONE
    return (GIVEN, answer) if type(answer) is bytes and 0 < len(answer) <= LONGEST else (FAILED, NOT_DONE)


if __name__ == "__main__":
    main()
