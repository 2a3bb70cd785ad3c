"""The command line: `safehaven <command>`."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

SETTINGS = "safehaven.config.settings"
HELP = frozenset({"--help", "-h"})
_APPS = Path(__file__).parents[1]
_HELP = re.compile(r'^    help = "([^"]+)"$', re.MULTILINE)


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit with its status: 0 when it went well."""
    os.umask(0o077)  # the database and all that is written is for its owner, also in a folder open to others
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    words = sys.argv[1:] if arguments is None else arguments
    command = COMMANDS.get(words[0]) if words and words[0] not in HELP else _explain
    if command is None or command is _migrate:  # whose help comes from Django, too
        with _a_home_for_help(words):
            _run_with_settings(command, words)
        return
    command(words[1:])


def _run_with_settings(command: Callable[[list[str]], None] | None, words: list[str]) -> None:
    """Run a command that has to load the settings before it knows its own words."""
    if command is None or not HELP.isdisjoint(words):
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings come first

        execute_from_command_line(["safehaven", *words])
        return
    command(words[1:])


@contextmanager
def _a_home_for_help(words: list[str]) -> Iterator[None]:
    """A home for a moment, where somebody only asks for help: there may be none yet, or a wrong one."""
    if HELP.isdisjoint(words):
        yield
        return
    from safehaven.config.founding import make_home  # noqa: PLC0415 - needs no settings

    with TemporaryDirectory(prefix="safehaven-help-") as folder:
        make_home(Path(folder))
        for name in [name for name in os.environ if name.startswith("SAFEHAVEN_")]:
            del os.environ[name]
        os.environ |= {"SAFEHAVEN_HOME": folder, "SAFEHAVEN_ORIGIN": "http://127.0.0.1:8000"}
        yield


def _explain(_words: list[str]) -> None:
    """List the commands.  Those of the apps are only read, since loading them needs the settings."""
    for name, command in COMMANDS.items():
        print(f"  safehaven {name:10} {(command.__doc__ or '').splitlines()[0]}")
    for path in sorted(_APPS.glob("*/management/commands/[a-z]*.py")):
        said = _HELP.search(path.read_text())
        print(f"  safehaven {path.stem:10} {said[1] if said else ''}".rstrip())


def _init(words: list[str]) -> None:
    """Make the folder and the keys of a new deployment."""
    from safehaven.config.founding import make_home  # noqa: PLC0415 - needs no settings

    parser = ArgumentParser(prog="safehaven init", description=_init.__doc__)
    usual = os.environ.get("SAFEHAVEN_HOME", "safehaven-home")
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path(usual), help="where to make it (%(default)s)"
    )
    folder: Path = parser.parse_args(words).folder.resolve()
    for path in make_home(folder):
        print(f"made {path}")
    print(f"Keep a copy of {folder / 'root.key'} in a safe: without it nothing can be opened.")


def _migrate(words: list[str]) -> None:
    """Bring the database up to date and make the house keys that are missing."""
    from safehaven.config.starting import migrate  # noqa: PLC0415 - settings come first

    migrate(words)


def _serve(words: list[str]) -> None:
    """Run the web server."""
    from safehaven.config.starting import serve  # noqa: PLC0415 - settings come first

    serve(words)


def _worker(words: list[str]) -> None:
    """Do the work that waits: send what was released, seal the ledger, compare records."""
    from safehaven.config.working import work  # noqa: PLC0415 - settings come first

    work(words)


def _mailguard(words: list[str]) -> None:
    """Take in mail from mail programs, check it, and pass it on or hold it."""
    from safehaven.config.guarding import guard  # noqa: PLC0415 - settings come first

    guard(words)


def _roll(words: list[str]) -> None:
    """Keep the roll: know whom we support, so that what is about to leave can be checked."""
    from safehaven.config.working import keep_roll  # noqa: PLC0415 - settings come first

    keep_roll(words)


def _demo(words: list[str]) -> None:
    """Run a pretend organisation on this machine, with mail to look at."""
    from safehaven.demo.running import demo  # noqa: PLC0415 - it sets the environment itself

    demo(words)


COMMANDS: dict[str, Callable[[list[str]], None]] = {
    "init": _init,
    "migrate": _migrate,
    "serve": _serve,
    "worker": _worker,
    "mailguard": _mailguard,
    "roll": _roll,
    "demo": _demo,
}
