"""How tests keep the roll and work on files: in their own process, where the product has others for it."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest

from safehaven.disclosure.email import preparing
from safehaven.documents import looking, reading, recognition, work
from safehaven.foundation import confined
from safehaven.mailguard.protecting import rounds
from safehaven.roll import asking
from safehaven.roll import keeper as keeping_the_roll
from safehaven.roll.answering import answer
from safehaven.roll.keeper import Keeper
from safehaven.roll.talking import Message
from safehaven.sweep import acting
from safehaven_core.detection import Roll

ASKED_AT_THE_SOCKET = asking.exchange
IN_CHILDREN = {module: module.run_confined for module in (acting, looking, preparing, recognition, rounds)}


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


def work_on_files_here(patch: pytest.MonkeyPatch) -> None:
    """Files are read, looked at and protected in this process, too, and not in children of their own."""
    patch.setattr(reading.NURSERY, "run", _read)
    for module in IN_CHILDREN:
        patch.setattr(module, "run_confined", _worked)


@contextmanager
def all_here() -> Iterator[Keeper]:
    """Both, for what stands on the stage before there is a test."""
    with pytest.MonkeyPatch.context() as patch, kept_here(patch) as keeper:
        work_on_files_here(patch)
        yield keeper


def work_in_children(patch: pytest.MonkeyPatch) -> None:
    """Files are worked on as in the product again, by whatever it does it with, in a test that is about that."""
    for module, confine in IN_CHILDREN.items():
        patch.setattr(module, "run_confined", confine)


def _read(request: bytes, files: list[Any], **_limits: float) -> bytes:
    [content] = files
    return work.read(request, [BytesIO(content.read() if hasattr(content, "read") else b"".join(content))])


def _worked(
    name: str, request: bytes = b"", *, files: Any = (), refusals: Any = (), **limits: float
) -> bytes:
    """What a child would answer.  Work that only tests know is there to hang or crash, and goes to a child."""
    if not name.startswith("safehaven"):
        return confined.run_confined(name, request, files=files, refusals=refusals, **limits)  # type: ignore[arg-type]  # limits, as they came
    module, _, function = name.partition(":")
    reasons = {confined.name_of(reason): reason for reason in refusals}
    try:
        taken = [BytesIO(b"".join(confined.pieces_of(file))) for file in files]
        answer: bytes = getattr(import_module(module), function)(request, taken)
    except Exception as trouble:  # noqa: BLE001 - told as a child tells it
        told = b"".join(confined.what_went_wrong(trouble, [*reasons]))
        raise confined.bad_news(told, reasons, int(limits["megabytes"])) from None
    return answer
