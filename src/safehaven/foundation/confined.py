"""Work on what strangers sent us, in a child process that can hang, crash or swell at the cost of one job.

Whatever parses a file from outside, or holds one in clear while changing it, runs here:

    run_confined("safehaven_core.protection.work:make", request, files=[source], seconds=60, megabytes=1500)

The child gets everything through a pipe: nothing is on its command line, in its environment or in a
file.  It can write nothing into a file, leaves no core dump, and on Linux other programs of the same user cannot
look into it.  Where the kernel allows it, the child has no network either.
On Windows there are no limits on memory and processor time, only the deadline.
"""

import ctypes
import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any, BinaryIO, cast

from safehaven.foundation.in_time import ended_after

if sys.platform != "win32":
    import resource  # here, so that no forked child has to load it

MEBIBYTE = 1 << 20
PIECE = 1 << 18
ANSWER, REFUSAL, FAILURE = b"A", b"R", b"F"
OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4  # linux/prctl.h
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000  # linux/sched.h


class JobFailed(Exception):
    """A confined job ended without an answer.  The file it was about counts as not read."""


class TookTooLong(JobFailed):
    """The job was stopped at its deadline."""


class TookTooMuchMemory(JobFailed):
    """The job asked for more memory than it may have."""


class AnsweredTooMuch(JobFailed):
    """The answer was longer than the caller wants to hold."""


class Crashed(JobFailed):
    """The job died, or met something that nobody foresaw.  What it said stays in the child."""


def run_confined(  # noqa: PLR0913 - each caller states its own limits
    work: str,
    request: bytes = b"",
    *,
    files: Sequence[BinaryIO | Iterable[bytes]] = (),
    refusals: Iterable[type[Exception]] = (),
    seconds: float,
    megabytes: int,
    answer_megabytes: int = 256,
) -> bytes:
    """What `work` answers, found out in a child process of its own.

    `work` names a function as "module:function"; it is given the request and the files (as streams
    in memory) and gives bytes.  `files` are read once, from where they stand, piece by piece.
    `refusals` are the exceptions that may come through, with their sentence; any other becomes
    `Crashed`, which never repeats what the exception said, because that may quote the file.
    """
    reasons = {name_of(reason): reason for reason in refusals}
    order = {
        "work": work,
        "files": len(files),
        "refusals": [*reasons],
        "seconds": seconds,
        "megabytes": megabytes,
    }
    parcels = [[json.dumps(order).encode()], [request], *map(pieces_of, files)]

    with _child() as process, ended_after(seconds, process.kill) as stopped:
        outcome = _exchange(process, parcels, longest=answer_megabytes * MEBIBYTE)
    if stopped or process.returncode == OUT_OF_TIME:
        raise TookTooLong(f"This took longer than {seconds:g} seconds and was stopped.")
    if len(outcome) > answer_megabytes * MEBIBYTE:
        raise AnsweredTooMuch(f"The answer would be larger than {answer_megabytes} MB.")
    if process.returncode != 0:
        raise Crashed("The program that worked on this stopped without an answer.")
    if outcome[:1] != ANSWER:
        raise bad_news(outcome, reasons, megabytes)
    return outcome[1:]


def bad_news(outcome: bytes, reasons: dict[str, type[Exception]], megabytes: int) -> Exception:
    try:
        told = json.loads(outcome[1:])
        reason = told["reason"]
        if outcome[:1] == REFUSAL:
            return reasons[reason](told["sentence"])
    except (ValueError, KeyError, TypeError):  # a child that was taken over may say anything
        return Crashed("The program that worked on this stopped without an answer.")
    if reason == "MemoryError":
        return TookTooMuchMemory(f"This needs more than {megabytes} MB of memory and was stopped.")
    return Crashed(f"The program that worked on this met something it did not expect ({reason}).")


@contextmanager
def _child() -> Generator[subprocess.Popen[bytes]]:
    process = start("safehaven.foundation.confined")
    try:
        yield process
    finally:
        end(process)


