"""A confined child that is kept for many jobs of one kind, where starting one for each would cost most.

    with KeptChild("safehaven.documents.work:read", megabytes=1500) as child:
        child.ask(request, [source], seconds=60)

It is as confined as a child for one job, but what it was given stays in its memory until it ends: use it
only where a file that took the child over may learn of the files after it, such as all files of one drive.
It is replaced after any failure, and from time to time.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import IO, Any, BinaryIO, Protocol, Self, cast

from safehaven.foundation.confined import (
    ANSWER,
    MEBIBYTE,
    AnsweredTooMuch,
    Crashed,
    TookTooLong,
    answers,
    bad_news,
    confine,
    do,
    end,
    give,
    name_of,
    parcel,
    pieces_of,
    start,
    what_went_wrong,
)
from safehaven.foundation.in_time import ended_after

JOBS = 1000
SECONDS_OF_A_LIFE = 24 * 3600


class KeptChild:
    """One child, started when it is first asked.  Not for several threads at once."""

    def __init__(
        self,
        work: str,
        *,
        megabytes: int,
        refusals: Iterable[type[Exception]] = (),
        answer_megabytes: int = 256,
    ) -> None:
        self._reasons = {name_of(reason): reason for reason in refusals}
        self._work, self._megabytes = work, megabytes
        self._longest = answer_megabytes * MEBIBYTE
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._process:
            end(self._process)
        self._process, self._jobs = None, 0

    def ask(self, request: bytes, files: Sequence[BinaryIO | Iterable[bytes]], *, seconds: float) -> bytes:
        """What the work answers; raises as `run_confined` does."""
        if self._jobs >= JOBS:
            self.close()
        try:
            answer = self._answer(self._started(len(files)), [[request], *map(pieces_of, files)], seconds)
        except BaseException as trouble:
            if type(trouble) not in self._reasons.values():
                self.close()
            raise
        self._jobs += 1
        return answer

    def _answer(
        self, process: subprocess.Popen[bytes], parcels: Iterable[Iterable[bytes]], seconds: float
    ) -> bytes:
        with ended_after(seconds, process.kill) as stopped:
            outcome = give_and_hear(process, parcels, longest=self._longest)
        if stopped:
            raise TookTooLong(f"This took longer than {seconds:g} seconds and was stopped.")
        if outcome[:1] != ANSWER:
            raise bad_news(outcome, self._reasons, self._megabytes)
        return outcome[1:]

    def _started(self, files: int) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = start("safehaven.foundation.confined_for_many")
            order = {
                "work": self._work,
                "files": files,
                "refusals": [*self._reasons],
                "megabytes": self._megabytes,
            }
            with suppress(BrokenPipeError):
                give(cast("BinaryIO", self._process.stdin), [[json.dumps(order).encode()]])
        return self._process


class Spoken(Protocol):
    """Whatever has two pipes: one to give, one to hear."""

    @property
    def stdin(self) -> IO[bytes] | None: ...

    @property
    def stdout(self) -> IO[bytes] | None: ...


def give_and_hear(child: Spoken, parcels: Iterable[Iterable[bytes]], *, longest: int) -> bytes:
    """Give the parcels, then hear the outcome.  The child reads all before it answers, so one side speaks at a time."""
    stdin, stdout = cast("BinaryIO", child.stdin), cast("BinaryIO", child.stdout)
    with suppress(BrokenPipeError):
        give(stdin, parcels)
    length = int.from_bytes(stdout.read(8).rjust(8, b"\xff"))
    if length == (1 << 64) - 1:
        return b""
    if length > longest:
        raise AnsweredTooMuch(f"The answer would be larger than {longest // MEBIBYTE} MB.")
    outcome = stdout.read(length)
    if len(outcome) < length:
        raise Crashed("The program that worked on this stopped without an answer.")
    return outcome


# From here on, what runs in the child.


def main() -> None:
    """Do one job after another until nobody asks any more."""
    answer_to = answers()
    order: dict[str, Any] = json.loads(parcel().getvalue())
    confine(SECONDS_OF_A_LIFE, order["megabytes"])
    while True:
        try:
            outcome = ANSWER, do(order)
        except EOFError:
            os._exit(0)
        except Exception as trouble:  # noqa: BLE001 - whatever it was, it ends here and is named
            outcome = what_went_wrong(trouble, order["refusals"])
        say(answer_to, outcome)


def say(answer_to: BinaryIO, outcome: tuple[bytes, bytes]) -> None:
    """Answer, with the length before it: so half an answer is none."""
    answer_to.write(sum(map(len, outcome)).to_bytes(8))
    answer_to.writelines(outcome)
    answer_to.flush()


if __name__ == "__main__":
    main()
