"""Add a policy of the organisation's own, or a newer version of one."""

from __future__ import annotations

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.models import OwnPack
from safehaven.policies.ordering import after_all_others
from safehaven.policies.queries import read_own_pack


@operation
def add_pack(content: bytes, *, by: Actor) -> OwnPack:
    """Keep a policy, so that it can be read and adopted.  It changes nothing that is in force.

    Raises PackNotRight with every fault that was found, each with its place.
    """
    edition = read_own_pack(content)
    added = OwnPack(
        pack=edition.pack.id,
        version=edition.pack.version,
        digest=edition.digest,
        content=edition.content,
        added_at=after_all_others(OwnPack.objects.all(), "added_at"),
        added_by=by.ledger_name,
    )
    added.save(force_insert=True)
    write("policies:added", by=by, about=[added], **edition.facts)
    return added
