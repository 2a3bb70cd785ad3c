"""Runs modules of the tests inside one house, each in a process of its own that has the apps loaded already.

Loading them takes a second, and some tests ask a hundred times.  Told on standard input, one line each:
`["tests.hiring", "{…}"]`; answers with one line: how it ended, what it printed and what it complained of.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import tempfile
import traceback
from typing import IO


def answered(words: list[str]) -> dict[str, object]:
    """Run a module to its end as `python -m` does, with these words."""
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as complained:
        child = os.fork()
        if child == 0:
            _run(words, printed, complained)
        _, ended = os.waitpid(child, 0)
        printed.seek(0)
        complained.seek(0)
        return {
            "code": os.waitstatus_to_exitcode(ended),
            "printed": printed.read(),
            "complained": complained.read(),
        }


def _run(words: list[str], printed: IO[str], complained: IO[str]) -> None:
    code = 1
    try:
        os.dup2(printed.fileno(), 1)
        os.dup2(complained.fileno(), 2)
        sys.argv = words
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
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
        print(json.dumps(answered(json.loads(line))), flush=True)  # noqa: T201 - this is the answer


if __name__ == "__main__":
    _serve()
