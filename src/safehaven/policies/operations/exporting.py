"""Take out how the clauses of a policy stand."""

from __future__ import annotations

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.models import Adoption


@operation
def note_export(adoption: Adoption, kind: str, *, by: Actor) -> None:
    """Say on the ledger that somebody takes it out, and as what kind of file."""
    write("policies:exported", by=by, about=[adoption], policy=adoption.pack, kind=kind)
