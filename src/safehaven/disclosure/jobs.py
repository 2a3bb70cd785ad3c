"""What the worker does for disclosures: the jobs of every channel, and reading what is going to be shared."""

from __future__ import annotations

from safehaven.disclosure.channels import WAYS
from safehaven.disclosure.queries import chosen_and_not_gone
from safehaven.disclosure.telling_staff import tell_waiting
from safehaven.foundation.jobs import job
from safehaven.foundation.logs import log
from safehaven.roll.front import RollNotReady, look_through, waiting

AT_ONCE = 5


@job("disclosures: look through what is going to be shared", every_seconds=1)
def look_through_chosen() -> None:
    """Read documents that somebody chose, so that it is known who else is in them when they want to share them.

    Safe to run twice, and in several workers: what is found is the same.
    """
    for version in waiting(chosen_and_not_gone())[:AT_ONCE]:
        try:
            look_through(version)
        except RollNotReady:
            log.info("disclosure:roll_not_ready")
            return


job("disclosures: tell staff of changed ways into accounts", every_seconds=5)(tell_waiting)

for channel, way in WAYS.items():
    for run, seconds in way.jobs:
        job(f"{channel}: {run.__name__.replace('_', ' ')}", every_seconds=seconds)(run)
