"""safehaven clock: which moment the house believes in, and the way back when a clock had run ahead."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from safehaven.foundation.actors import System
from safehaven.readiness.moments import latest_seen, moment
from safehaven.readiness.operations import believe_the_clock

OPERATOR = System("command_line")


class Command(BaseCommand):
    """Two things: look, and believe.  Believing stands on the ledger."""

    help = "Show the moment by which certificates are judged, or say that the clock is right again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what", choices=["show", "believe"], help="look, or believe the clock from now on"
        )

    def handle(self, *_args: Any, what: str, **_options: Any) -> None:
        if what == "believe":
            believe_the_clock(by=OPERATOR)
        judged, now = moment(latest_seen()), timezone.now()
        self.stdout.write(f"The clock says {now:%Y-%m-%d %H:%M:%S %Z}.")
        self.stdout.write(f"Certificates are judged by {judged:%Y-%m-%d %H:%M:%S %Z}.")
        if judged > now:
            self.stdout.write(
                "A later moment was seen before.  If it was wrong and the clock is right now, run: safehaven clock believe"
            )
