"""A confined child of its own for each job, without the half second in which Python starts.

    nursery = Nursery("safehaven.documents.work:read")
    nursery.run(request, [source], seconds=60, megabytes=1500)

A process that has imported what the work needs, and done it once in its module's `rehearse`, waits, and forks for
each job.  It sees no request, no file and no answer: those go between the caller and the child, over pipes that it
only hands on.  So no job learns anything of another one.  What the children share is where their code lies in memory.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, BinaryIO, cast

from safehaven.foundation.confined import (
    ANSWER,
    MEBIBYTE,
    Crashed,
    TookTooLong,
    answers,
    bad_news,
    do,
    end,
    end_with_parent,
    give_up_network,
    keep_out_of_sight,
    limit,
    name_of,
    parcel,
    pieces_of,
    run_confined,
    start,
    what_went_wrong,
)
from safehaven.foundation.confined_for_many import give_and_hear, say
from safehaven.foundation.in_time import ended_after

CAN_FORK = sys.platform == "linux" and hasattr(os, "pidfd_open")
READY, FAILED = b"+", b"-"
STARTING_SECONDS = 60
"""How long what waits may take to import its work and to fork once: all who ask wait for it in turn."""


class Nursery:
    """Starts children for one kind of work.  For several threads at once; a forked process gets its own."""

    def __init__(
        self, work: str, *, refusals: Iterable[type[Exception]] = (), answer_megabytes: int = 256
    ) -> None:
        self._reasons = {name_of(reason): reason for reason in refusals}
        self._work, self._answer_megabytes = work, answer_megabytes
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._door: socket.socket | None = None
        self._owner = 0

    def run(
        self,
        request: bytes,
        files: Sequence[BinaryIO | Iterable[bytes]],
        *,
        seconds: float,
        megabytes: int,
    ) -> bytes:
        """What the work answers; raises as `run_confined` does, by which it is done where nothing can be forked."""
        if not CAN_FORK:
            return run_confined(
                self._work,
                request,
                files=files,
                refusals=self._reasons.values(),
                seconds=seconds,
                megabytes=megabytes,
                answer_megabytes=self._answer_megabytes,
            )
        order = {
            "work": self._work,
            "files": len(files),
            "refusals": [*self._reasons],
            "seconds": seconds,
            "megabytes": megabytes,
        }
        parcels = [[json.dumps(order).encode()], [request], *map(pieces_of, files)]
        with self._child() as child, ended_after(seconds, child.kill) as stopped:
            outcome = give_and_hear(child, parcels, longest=self._answer_megabytes * MEBIBYTE)
        if stopped:
            raise TookTooLong(f"This took longer than {seconds:g} seconds and was stopped.")
        if outcome[:1] != ANSWER:
            raise bad_news(outcome, self._reasons, megabytes)
        return outcome[1:]

    def close(self) -> None:
        """End what waits."""
        if self._door is not None:
            self._door.close()
        if self._process is not None and self._owner == os.getpid():
            end(self._process)
        self._process = self._door = None

    @contextmanager
    def _child(self) -> Generator[Child]:
        hears, asks = os.pipe()
        told, answers_to = os.pipe()
        with open(asks, "wb") as stdin, open(told, "rb") as stdout:  # noqa: PTH123 - pipes have no path
            try:
                known_by = self._forked(hears, answers_to)
            finally:
                os.close(hears)
                os.close(answers_to)
            child = Child(stdin, stdout, known_by)
            try:
                yield child
            finally:
                child.forget()
                with suppress(OSError):  # what nobody read any more
                    stdin.close()

    def _forked(self, hears: int, answers_to: int) -> int:
        """Have a child forked that speaks over these pipes.  One more try where what waits was ended."""
        with self._lock:
            for _ in range(2):
                try:
                    return self._asked_for(hears, answers_to)
                except OSError:
                    self.close()
        raise Crashed("The program that starts others for such work does not answer.")

    def _asked_for(self, hears: int, answers_to: int) -> int:
        if self._door is None or self._owner != os.getpid():
            self._open()
        door = cast("socket.socket", self._door)
        socket.send_fds(door, [READY], [hears, answers_to])
        said, known_by, _flags, _address = socket.recv_fds(door, 1, 1)
        if said != READY or not known_by:
            raise OSError("No child was started.")
        return known_by[0]

    def _open(self) -> None:
        self._door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._door.settimeout(STARTING_SECONDS)
        with theirs:
            self._process = start(
                "safehaven.foundation.confined_at_once",
                self._work,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
            )
        self._owner = os.getpid()


class Child:
    """A child of somebody else's: its pipes, and what it is known by to the kernel, however soon it ends."""

    def __init__(self, stdin: BinaryIO, stdout: BinaryIO, known_by: int) -> None:
        self.stdin, self.stdout = stdin, stdout
        self._known_by: int | None = known_by
        self._lock = Lock()

    def kill(self) -> None:
        """End it, if it has not ended."""
        with self._lock, suppress(ProcessLookupError):
            if self._known_by is not None:
                signal.pidfd_send_signal(self._known_by, signal.SIGKILL)

    def forget(self) -> None:
        """End it, for good."""
        self.kill()
        with self._lock:
            if self._known_by is not None:
                os.close(self._known_by)
            self._known_by = None


# From here on, what runs in the process that waits, and in its children.


def main() -> None:
    """Fork for each pair of pipes that comes, until nobody asks any more."""
    door = socket.socket(fileno=0)
    with suppress(Exception):  # work that cannot be imported fails in the child, which says so
        module = importlib.import_module(sys.argv[1].partition(":")[0])
        getattr(module, "rehearse", str)()
    keep_out_of_sight()
    give_up_network()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children: the kernel takes them away
    gc.freeze()
    while True:
        said, pipes, _flags, _address = socket.recv_fds(door, 1, 2)
        if not said:
            return
        try:
            _fork(door, pipes)
        except OSError:
            door.send(FAILED)
        for pipe in pipes:
            os.close(pipe)


def _fork(door: socket.socket, pipes: list[int]) -> None:
    child = os.fork()
    if not child:
        _work(door, pipes)
    known_by = os.pidfd_open(child)
    socket.send_fds(door, [READY], [known_by])
    os.close(known_by)


def _work(door: socket.socket, pipes: list[int]) -> None:
    """Do one job, and end."""
    try:
        door.detach()
        for place, pipe in enumerate(pipes):
            os.dup2(pipe, place)
        os.closerange(3, max(pipes) + 1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        end_with_parent()
        _one_job()
    finally:
        os._exit(0)


def _one_job() -> None:
    answer_to = answers()
    order: dict[str, Any] = {"refusals": []}
    try:
        order |= json.loads(parcel().getvalue())
        limit(order["seconds"], order["megabytes"])
        outcome = ANSWER, do(order)
    except Exception as trouble:  # noqa: BLE001 - whatever it was, it ends here and is named
        outcome = what_went_wrong(trouble, order["refusals"])
    say(answer_to, outcome)


if __name__ == "__main__":
    main()
