"""Asking the keeper, from any other process of this machine."""

from __future__ import annotations

import socket
import time
from datetime import date
from typing import TypeVar

from safehaven.roll.carrying import as_it_was
from safehaven.roll.keeper import LONGEST_SECONDS, Standing
from safehaven.roll.listening import socket_path
from safehaven.roll.rules import FAILED, NOT_THERE, RollNotReady
from safehaven.roll.talking import Message, check_peer, receive, send
from safehaven.roll.whom import Whom
from safehaven_core.detection import Report

Answered = TypeVar("Answered")
PATIENCE_SECONDS = LONGEST_SECONDS + 10
_LOOK_AGAIN_SECONDS = 0.05


def ask_about(
    texts: list[str], *, k: int, today: date, seconds: float = LONGEST_SECONDS
) -> list[Report | None]:
    """Whom each of some texts is about, in one question; None for those that were not read within so many seconds.

    Raises RollNotReady when the keeper cannot say.
    """
    return _asked("examine", Report, texts, k, today, seconds)


def ask_whom(text: str, *, k: int, today: date) -> Whom | None:
    """The same of one text, without the words that tell."""
    [whom] = _asked("whom", Whom, [text], k, today, LONGEST_SECONDS)
    return whom


def _asked(
    what: str, kind: type[Answered], texts: list[str], k: int, today: date, seconds: float
) -> list[Answered | None]:
    answer = exchange({"ask": what, "texts": texts, "k": k, "today": today.isoformat(), "seconds": seconds})
    try:
        return [
            None if said is None else as_it_was(kind, said)
            for _text, said in zip(texts, answer["reports"], strict=True)
        ]
    except (KeyError, TypeError, ValueError):
        failed = FAILED if answer.get("failed") else NOT_THERE
        raise RollNotReady(answer.get("not_ready", failed)) from None


def ask_how_it_stands() -> Standing:
    """How the keeper stands.  One that does not answer is not ready."""
    try:
        return as_it_was(Standing, exchange({"ask": "standing"})["standing"])
    except (KeyError, TypeError, ValueError, RollNotReady):
        return Standing(ready=False, people=0, through=0, sentence=NOT_THERE)


def exchange(message: Message) -> Message:
    """Give the keeper a message and hear its answer.  Raises RollNotReady when none comes."""
    until = time.monotonic() + PATIENCE_SECONDS
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            _connect(connection, until)
            check_peer(connection)
            send(connection, message, until=until)
            answer = receive(connection, until=until)
    except (OSError, AttributeError):  # no keeper, no answer in time, or a system without Unix sockets
        raise RollNotReady(NOT_THERE) from None
    if answer is None:
        raise RollNotReady(NOT_THERE)
    return answer


def _connect(connection: socket.socket, until: float) -> None:
    """Go to the keeper's door; where many stand before it, wait."""
    connection.settimeout(PATIENCE_SECONDS)
    while True:
        try:
            connection.connect(str(socket_path()))
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(_LOOK_AGAIN_SECONDS)
        else:
            return
