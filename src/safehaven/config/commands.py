"""The command line: `safehaven <command>`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

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
    if command is None:
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings come first

        execute_from_command_line(["safehaven", *words])
        return
    command(words[1:])


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

    folder = Path(words[0] if words else os.environ.get("SAFEHAVEN_HOME", "safehaven-home")).resolve()
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
