"""Steps of the product as they run, and a way to die at any one of them.  Nothing in the product knows of this.

A step is the moment in which a named function begins or ends: its module and name, `call` or
`return`, and the how-manieth time since the work began.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

MODULES = (
    "safehaven.disclosure.email.",
    "safehaven.disclosure.moving",
    "safehaven.disclosure.operations.releasing",
    "safehaven.foundation.operations",
    "safehaven.records.noting",
    "smtplib",
)
Step = tuple[str, str, int]


@contextmanager
def watched(seen: Callable[[Step], None], begins_with: str) -> Iterator[None]:
    """Call `seen` at each step, from the first time that the function `begins_with` is called."""
    count: Counter[tuple[str, str]] = Counter()

    def profile(frame: FrameType, event: str, _argument: Any) -> None:
        if event not in {"call", "return"}:
            return
        name = name_of(frame)
        if name is None or (not count and name != begins_with):
            return
        count[name, event] += 1
        seen((name, event, count[name, event]))

    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(None)


def name_of(frame: FrameType) -> str | None:
    """The name of a function of the product, such as `safehaven.disclosure.email.sending.send`."""
    module = str(frame.f_globals.get("__name__", ""))
    if not module.startswith(MODULES):
        return None
    function = frame.f_code.co_qualname
    if function == "operation.<locals>.performed":  # the transaction around an act; tell which act
        function = f"transaction around {frame.f_locals['work'].__qualname__}"
    return f"{module}.{function}"


@contextmanager
def dying_at(step: Step, begins_with: str) -> Iterator[None]:
    """Kill this process, as `kill -9` would, at one step."""

    def seen(now: Step) -> None:
        if now == step:
            os.kill(os.getpid(), signal.SIGKILL)

    with watched(seen, begins_with):
        yield
