"""The processes of the house that is measured, and the ways from a mail program to the mail server."""

from __future__ import annotations

import json
import os
import smtplib
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Thread
from typing import IO, cast

from bench.measure import CannotMeasure
from safehaven.config.founding import make_home
from safehaven.demo.authority import make_authority

PATIENCE_SECONDS = 60.0
Sender = tuple[str, str]


@dataclass
class Arrivals:
    """When each message came, by its number."""

    at: dict[int, float] = field(default_factory=dict)
    _news: Condition = field(default_factory=Condition)

    def listen(self, lines: IO[str]) -> None:
        """Note what the mail server says, until it ends."""
        for line in lines:
            number, moment = line.split()
            with self._news:
                self.at[int(number)] = float(moment)
                self._news.notify_all()

    def when(self, number: int) -> float:
        """When a message came.  Raises CannotMeasure where it does not."""
        with self._news:
            if not self._news.wait_for(lambda: number in self.at, PATIENCE_SECONDS):
                raise CannotMeasure("A message did not arrive within a minute.")
        return self.at[number]


@dataclass(frozen=True)
class House:
    """Where the guard and the mail server listen, who may send, and what arrived."""

    guard: int
    server: int
    senders: list[Sender]
    trusted: ssl.SSLContext
    arrivals: Arrivals

    @contextmanager
    def program(self, port: int, sender: Sender) -> Iterator[smtplib.SMTP]:
        """A mail program's connection: encrypted, and signed in where that is the guard."""
        with smtplib.SMTP("localhost", port, local_hostname="localhost", timeout=60) as smtp:
            smtp.starttls(context=self.trusted)
            if port == self.guard:
                smtp.login(*sender)
            yield smtp


@contextmanager
def running(home: Path, *, colleagues: int, people: int) -> Generator[House]:
    """A house with so many colleagues and people, with everything that runs in one."""
    make_home(home)
    authority, certificate, key = make_authority(home / "tls")
    server, guard = _free_port(), _free_port()
    around = os.environ | {
        "SAFEHAVEN_HOME": str(home),
        "SAFEHAVEN_ORIGIN": "http://localhost",
        "SAFEHAVEN_MAIL_RELAY": f"smtp+starttls://localhost:{server}",
        "SAFEHAVEN_MAIL_CA": str(authority),
        "SAFEHAVEN_MAIL_FROM": "records@example.org",
        "DJANGO_SETTINGS_MODULE": "safehaven.config.settings",
    }
    filling = [sys.executable, "-m", "bench.posting.stage", str(colleagues), str(people)]
    filled = subprocess.run(filling, env=around, capture_output=True, text=True, check=True)
    arrivals = Arrivals()
    with ExitStack() as started:
        start = _Starting(started, around, home)
        behind = start("bench.posting.server", str(server), str(certificate), str(key))
        said = cast("IO[str]", behind.stdout)
        said.readline()
        Thread(target=arrivals.listen, args=(said,), daemon=True).start()
        start("safehaven", "roll")
        start("safehaven", "worker")
        doors = ("--starttls-port", str(guard), "--tls-port", "0")
        start(
            "safehaven", "mailguard", *doors, "--certificate", str(certificate), "--certificate-key", str(key)
        )
        senders = json.loads(filled.stdout.splitlines()[-1])["senders"]
        trusted = ssl.create_default_context(cafile=str(authority))
        _wait_for(guard)
        _wait_for_roll(home / "bench.log")
        yield House(guard, server, senders, trusted, arrivals)


@dataclass(frozen=True)
class _Starting:
    """Starts programs that end with the house."""

    started: ExitStack
    around: dict[str, str]
    home: Path

    def __call__(self, module: str, *words: str) -> subprocess.Popen[str]:
        log = self.started.enter_context((self.home / "bench.log").open("ab"))
        process = subprocess.Popen(
            [sys.executable, "-m", module, *words],
            env=self.around,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        self.started.callback(process.wait, 30)
        self.started.callback(process.terminate)
        return process


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise CannotMeasure("The guard did not begin to listen within a minute.")


def _wait_for_roll(log: Path) -> None:
    """Until the keeper knows everybody: a message that comes earlier is put off for a minute."""
    until = time.monotonic() + PATIENCE_SECONDS
    while "roll:built" not in log.read_text():
        if time.monotonic() > until:
            raise CannotMeasure("The keeper of the roll was not ready within a minute.")
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
