"""The socket at which the keeper answers: for this account alone, one keeper for a folder, many who ask at once."""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Event, Thread

from django.conf import settings

from safehaven.foundation.logs import log
from safehaven.roll.talking import BrokenOff, Message, Stranger, check_peer, receive, send

MOST_AT_ONCE = 64
IDLE_SECONDS = 30.0
LOOK_UP_SECONDS = 0.2
LONGEST_PATH = 107  # bytes; what the kernel takes for the name of a socket


class AnotherKeeper(RuntimeError):
    """A keeper runs for this folder already."""


def socket_path() -> Path:
    """Where the keeper of this deployment answers."""
    home: Path = settings.SAFEHAVEN_HOME
    return home / "roll.sock"


@contextmanager
def only_keeper() -> Generator[None]:
    """Be the one keeper of this folder, as long as this process lives.  Raises AnotherKeeper and PathTooLong."""
    if len(os.fsencode(socket_path())) > LONGEST_PATH:
        raise PathTooLong(
            f"The path of the folder {settings.SAFEHAVEN_HOME} is too long for the keeper of the roll.  "
            f"With “/roll.sock” behind it, it may have {LONGEST_PATH} bytes."
        )
    lock = os.open(socket_path().with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise AnotherKeeper("A keeper of the roll runs here already.") from None
    try:
        yield
    finally:
        os.close(lock)


class PathTooLong(RuntimeError):
    """The kernel takes no socket with so long a path."""


class Listening:
    """Answers whoever connects, each in a thread of its own, until told to stop."""

    def __init__(self, answer: Callable[[Message], Message]) -> None:
        self._answer = answer
        self._places = BoundedSemaphore(MOST_AT_ONCE)

    @contextmanager
    def opened(self) -> Generator[socket.socket]:
        """The socket, open.  What an earlier keeper left there is taken away."""
        path = socket_path()
        path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
            listener.bind(str(path))
            path.chmod(0o600)
            listener.listen(MOST_AT_ONCE)
            listener.settimeout(LOOK_UP_SECONDS)
            yield listener
        path.unlink(missing_ok=True)

    def serve(self, listener: socket.socket, stop: Event) -> None:
        """Take whoever comes, until told to stop."""
        while not stop.is_set():
            self._take_one(listener, stop)

    def _take_one(self, listener: socket.socket, stop: Event) -> None:
        # Whoever finds no place waits at the door, and not in here.
        if not self._places.acquire(timeout=LOOK_UP_SECONDS):
            return
        try:
            connection, _address = listener.accept()
        except OSError:
            self._places.release()
            return
        Thread(target=self._talk, args=(connection, stop), daemon=True).start()

    def _talk(self, connection: socket.socket, stop: Event) -> None:
        try:
            with connection:
                check_peer(connection)
                self._answer_all(connection, stop)
        except Stranger:
            log.warning("roll:stranger_refused")
        except BrokenOff:
            log.info("roll:broken_off")
        finally:
            self._places.release()

    def _answer_all(self, connection: socket.socket, stop: Event) -> None:
        while not stop.is_set():
            message = receive(connection, until=time.monotonic() + IDLE_SECONDS)
            if message is None:
                return
            send(connection, self._answer(message), until=time.monotonic() + IDLE_SECONDS)
