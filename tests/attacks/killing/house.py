"""A house of its own, with processes that can be killed.

One process loads the product once and forks a child for each act, so that starting one costs little.
Run as `python -m tests.attacks.killing.house`: reads acts as lines of JSON, answers each with a line.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import Any, cast

REPOSITORY = Path(__file__).parents[3]
PATIENCE_SECONDS = 120


class House:
    """A deployment in a folder, and the process that forks its acts."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{REPOSITORY / 'src'}{os.pathsep}{REPOSITORY}",
            "SAFEHAVEN_HOME": str(folder),
            "SAFEHAVEN_ORIGIN": "http://testserver",
            "SAFEHAVEN_MAIL_FROM": "records@harbourlane.example",
            **environment,
        }
        self.keeper = self._keep_the_roll()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.attacks.killing.house"],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def do(self, act: str, **words: Any) -> Any:
        """Do an act to its end, and give what it answers."""
        told = self._ask({"act": act, "words": words})
        if told["status"] != 0:
            raise AssertionError(f"{act} stopped:\n{told['answer']}")
        return told["answer"]

    def kill_in(self, act: str, **words: Any) -> bool:
        """Do an act that is to be killed on its way.  Tells whether it was."""
        return bool(self._ask({"act": act, "words": words})["status"] == -signal.SIGKILL)

    def worker(self) -> subprocess.Popen[str]:
        """A real `safehaven worker`, started from nothing."""
        words = [sys.executable, "-m", "safehaven", "worker"]
        return subprocess.Popen(words, env=self.environment, text=True, stderr=subprocess.PIPE)

    def web(self, port: int) -> subprocess.Popen[str]:
        """A real web server with one process, which can be told to die (`tests/attacks/killing/web.py`)."""
        words = [
            "--bind",
            f"127.0.0.1:{port}",
            "--worker-class",
            "gthread",
            "--preload",
            "--log-level",
            "error",
        ]
        return subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *words, "tests.attacks.killing.web:application"],
            env=self.environment,
            text=True,
        )

    def close(self) -> None:
        """End it."""
        cast("Any", self.process.stdin).close()
        self.process.wait(PATIENCE_SECONDS)
        self.keeper.terminate()
        self.keeper.wait(PATIENCE_SECONDS)

    def _keep_the_roll(self) -> subprocess.Popen[str]:
        """A real `safehaven roll`, which has read everybody: nothing leaves without it."""
        words = [sys.executable, "-m", "safehaven", "roll"]
        keeper = subprocess.Popen(words, env=self.environment, text=True, stderr=subprocess.PIPE)
        for line in cast("Any", keeper.stderr):
            if "roll:built" in line:
                return keeper
        raise AssertionError("The keeper of the roll ended before it had read anybody.")

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        print(json.dumps(order), file=self.process.stdin)
        line = cast("Any", self.process.stdout).readline()
        return cast("dict[str, Any]", json.loads(line))


def main() -> None:
    """Fork a child for each act that is asked for."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "safehaven.config.settings"
    import django

    django.setup()
    import tests.attacks.killing.acts  # noqa: F401 - loaded once, for all children

    for line in sys.stdin:
        sys.stdout.write(json.dumps(_in_a_child(json.loads(line))) + "\n")
        sys.stdout.flush()


def _in_a_child(order: dict[str, Any]) -> dict[str, Any]:
    paper = Path(os.environ["SAFEHAVEN_HOME"]) / "answer.json"
    paper.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        _act(order, paper)
    status = _waited(child, order["words"].get("seconds", PATIENCE_SECONDS))
    return {"status": status, "answer": json.loads(paper.read_text()) if paper.exists() else None}


def _waited(child: int, seconds: float) -> int:
    deadline = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGTERM)
            deadline += PATIENCE_SECONDS
        time.sleep(0.005)


def _act(order: dict[str, Any], paper: Path) -> None:
    """In the child: do the act, answer, and leave without a look back."""
    from tests.attacks.killing import acts

    words = {key: value for key, value in order["words"].items() if key != "seconds"}
    status = 0
    try:
        answer = getattr(acts, order["act"])(**words)
    except BaseException:  # noqa: BLE001 - whatever it was, the test is told
        answer, status = traceback.format_exc(), 1
    paper.write_text(json.dumps(answer))
    os._exit(status)


if __name__ == "__main__":
    main()
