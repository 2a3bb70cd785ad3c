"""The demo as a newcomer gets it: its own processes, real servers, a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.running_house import free_port

# Three hundred take half a minute to make; forty show the same where somebody is waiting.
PEOPLE = 300 if os.environ.get("CI") else 40
_PATIENCE_SECONDS = 300


@dataclass
class RunningDemo:
    """A demo that serves.  Everything it writes lies under `everything`: home, logs, temporary files."""

    everything: Path
    port: int
    mail_port: int
    process: subprocess.Popen[bytes]

    @property
    def home(self) -> Path:
        """The deployment's own folder."""
        return self.everything / "home"

    @property
    def mail(self) -> Path:
        """What has left the house: the mail catcher's messages."""
        return self.home / "mail"

    @property
    def guard_port(self) -> int:
        """Where mail programs come in."""
        return self.mail_port + 1

    @property
    def said(self) -> str:
        """What it printed so far."""
        return (self.everything / "output.log").read_text()

    @property
    def environment(self) -> dict[str, str]:
        """What a command needs in its environment to work on this demo's house."""
        return {
            **_plain_environment(),
            "SAFEHAVEN_HOME": str(self.home),
            "SAFEHAVEN_ORIGIN": self.url(""),
            "TMPDIR": str(self.everything / "tmp"),
        }

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"http://127.0.0.1:{self.port}{path}"

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def start_demo(folder: Path, *, people: int = PEOPLE) -> RunningDemo:
    """Run `safehaven demo` and wait until it says how to sign in."""
    (folder / "tmp").mkdir(parents=True)
    port, mail_port = free_port(), free_port()
    words = ["demo", "--folder", str(folder / "home"), "--people", str(people)]
    with (folder / "output.log").open("wb") as log:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "safehaven",
                *words,
                "--port",
                str(port),
                "--mail-port",
                str(mail_port),
            ],
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**_plain_environment(), "TMPDIR": str(folder / "tmp")},
        )
    demo = RunningDemo(folder, port, mail_port, process)
    for _ in range(_PATIENCE_SECONDS * 4):
        if "Sign in" in demo.said:
            return demo
        if process.poll() is not None:
            break
        time.sleep(0.25)
    demo.stop()  # killed, it would leave what it started
    raise AssertionError(f"The demo did not start:\n{demo.said}")


def _plain_environment() -> dict[str, str]:
    """This process's environment without anything that would lead the demo to a test's own house."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("SAFEHAVEN_", "DJANGO_"))
    }
