"""safehaven keys new FILE | turn [--root FILE]."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safehaven.access.turning import NotAllTaken, turn_epoch, turn_root_key
from safehaven.foundation.actors import System
from safehaven.keyring.front import KeyFile, RootKeyProblem, check_root_key
from safehaven.keyring.turning import SameRootKey, check_is_another
from safehaven_core.sealing import CannotOpen, RootKey

OPERATOR = System("command_line")

NEW = """\
A new root key is in {file}.  It is not in use yet.
Keep a copy of it in a safe, then run: safehaven keys turn --root {file}"""

EPOCH_TURNED = """\
The epoch key has turned: everything is now under epoch {number}."""

OLD_BACKUPS_OPEN = """\
Older backups still open, and so does what was destroyed since they were made: the root key is the same.
To end that, turn the root key too.  docs/guides/running.md says how."""

ROOT_TURNED = """\
The root key has turned: with the old one this database opens no more.  Nothing works until you have done this:
  1. Put the key in {file} where SAFEHAVEN_ROOT_KEY says.
  2. Start `safehaven serve` and `safehaven worker` again, and open a record.
  3. Make a new backup.
  4. Destroy every copy of the old root key, in safes as well.
Older backups open as long as one copy of the old root key is left.  After that nothing in them opens,
neither what was destroyed nor what was kept."""


class Command(BaseCommand):
    """Each of the two is a method of the same name."""

    help = "Make a new root key, or turn the epoch key and the root key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="new | turn")
        new = acts.add_parser("new", help="Make a new root key in a new file.  It is not in use yet.")
        new.add_argument("file", type=Path, metavar="FILE", help="the file to make")
        turn = acts.add_parser("turn", help="Turn the epoch key and, with --root, the root key after it.")
        turn.add_argument("--root", type=Path, metavar="FILE", help="the file with the new root key")

    def handle(self, *_args: Any, act: str, **given: Any) -> None:
        try:
            {"new": self.new, "turn": self.turn}[act](given)
        except (RootKeyProblem, SameRootKey, NotAllTaken, CannotOpen) as refused:
            raise CommandError(str(refused)) from None

    def new(self, given: dict[str, Any]) -> None:
        KeyFile(given["file"]).write_once(RootKey.generate())
        self.stdout.write(NEW.format(file=given["file"]))

    def turn(self, given: dict[str, Any]) -> None:
        check_root_key()
        file = given["root"]
        new = KeyFile(file).root_key() if file else None
        if new:
            check_is_another(new)  # before the epoch turns, which takes a while
        number = turn_epoch(by=OPERATOR, tell=self.say_how_many)
        self.stdout.write(EPOCH_TURNED.format(number=number))
        if new is None:
            self.stdout.write(OLD_BACKUPS_OPEN)
            return
        turn_root_key(new, by=OPERATOR)
        self.stdout.write(ROOT_TURNED.format(file=file))

    def say_how_many(self, left: int) -> None:
        self.stdout.write(f"Keys left to wrap anew: {left}")
