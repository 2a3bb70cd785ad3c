"""safehaven attest backup: how a program on the server says that it did what is asked from time to time."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safehaven.foundation.actors import System
from safehaven.foundation.refusals import Refusal
from safehaven.governance.attestations import ATTESTATIONS
from safehaven.governance.operations.confirming import confirm_by_script

SCRIPT = System("command_line")
BY_SCRIPT = [slug for slug, one in ATTESTATIONS.items() if one.by_script]


class Command(BaseCommand):
    """Called at the end of a script that worked, such as the one that makes backups."""

    help = "Note that a regular check, such as the backup, was done and went well."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=BY_SCRIPT, help="what was done")

    def handle(self, *_args: Any, what: str, **_given: Any) -> None:
        try:
            confirm_by_script(ATTESTATIONS[what], by=SCRIPT)
        except Refusal as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"Noted: {ATTESTATIONS[what].title}.")
