"""safehaven ledger verify | checkpoint | prove NUMBER | export DIR."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safehaven.foundation.actors import System
from safehaven.foundation.refusals import Refusal
from safehaven.interface.counting import counted
from safehaven.ledger import kept, sealer
from safehaven.ledger.checking import check
from safehaven.ledger.keys import verifier
from safehaven.ledger.taking_out import export, prove

OPERATOR = System("command_line")


class Command(BaseCommand):
    """Each of the four is a method of the same name."""

    help = "Verify, checkpoint, prove or export the ledger."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(
            dest="act", required=True, metavar="verify | checkpoint | prove | export"
        )
        verify = acts.add_parser(
            "verify", help="Check every line, leaf and checkpoint.  Ends with 1 if it fails."
        )
        verify.add_argument("--checkpoint", type=Path, metavar="FILE", help="a checkpoint kept outside")
        acts.add_parser(
            "checkpoint", help="Seal what waits, and print the newest checkpoint to keep outside."
        )
        one = acts.add_parser("prove", help="Print the proof that a line is in the ledger.")
        one.add_argument("number", type=int, metavar="NUMBER", help="the number of the line")
        whole = acts.add_parser("export", help="Write everything that a check needs into an empty folder.")
        whole.add_argument("folder", type=Path, metavar="DIR", help="the folder")

    def handle(self, *_args: Any, act: str, **given: Any) -> None:
        try:
            {
                "verify": self.verify,
                "checkpoint": self.checkpoint,
                "prove": self.prove,
                "export": self.export,
            }[act](given)
        except (Refusal, sealer.WouldForkHistory) as refused:
            raise CommandError(str(refused)) from None

    def verify(self, given: dict[str, Any]) -> None:
        outside = {}
        if path := given["checkpoint"]:
            try:
                outside = {"the checkpoint kept outside": path.read_bytes()}
            except OSError as problem:
                raise CommandError(f"{path} cannot be read: {problem.strerror}.") from None
        checked = check(outside)
        for finding in checked.findings:
            self.stdout.write(str(finding))
        if checked.findings:
            self.stdout.write(f"{len(checked.findings)} found.  Do not rely on this ledger.")
            sys.exit(1)
        self.stdout.write(f"The ledger holds: {counted(checked.size, 'line')} sealed.")

    def checkpoint(self, _given: dict[str, Any]) -> None:
        sealer.seal(everything=True)
        note = sealer.newest_note()
        if note is None:
            raise CommandError("There is nothing to seal yet.")
        if kept.begin(note):
            self.stderr.write(f"Started {kept.path()} with this checkpoint.")
        self.stderr.write(f"Verifier: {verifier()}")
        self.stdout.write(note.decode(), ending="")

    def prove(self, given: dict[str, Any]) -> None:
        self.stdout.write(bytes(prove(given["number"], by=OPERATOR)).decode(), ending="")

    def export(self, given: dict[str, Any]) -> None:
        try:
            size = export(given["folder"], by=OPERATOR)
        except OSError as problem:
            raise CommandError(f"{given['folder']} cannot be written: {problem.strerror}.") from None
        self.stdout.write(
            f"{counted(size, 'line')} written to {given['folder']}.  Check them with: "
            f'python -m safehaven_core.chain {given["folder"]} --verifier "{verifier()}"'
        )
