"""Connections to the mail server that are kept while one message follows another."""

from __future__ import annotations

import smtplib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from safehaven.disclosure.email.relay import Relay, connection
from safehaven.disclosure.email.sending import Heard, Refused, agree_on

KEPT_SECONDS = 15.0
"""How long a connection is kept on which nothing is said."""


class Following:
    """Greets the server once for all messages that follow one another.  Whatever goes wrong, the next one gets a new connection."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._smtp: smtplib.SMTP | None = None
        self._to: Relay | None = None
        self._used_at = 0.0

    def introduced(self, to: Relay, recipient: str) -> smtplib.SMTP:
        """The connection, with sender and recipient agreed, and nothing of the content said."""
        if self._smtp is not None and self._to == replace(to, sender=""):
            try:
                return agree_on(self._smtp, to, recipient)
            except (OSError, smtplib.SMTPException, Refused):
                pass  # a server may take only so many at once; what is meant for good it says again
        self.close()
        self._smtp, self._to = self._open.enter_context(connection(to)), replace(to, sender="")
        self._used_at = time.monotonic()
        return agree_on(self._smtp, to, recipient)

    def heard(self, answer: Heard | Refused) -> None:
        """What the server said to the content: only where it took it is it clear where the conversation stands."""
        self._used_at = time.monotonic()
        if answer is not Heard.TAKEN:
            self.close()

    def rest(self) -> None:
        """Say goodbye once no message followed for a while: a server has better use for what it keeps for us."""
        if self._smtp is not None and time.monotonic() - self._used_at > KEPT_SECONDS:
            self.close()

    def close(self) -> None:
        """Say goodbye."""
        self._open.close()
        self._smtp = None


class SeveralFollowing:
    """As many such connections as are in use at once.  Where one is enough, it is always the same."""

    def __init__(self) -> None:
        self._free: list[Following] = []  # each step on a list is whole, so threads need no lock

    @contextmanager
    def one(self) -> Iterator[Following]:
        """A connection that nobody else uses meanwhile."""
        try:
            mine = self._free.pop()
        except IndexError:
            mine = Following()
        try:
            yield mine
        finally:
            self._free.append(mine)

    def rest(self) -> None:
        """Let the connections rest that nobody uses."""
        for mine in self._taken():
            mine.rest()
            self._free.append(mine)  # behind the others, so that each has its turn

    def close(self) -> None:
        """Say goodbye on the connections that nobody uses."""
        for mine in self._taken():
            mine.close()

    def _taken(self) -> Iterator[Following]:
        """Each that is free now, from the one that waited longest."""
        for _ in range(len(self._free)):
            try:
                yield self._free.pop(0)
            except IndexError:
                return
