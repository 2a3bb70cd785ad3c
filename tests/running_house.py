"""A small deployment as it really runs: its own folder and keys, migrated, served by its own processes.

Journeys and attacks use it where a test client in one process would prove too little.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
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
class RunningHouse:
    """A house that serves at `http://localhost:<port>`: passkeys work for that name without TLS."""

    folder: Path
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _inside: tuple[dict[str, str], subprocess.Popen[str]] | None = None

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"{self.origin}{path}"

    @property
    def environment(self) -> dict[str, str]:
        """What every command of this house is told; nothing of the tests' own."""
        ours = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SAFEHAVEN_", "DJANGO_"))
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
        """Run `safehaven <words>` to its end, and return what it printed."""
        return self._run([sys.executable, "-m", "safehaven", *words])

    def found(self) -> None:
        """Keys, tables and house keys, in an empty folder: those of a deployment that was founded for all houses."""
        shutil.copytree(founded(), self.folder, dirs_exist_ok=True)

    def ask(self, module: str, **told: object) -> dict[str, str]:
        """Run a module of the tests inside this house, with words in and words out as JSON."""
        asked = self._within()
        assert asked.stdin is not None
        assert asked.stdout is not None
        asked.stdin.write(json.dumps([module, json.dumps(told)]) + "\n")
        asked.stdin.flush()
        ended = json.loads(asked.stdout.readline())
        assert ended["code"] == 0, f"{module} failed:\n{ended['printed']}\n{ended['complained']}"
        found: dict[str, str] = json.loads(ended["printed"].splitlines()[-1])
        return found

    def _within(self) -> subprocess.Popen[str]:
        """The process that runs modules inside this house, begun anew where the house is told something else."""
        if self._inside is None or self._inside[0] != self.environment:
            self._leave()
            command, pipe = [sys.executable, "-m", "tests.within"], subprocess.PIPE
            process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdin=pipe, stdout=pipe, text=True
            )
            self._inside = self.environment, process
        return self._inside[1]

    def _leave(self) -> None:
        if self._inside is not None:
            self._inside[1].communicate(timeout=30)
            self._inside = None

    def hire(self, name: str, role: str, *, app: bool = True, team: str = "", ready: bool = True) -> Person:
        """Add somebody with a role, a password and, unless told otherwise, an authenticator app and all else done."""
        made = self.ask(
            "tests.hiring", name=name, role=role, app=app, team=team, ready=ready, password=PASSWORD
        )
        return Person(made["staff_id"], name, made["email"], made["secret"])

    def serve(self, *, port: int | None = None, workers: int = 1) -> None:
        """Start a web server and wait until it answers; a second one may share the house."""
        port = port or self.port
        words = ["serve", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
        with (self.folder / "serve.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "safehaven", *words],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        _wait(process, port, self.folder / "serve.log")

    def keep_roll(self) -> None:
        """Start the keeper of the roll, and wait until it has read everybody."""
        path = self.folder / "roll.log"
        with path.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "safehaven", "roll"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        for _ in range(_PATIENCE_SECONDS * 10):
            assert process.poll() is None, f"The keeper stopped:\n{path.read_text()}"
            if "roll:built" in path.read_text():
                return
            time.sleep(0.1)
        raise AssertionError(f"The keeper did not read everybody:\n{path.read_text()}")

    def stop(self) -> None:
        """End every process that this house started."""
        self._leave()
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(30)

    def _run(self, words: list[str]) -> str:
        done = subprocess.run(
            words, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{' '.join(words[1:4])} failed:\n{done.stdout}\n{done.stderr}"
        return done.stdout


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


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(_PATIENCE_SECONDS * 10):
        assert process.poll() is None, f"The server stopped:\n{log.read_text()}"
        try:
            with urlopen(f"http://localhost:{port}/alive/", timeout=20):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"The server did not answer:\n{log.read_text()}")
