"""`safehaven demo`: make the pretend organisation if it is not there, and run all parts of the house."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

import django

from safehaven.demo.authority import make_authority
from safehaven.demo.parts import Part, where
from safehaven.interface.counting import counted

_PATIENCE_SECONDS = 60
_SAFEHAVEN = [sys.executable, "-m", "safehaven"]
_KEEPER = ("The keeper of the roll", [*_SAFEHAVEN, "roll"])
_MARK = "pretend-organisation.txt"
_SAID = "what-the-parts-said.log"
_A_MINUTE_OF_PEOPLE = 60


def demo(words: list[str]) -> None:
    """Build what is missing, start all that runs in a house and a mail catcher, and say how to sign in."""
    parser = argparse.ArgumentParser(prog="safehaven demo", description="Run a pretend organisation.")
    parser.add_argument("--port", type=int, default=8000, help="where the site answers (8000)")
    parser.add_argument("--mail-port", type=int, default=8026, help="where the mail can be read (8026)")
    parser.add_argument("--folder", type=Path, default=Path(".demo"), help="where it is kept (.demo)")
    parser.add_argument("--people", type=int, default=300, help="how many people are supported (300)")
    parser.add_argument("--fresh", action="store_true", help="throw the old one away first")
    chosen = parser.parse_args(words)
    folder = chosen.folder.resolve()
    _arrange(folder, chosen.port, chosen.mail_port)
    if chosen.fresh or not (folder / "ready").exists():
        begin_again(folder)
        _build(folder, chosen.people)
    _run(folder, chosen.port, chosen.mail_port)


def _arrange(folder: Path, port: int, mail_port: int) -> None:
    """Tell every part where things are, by the same environment as a real deployment."""
    os.environ |= {
        "SAFEHAVEN_HOME": str(folder),
        "SAFEHAVEN_ORIGIN": f"http://127.0.0.1:{port}",
        "SAFEHAVEN_HOSTS": "127.0.0.1,localhost",
        "SAFEHAVEN_ORGANISATION": "Harbour Lane Support",
        "SAFEHAVEN_MAIL_RELAY": f"smtp+starttls://localhost:{mail_port - 1}",
        "SAFEHAVEN_MAIL_CA": str(folder / "tls" / "authority.pem"),
        "SAFEHAVEN_MAIL_FROM": "records@harbourlane.example",
        "SAFEHAVEN_MAIL_GUARD": f"localhost:{mail_port + 1}",
    }


def begin_again(folder: Path) -> None:
    """Make an empty folder for a demo.  Only what is a demo, finished or not, is thrown away for it."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise SystemExit(
            f"{folder} holds something that is not a demo, so nothing in it was touched.  "
            "Choose another place, as in: safehaven demo --folder /tmp/demo.  An older demo you may delete yourself."
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    (folder / _MARK).write_text(
        "`safehaven demo` made this folder, and throws it away when it begins again.\n"
    )


def _build(folder: Path, people: int) -> None:
    subprocess.run([*_SAFEHAVEN, "init", str(folder)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    print(f"Making a pretend organisation, once.  {_how_long(people)}", flush=True)
    _show_step("Keys, a database and a certificate")
    make_authority(folder / "tls")
    subprocess.run([*_SAFEHAVEN, "migrate", "--verbosity", "0"], check=True)  # noqa: S603 - our own
    django.setup()
    from safehaven.demo.building import build  # noqa: PLC0415 - needs the apps
    from safehaven.demo.sign_in import arrange_sign_in  # noqa: PLC0415 - needs the apps

    with kept_roll(folder / _SAID):
        organisation = build(people=people, progress=ShownProgress(), step=_show_step)
    arrange_sign_in(organisation, folder)
    (folder / "ready").touch()


@contextmanager
def kept_roll(says: Path | None = None) -> Iterator[None]:
    """Have the roll kept, as in any house: without it nothing that colleagues write is published."""
    from safehaven.roll.front import standing  # noqa: PLC0415 - needs the apps

    keeper = Part(*_KEEPER, says)
    try:
        for _ in range(_PATIENCE_SECONDS * 5):
            if standing().ready:
                break
            time.sleep(0.2)
        yield
    finally:
        keeper.stop()
        keeper.process.wait(20)


def _how_long(people: int) -> str:
    """What was measured on two cores: a minute for all the rest, and a second for each person."""
    if people < _A_MINUTE_OF_PEOPLE:
        return "This takes about a minute."
    least = 1 + people // (2 * _A_MINUTE_OF_PEOPLE)
    return f"This takes {least} to {1 + people // _A_MINUTE_OF_PEOPLE} minutes, longer on a busy machine."


def _show_step(words: str) -> None:
    print(f"  {words}", flush=True)


class ShownProgress:
    """Says how many people are made, and how long the others will take at the pace so far."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self, done: int, all_of_them: int) -> None:
        if done == 1:
            self._began = time.monotonic()
        if done % 10 and done != all_of_them:
            return
        left = (time.monotonic() - self._began) / done * (all_of_them - done)
        said = f"{done} of {all_of_them}" + (f", {_in_words(left)} to go" if done < all_of_them else "")
        end = "\n" if done == all_of_them else ""
        print(f"\r  {said:<40}", end=end, flush=True)


def _in_words(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"about {counted(minutes, 'minute')}" if minutes else "less than a minute"


def _run(folder: Path, port: int, mail_port: int) -> None:
    catcher = [
        *(sys.executable, "-m", "safehaven.demo.mail_catcher", str(folder / "mail")),
        *("--smtp", str(mail_port - 1), "--web", str(mail_port), "--phones", str(folder / "phones.txt")),
        *("--certificate", str(folder / "tls" / "host.pem"), "--key", str(folder / "tls" / "host.key")),
    ]
    guard = [
        *(*_SAFEHAVEN, "mailguard", "--starttls-port", str(mail_port + 1), "--tls-port", "0"),
        *("--certificate", str(folder / "tls" / "host.pem")),
        *("--certificate-key", str(folder / "tls" / "host.key")),
    ]
    says = folder / _SAID
    web = [*_SAFEHAVEN, "serve", "--bind", f"127.0.0.1:{port}"]
    parts = [
        Part("The mail catcher", catcher, says),
        Part("The web server", web, says),
        Part("The worker", [*_SAFEHAVEN, "worker"], says),
        Part(*_KEEPER, says),
        Part("The mail guard", guard, says),
    ]
    _show_step("Starting all parts")
    signal.signal(signal.SIGTERM, _stop)
    try:
        _wait_until_it_answers(port, parts)
        page = (folder / "how-to-sign-in.txt").read_text()
        ports = {"port": port, "mail_port": mail_port, "guard_port": mail_port + 1}
        places = {"authority": folder / "tls" / "authority.pem", "home": shlex.quote(str(folder))}
        print(page.format(**ports, **places, safehaven=shlex.join(_SAFEHAVEN)), flush=True)
        while True:
            for part in parts:
                part.look_after()
            time.sleep(0.5)
    except KeyboardInterrupt:
        print("\nStopped.  `make demo` starts it again where it was.")
    finally:
        for part in parts:
            part.stop()
        for part in parts:
            part.process.wait(20)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait_until_it_answers(port: int, parts: list[Part]) -> None:
    for _ in range(_PATIENCE_SECONDS * 5):
        if not all(part.runs for part in parts):
            raise SystemExit(
                f"A part of the demo stopped.  What it said stands {where(parts[0].says)}; is one of the ports in use?"
            )
        try:
            with urlopen(f"http://127.0.0.1:{port}/alive/", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise SystemExit(f"The site did not answer within {_PATIENCE_SECONDS} seconds.")
