"""A small deployment as it really runs: its own folder and keys, migrated, served by its own processes.

Journeys and attacks use it where a test client in one process would prove too little.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pyotp

from tests.deployment import founded

ROOT = Path(__file__).parents[1]
PASSWORD = "seven-otters-juggle-lanterns"
_PATIENCE_SECONDS = 60


@dataclass
class Person:
    """Somebody who works there, with all they need to sign in."""

    staff_id: str
    name: str
    email: str
    secret: str
    password: str = PASSWORD
    _last_step: int = 0

    def code(self) -> str:
        """What their phone shows; waits where every code of this moment was used before.

        The code before this one counts, too, but not for long enough to be typed once half of this one's time is over.
        """
        app = pyotp.TOTP(self.secret)
        while True:
            now, gone = divmod(int(time.time()), 30)
            step = max(now - 1 if gone < 15 else now, self._last_step + 1)
            if step <= now + 1:
                self._last_step = step
                return str(app.generate_otp(step))
            time.sleep(1)


@dataclass
class Begun:
    """A program of a house that runs, begun as a fork of a process that has the apps loaded: `pid`, and how it ended."""

    pid: int
    beginner: subprocess.Popen[str]
    returncode: int | None = None

    def poll(self) -> int | None:
        return self._ended(0)

    def wait(self, seconds: float) -> int:
        if (code := self._ended(seconds)) is None:
            raise subprocess.TimeoutExpired(str(self.pid), seconds)
        return code

    def terminate(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def _ended(self, seconds: float) -> int | None:
        if self.returncode is None:
            self.returncode = told(self.beginner, "ended", self.pid, seconds)
        return self.returncode


def told(within: subprocess.Popen[str], *order: object) -> Any:
    """What `tests.within` answers to an order."""
    assert within.stdin is not None
    assert within.stdout is not None
    within.stdin.write(json.dumps(order) + "\n")
    within.stdin.flush()
    return json.loads(within.stdout.readline())


@dataclass
class RunningHouse:
    """A house that serves at `http://localhost:<port>`: passkeys work for that name without TLS."""

    folder: Path
    port: int
    processes: list[Begun] = field(default_factory=list)
    _inside: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"{self.origin}{path}"

    @property
    def environment(self) -> dict[str, str]:
        """What every command of this house is told; nothing of the tests' own, as which of them runs now."""
        ours = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SAFEHAVEN_", "DJANGO_", "PYTEST_"))
        }
        return ours | {
            "DJANGO_SETTINGS_MODULE": "safehaven.config.settings",
            "SAFEHAVEN_HOME": str(self.folder),
            "SAFEHAVEN_ORIGIN": self.origin,
            "SAFEHAVEN_ORGANISATION": "Harbour Lane Support",
            "SAFEHAVEN_DATABASE_URL": "",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }

    def command(self, *words: str) -> str:
        """Run `safehaven <words>` to its end, from nothing, and return what it printed."""
        whole = [sys.executable, "-m", "safehaven", *words]
        done = subprocess.run(
            whole, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{words[0]} failed:\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def found(self) -> None:
        """Keys, tables and house keys, in an empty folder: those of a deployment that was founded for all houses."""
        shutil.copytree(founded(), self.folder, dirs_exist_ok=True)

    def ask(self, module: str, **words: object) -> dict[str, str]:
        """Run a module of the tests inside this house, with words in and words out as JSON."""
        ended = told(self._within(), "run", [module, json.dumps(words)])
        assert ended["code"] == 0, f"{module} failed:\n{ended['printed']}\n{ended['complained']}"
        found: dict[str, str] = json.loads(ended["printed"].splitlines()[-1])
        return found

    def begin(self, log: Path, module: str, *words: str, **environment: str) -> Begun:
        """Begin a program of this house as `python -m` does, but without loading the apps anew."""
        within = self._within()
        return Begun(told(within, "begin", [module, *words], environment, str(log)), within)

    def _within(self) -> subprocess.Popen[str]:
        """The process that runs modules inside this house; another one where the house is told something else."""
        environment = self.environment
        around = json.dumps(environment, sort_keys=True)
        if around not in self._inside:
            command, pipe = [sys.executable, "-m", "tests.within"], subprocess.PIPE
            self._inside[around] = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True
            )
        return self._inside[around]

    def _leave(self) -> None:
        for process in self._inside.values():
            process.communicate(timeout=30)
        self._inside.clear()

    def hire(self, name: str, role: str, *, app: bool = True, team: str = "", ready: bool = True) -> Person:
        """Add somebody with a role, a password and, unless told otherwise, an authenticator app and all else done."""
        made = self.ask(
            "tests.hiring", name=name, role=role, app=app, team=team, ready=ready, password=PASSWORD
        )
        return Person(made["staff_id"], name, made["email"], made["secret"])

    def serve(self, *, port: int | None = None, workers: int = 1) -> None:
        """Start a web server and wait until it answers; a second one may share the house."""
        port, log = port or self.port, self.folder / "serve.log"
        process = self.begin(
            log, "safehaven", "serve", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)
        )
        self.processes.append(process)
        _wait(process, port, log)

    def keep_roll(self) -> None:
        """Start the keeper of the roll, and wait until it has read everybody."""
        path = self.folder / "roll.log"
        process = self.begin(path, "safehaven", "roll")
        self.processes.append(process)
        for _ in range(_PATIENCE_SECONDS * 10):
            assert process.poll() is None, f"The keeper stopped:\n{path.read_text()}"
            if "roll:built" in path.read_text():
                return
            time.sleep(0.1)
        raise AssertionError(f"The keeper did not read everybody:\n{path.read_text()}")

    def stop(self) -> None:
        """End every process that this house started."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(30)
        self._leave()


def build_house(folder: Path) -> RunningHouse:
    """Found a deployment in an empty folder: keys, tables, house keys.  Nothing runs yet."""
    house = RunningHouse(folder, free_port())
    house.found()
    return house


def free_port() -> int:
    """A port that nobody listens on now, and that the system gives to no connection before it is used."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("There is no free port.")


def _wait(process: Begun, port: int, log: Path) -> None:
    for _ in range(_PATIENCE_SECONDS * 10):
        assert process.poll() is None, f"The server stopped:\n{log.read_text()}"
        try:
            with urlopen(f"http://localhost:{port}/alive/", timeout=20):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"The server did not answer:\n{log.read_text()}")
