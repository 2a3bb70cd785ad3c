"""Look at every control, and note what is other than before."""

from __future__ import annotations

from safehaven.foundation.actors import Actor
from safehaven.policies.history import changes, found_now, noted_last
from safehaven.policies.operations import note_standings


def note_how_clauses_stand(*, by: Actor) -> int:
    """Look outside any act, since looking takes a while, and act where something changed: how many clauses that is."""
    found = found_now()
    return note_standings(found, by=by) if changes(found, noted_last()) else 0
