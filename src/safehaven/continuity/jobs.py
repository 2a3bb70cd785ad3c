"""What the worker does: e-mails that say where to look, and writing down what is over."""

from __future__ import annotations

from safehaven.continuity.operations import note_run_out
from safehaven.continuity.queries import moment_now, run_out
from safehaven.continuity.telling import tell_waiting
from safehaven.foundation.jobs import job
from safehaven.foundation.refusals import Refusal

job("continuity: tell people", every_seconds=5)(tell_waiting)


@job("continuity: what is over", every_seconds=60)
def note_what_is_over() -> None:
    """Write down openings whose time is over.  They hold by date already, so a delay opens nothing."""
    for opening in run_out(moment_now()):
        try:
            note_run_out(opening)
        except Refusal:
            continue  # another worker was quicker
