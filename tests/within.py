"""Runs modules inside one house, each in a process of its own that has the apps loaded already.

Loading them takes a second, and some tests ask a hundred times.  Told on standard input, one line each:

    ["run", ["tests.hiring", "{…}"]]            answered once it ended: how, what it printed and complained of
    ["begin", ["safehaven", "roll"], {…}, log]  answered with its process id; {…} is added to its environment
    ["ended", 4711, 0.5]                        answered within so many seconds: how it ended, or null
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, NoReturn

LOOK_AGAIN_SECONDS = 0.005


def run(words: list[str]) -> dict[str, object]:
    """Run a module to its end as `python -m` does, with these words."""
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as complained:
        child = os.fork()
        if child == 0:
            _run(words, printed, complained)
        _, status = os.waitpid(child, 0)
        printed.seek(0)
        complained.seek(0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "printed": printed.read(),
            "complained": complained.read(),
        }


def begin(words: list[str], environment: dict[str, str], log: str) -> int:
    """Begin to run a module, with its words in a log."""
    with Path(log).open("a") as said:
        child = os.fork()
        if child == 0:
            os.environ |= environment
            _run(words, said, said)
        return child


def ended(child: int, seconds: float) -> int | None:
    """How something that was begun ended, or None if it runs for longer than that."""
    until = time.monotonic() + seconds
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= until:
            return None
        time.sleep(LOOK_AGAIN_SECONDS)


ORDERS: dict[str, Callable[..., object]] = {order.__name__: order for order in (run, begin, ended)}


def _run(words: list[str], printed: IO[str], complained: IO[str]) -> NoReturn:
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # what is told here is not for it
        os.dup2(printed.fileno(), 1)
        os.dup2(complained.fileno(), 2)
        sys.argv = words
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)  # noqa: T201 - as Python says it
    except BaseException:  # noqa: BLE001 - as a Python that ends: whoever asked reads it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _serve() -> None:
    import django
    from django.db import connections  # noqa: TID251 - none may be open when the next process begins

    django.setup()
    connections.close_all()
    for line in sys.stdin:
        order, *told = json.loads(line)
        print(json.dumps(ORDERS[order](*told)), flush=True)  # noqa: T201 - this is the answer


if __name__ == "__main__":
    _serve()
