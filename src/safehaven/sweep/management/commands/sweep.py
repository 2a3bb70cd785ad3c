"""`safehaven sweep DIR` finds unprotected documents about people supported."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from safehaven.foundation.refusals import Refusal
from safehaven.roll.front import RollNotReady, examine_whom, settled_mark
from safehaven.sweep import operations, reporting
from safehaven.sweep.acting import act
from safehaven.sweep.cluster import OnACluster
from safehaven.sweep.keeping import keep
from safehaven.sweep.outcomes import total
from safehaven.sweep.progress import Progress
from safehaven.sweep.remembering import Memory
from safehaven.sweep.running import OnThisMachine, Reads, Swept, cores, sweep
from safehaven.sweep.tokens import tokens_of

ROLL_NOT_READY, NOT_ALL_DONE = 3, 4
GOES_ON = "This was a sweep that had been stopped.  Records were changed since it began: run this again to look for those people too."


class Command(BaseCommand):
    """Sweep one folder.  It only reads there, unless told to act; the report and what it remembers go elsewhere."""

    help = "Find unprotected documents about people we support, on shared drives and in mail exports."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder, where the report goes, and who reads."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to look through")
        parser.add_argument("--report", type=Path, metavar="DIR", help="where the report goes")
        parser.add_argument(
            "--again", action="store_true", help="read all files, also those that did not change"
        )
        parser.add_argument(
            "--act",
            action="store_true",
            help="do what was decided about found files: this writes on the drive",
        )
        parser.add_argument("--workers", type=int, default=cores(), help="how many files are read at a time")
        parser.add_argument(
            "--dask", metavar="ADDRESS", help="read on a Dask cluster, such as tls://host:8786"
        )
        for what in ("ca", "certificate", "key"):
            parser.add_argument(f"--dask-{what}", metavar="FILE", help="PEM file for the cluster")
        parser.add_argument(
            "--dask-secret", metavar="FILE", help="what its readers have, and its scheduler has not"
        )

    def handle(self, *_args: Any, folder: Path, **given: Any) -> None:
        """Look through the folder, or do what was decided about its files."""
        root = folder.resolve()
        if not root.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        if given["act"]:
            self._act(root, given)
        else:
            self._look(root, given)

    def _look(self, root: Path, given: dict[str, Any]) -> None:
        """Write the report, and say how many files matter."""
        try:
            swept, report = self._sweep(root, given)
        except RollNotReady as refused:
            raise CommandError(
                f"{refused}  What was looked at is remembered: run this again.", returncode=ROLL_NOT_READY
            ) from None
        except Refusal as refused:
            raise CommandError(str(refused)) from None
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped.  What was looked at is remembered: run this again to go on."
            ) from None
        counted = total(one.outcome for one in swept)
        self.stdout.write(
            "{files:,} files; {about_people:,} tell of people, or may; {not_read:,} not read whole.".format(
                **counted
            )
        )
        self.stdout.write(f"Report: {report}")

    def _sweep(self, root: Path, given: dict[str, Any]) -> tuple[list[Swept], Path]:
        reads, mark = self._reads(given), settled_mark()
        where = _outside(root, given["report"])
        place = operations.begin(str(root), again=given["again"], on_a_cluster=bool(given["dask"]))
        with Memory(where / "looked-at.jsonl") as memory, Progress(sys.stderr) as progress:
            if given["again"]:
                memory.forget()
            memory.begin(mark)
            swept = sweep(
                root,
                memory=memory,
                tokens=tokens_of,
                reads=reads,
                examine=examine_whom,
                onlooker=progress,
            )
            page, _table = reporting.write(swept, root, where)
            if memory.mark != mark:
                self.stdout.write(GOES_ON)
        settled = keep(place, root, swept)
        operations.end(place, **total(one.outcome for one in swept if one.seen.path not in settled))
        return swept, page

    def _act(self, root: Path, given: dict[str, Any]) -> None:
        where = _outside(root, given["report"])
        with Memory(where / "looked-at.jsonl"):  # no sweep of the same folder meanwhile
            came_to, shred = act(root, tokens_of([str(root)])[0], where)
        for what, files in sorted(came_to.items()):
            self.stdout.write(f"{files:,} {what}")
        self.stdout.write(f"List for shredding: {shred}")
        if came_to["not done"]:
            raise CommandError(
                "Not everything was done. The page of found files says why.", returncode=NOT_ALL_DONE
            )

    def _reads(self, given: dict[str, Any]) -> Reads:
        if not given["dask"]:
            return OnThisMachine(max(1, given["workers"]))
        files = {what: given[f"dask_{what}"] or "" for what in ("ca", "certificate", "key", "secret")}
        if not all(files.values()):
            raise CommandError("A cluster needs --dask-ca, --dask-certificate, --dask-key and --dask-secret.")
        return OnACluster(given["dask"], **files)


def _outside(root: Path, named: Path | None) -> Path:
    """Where the report goes."""
    where = (named or Path(settings.SAFEHAVEN_HOME) / "sweeps" / tokens_of([str(root)])[0]).resolve()
    if where.is_relative_to(root):
        raise CommandError(
            "The report must not go into the folder that is looked through: name another by --report."
        )
    return where
