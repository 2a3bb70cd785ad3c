"""What the worker does for the policy: notes how its clauses stand."""

from __future__ import annotations

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.jobs import job
from safehaven.policies.noting import note_how_clauses_stand

EVERY_TEN_MINUTES = 600


@job("note how clauses stand", every_seconds=EVERY_TEN_MINUTES)
def note() -> None:
    """Look at the controls of all adopted policies.  Safe to run twice."""
    note_how_clauses_stand(by=SYSTEM)
