"""`safehaven scan FILE` says whether a file tells of somebody whom we support, for scripts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from safehaven.roll.front import Outcome, RollNotReady, scan
from safehaven.roll.scanning import MOST, head


class Command(BaseCommand):
    """Scan one file, or what comes on standard input; JSON out, and how it ended as the exit code."""

    help = "Say whether a file tells of somebody whom we support: 0 clear, 1 found, 2 not read, 3 roll not ready."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", help="the file, or - for standard input")

    def handle(self, *_args: Any, file: str, **_options: Any) -> None:
        """Print what was found, and leave with its code."""
        name, content = _read(file)
        try:
            scanned = scan(name, content)
        except RollNotReady as refusal:
            self.stdout.write(json.dumps({**head(Outcome.ROLL_NOT_READY), "why": str(refusal)}))
            sys.exit(Outcome.ROLL_NOT_READY)
        self.stdout.write(json.dumps(scanned.told, indent=2))
        sys.exit(scanned.outcome)


def _read(file: str) -> tuple[str, bytes]:
    try:
        if file == "-":
            return "standard input", _limited(sys.stdin.buffer.read(MOST + 1))
        with Path(file).open("rb") as source:
            return Path(file).name, _limited(source.read(MOST + 1))
    except OSError as trouble:
        raise CommandError(
            f"This file cannot be read: {trouble.strerror}.", returncode=Outcome.NOT_READ
        ) from None


def _limited(content: bytes) -> bytes:
    if len(content) > MOST:
        raise CommandError("This is larger than 200 MB, so it was not read.", returncode=Outcome.NOT_READ)
    return content
