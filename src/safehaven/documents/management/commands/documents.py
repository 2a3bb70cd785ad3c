"""`safehaven documents verify` says whether the stored files are those that were put there."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from safehaven.documents.models import Version
from safehaven.documents.verifying import faults


class Command(BaseCommand):
    """Check the document store against the database, without opening anything."""

    help = "Check that every stored file is the one that was put there.  Opens nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """The one thing to do so far."""
        parser.add_argument("what", choices=["verify"])

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Name every fault; leave with 1 where there is one."""
        found = list(faults())
        for fault in found:
            self.stdout.write(f"{fault.kind:9} {fault.sentence}")
        if found:
            raise CommandError(f"{len(found)} stored files are not what they should be.", returncode=1)
        self.stdout.write(f"All {Version.objects.count()} stored files are those that were put there.")
