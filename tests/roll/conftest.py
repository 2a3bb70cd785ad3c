"""A keeper in the process of the test, and one at a real socket."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

import pytest
from django.conf import LazySettings

from safehaven.roll import asking, listening
from safehaven.roll.keeper import Keeper
from safehaven.roll.listening import Listening
from safehaven.roll.talking import Message
from tests.keeping import ASKED_AT_THE_SOCKET


@pytest.fixture
def keeper(db: None, roll: Keeper) -> Keeper:
    """A keeper that has read everybody who is there when the test asks for it."""
    roll.build()
    return roll


@pytest.fixture
def at_the_socket(roll: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask as the product does, at the socket."""
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)


@pytest.fixture
def door(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Callable[[Message], Message]], None]]:
    """Opens the socket, with whatever answers behind it, until the test ends."""
    monkeypatch.setattr(listening, "LOOK_UP_SECONDS", 0.02)  # how soon it sees that the test has ended
    settings.SAFEHAVEN_HOME = tmp_path
    stop = Event()
    threads: list[Thread] = []

    def open_door(answer: Callable[[Message], Message]) -> None:
        listening = Listening(answer)
        listener = open_sockets.enter_context(listening.opened())
        threads.append(Thread(target=listening.serve, args=(listener, stop)))
        threads[-1].start()

    with ExitStack() as open_sockets:
        yield open_door
        stop.set()
        for thread in threads:
            thread.join(10)