def start(
    module: str, *words: str, stdin: int = subprocess.PIPE, stdout: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """A child that knows nothing but how to import."""
    return subprocess.Popen(  # noqa: S603 - starts this Python, with a module of ours
        [sys.executable, "-P", "-B", "-m", module, *words],
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        # Nothing of our own environment: it may hold the addresses and passwords of other services.
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LANG": "C.UTF-8"},
        cwd="/",
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in filter(None, (process.stdin, process.stdout)):
        with suppress(OSError):  # what nobody read any more
            pipe.close()


def _exchange(process: subprocess.Popen[bytes], parcels: Iterable[Iterable[bytes]], *, longest: int) -> bytes:
    """Give the parcels and hear the answer at the same time, or both sides could wait for ever."""
    stdin, stdout = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
    with ThreadPoolExecutor(1) as listener:
        try:
            heard = listener.submit(stdout.read, longest + 1)
            # The caller's own thread reads its files: they may belong to it.
            with suppress(BrokenPipeError):
                give(stdin, parcels)
                stdin.close()
            outcome = heard.result()
            if len(outcome) <= longest:
                process.wait()
        except BaseException:
            process.kill()
            raise
    return outcome


def give(stdin: BinaryIO, parcels: Iterable[Iterable[bytes]]) -> None:
    """Write each parcel in pieces, each with its length before it; a length of nothing ends the parcel."""
    for parcel in parcels:
        for piece in filter(None, parcel):
            stdin.write(len(piece).to_bytes(8))
            stdin.write(piece)
        stdin.write(bytes(8))
    stdin.flush()


def pieces_of(file: BinaryIO | Iterable[bytes]) -> Iterable[bytes]:
    read = getattr(file, "read", None)
    return iter(lambda: read(PIECE), b"") if read else file


def name_of(reason: type[BaseException]) -> str:
    return f"{reason.__module__}:{reason.__qualname__}"


# From here on, what runs in the child.


def main() -> None:
    """Do the one job that is waiting on standard input, and answer on standard output."""
    answer_to = answers()
    order: dict[str, Any] = {"refusals": []}
    try:
        order |= json.loads(parcel().getvalue())
        confine(order["seconds"], order["megabytes"])
        outcome = ANSWER, do(order)
    except Exception as trouble:  # noqa: BLE001 - whatever it was, it ends here and is named
        outcome = what_went_wrong(trouble, order["refusals"])
    for part in outcome:
        answer_to.write(part)
    answer_to.close()


def answers() -> BinaryIO:
    """Where to answer.  A library that prints must not speak into it."""
    answer_to = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
        os.dup2(nowhere.fileno(), 1)
    return answer_to


def do(order: dict[str, Any]) -> bytes:
    """The work that was ordered, on the request and the files that come after the order."""
    request, files = parcel().getvalue(), [parcel() for _ in range(order["files"])]
    module, _, function = order["work"].partition(":")
    return cast("bytes", getattr(importlib.import_module(module), function)(request, files))


def parcel() -> BytesIO:
    """The next parcel on standard input."""
    taken = BytesIO()
    while length := int.from_bytes(_exactly(8)):
        taken.write(_exactly(length))
    taken.seek(0)
    return taken


def _exactly(length: int) -> bytes:
    piece = sys.stdin.buffer.read(length)
    if len(piece) < length:
        raise EOFError
    return piece


def what_went_wrong(trouble: Exception, refusals: list[str]) -> tuple[bytes, bytes]:
    for name in map(name_of, type(trouble).__mro__):
        if name in refusals:
            return REFUSAL, json.dumps({"reason": name, "sentence": str(trouble)}).encode()
    reason = "MemoryError" if isinstance(trouble, MemoryError) else type(trouble).__name__
    return FAILURE, json.dumps({"reason": reason}).encode()


def confine(seconds: float, megabytes: int) -> None:
    """Take away from this process what one job does not need.  There is no way back."""
    if sys.platform == "win32":
        return
    end_with_parent()
    keep_out_of_sight()
    give_up_network()
    limit(seconds, megabytes)


def limit(seconds: float, megabytes: int) -> None:
    """Take no more than this of the machine, and write into no file."""
    memory, time = megabytes * MEBIBYTE, int(seconds) + 1
    for what, most in (
        (resource.RLIMIT_AS, (memory, memory)),
        (resource.RLIMIT_CPU, (time, time + 1)),  # at the first it can still say why it ended
        (resource.RLIMIT_CORE, (0, 0)),
        (resource.RLIMIT_FSIZE, (0, 0)),
        (resource.RLIMIT_NOFILE, (64, 64)),
    ):
        with suppress(ValueError, OSError):  # a stricter limit is in force already
            resource.setrlimit(what, most)


def end_with_parent() -> None:
    """On Linux: die with the thread that started this process."""
    _control(PR_SET_PDEATHSIG, int(signal.SIGKILL))


def keep_out_of_sight() -> None:
    """On Linux: be closed to debuggers."""
    _control(PR_SET_DUMPABLE, 0)


def give_up_network() -> None:
    """On Linux: have no network, where that is allowed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET)


def _control(what: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(what, value)


if __name__ == "__main__":
    main()
