"""safehaven training import FILE: certificates from another learning system, looked at first."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safehaven.foundation.actors import System
from safehaven.foundation.refusals import Refusal
from safehaven.interface.counting import counted
from safehaven.training.bringing_in import MOST_SIGNS, check
from safehaven.training.operations.importing import bring_in

OPERATOR = System("command_line")


class Command(BaseCommand):
    """Says what a file would bring in; with --for-real, brings all of it in or nothing."""

    help = "Bring certificates in from another learning system."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="import")
        one = acts.add_parser("import", help="Look at a CSV file: email,course,passed_on,score,reference.")
        one.add_argument("file", type=Path, help="the file")
        one.add_argument(
            "--for-real", action="store_true", help="bring it in; without this nothing is changed"
        )

    def handle(self, *_args: Any, file: Path, for_real: bool, **_given: Any) -> None:
        text = _read(file)
        checked = check(text)
        for problem in checked.problems:
            self.stderr.write(f"line {problem.line}: {problem.because}")
        if checked.problems:
            raise CommandError("Nothing came in.  Mend these lines, then try again.")
        if not for_real:
            self.stdout.write(
                f"{counted(len(checked.incoming), 'certificate would come in', 'certificates would come in')}.  Say --for-real to do it."
            )
            return
        try:
            given = bring_in(text, by=OPERATOR)
        except Refusal as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{counted(len(given), 'certificate came in', 'certificates came in')}.")


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return opened.read(MOST_SIGNS + 1)
    except UnicodeDecodeError:
        raise CommandError("The file is not text in UTF-8.  Save it as “CSV UTF-8”.") from None
    except OSError as missing:
        raise CommandError(f"The file cannot be read: {missing.strerror}.") from None
