"""How tests keep the roll: in their own process, where the product would ask at a socket."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest

from safehaven.documents import reading, work
from safehaven.roll import asking
from safehaven.roll import keeper as keeping_the_roll
from safehaven.roll.answering import answer
from safehaven.roll.keeper import Keeper
from safehaven.roll.talking import Message
from safehaven_core.detection import Roll

ASKED_AT_THE_SOCKET = asking.exchange


@contextmanager
def kept_here(patch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    """A keeper with nobody on its roll: `keeper.build()` reads who is there."""
    patch.setattr(keeping_the_roll, "FRESH_SECONDS", math.inf)  # a slow machine is no old roll
    kept = Keeper()
    kept._roll, kept._fresh_at = Roll(()), math.inf
    kept._knows = (sys.maxsize, ())
    patch.setattr(asking, "exchange", lambda message: _answered(kept, message))
    yield kept
    kept.end()


def _answered(kept: Keeper, message: Message) -> Message:
    """Who asks how the keeper stands waits until it knows of the newest changes; here nothing else catches up."""
    if message["ask"] == "standing" and kept._following:
        kept.catch_up()
    return answer(kept, message)


def read_files_here(patch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, too, and not in a child of their own."""
    patch.setattr(reading.NURSERY, "run", _read)


def _read(request: bytes, files: list[Any], **_limits: float) -> bytes:
    [content] = files
    return work.read(request, [BytesIO(content.read() if hasattr(content, "read") else b"".join(content))])
