"""Note how the clauses stand, where it is other than before."""

from __future__ import annotations

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.controls import Evidence
from safehaven.policies.history import ClauseOf, changes, noted_last
from safehaven.policies.models import Standing


@operation
def note_standings(found: dict[ClauseOf, Evidence], *, by: Actor) -> int:
    """Note what of this was not noted yet: how many clauses that is."""
    changed = changes(found, noted_last().select_for_update())
    now = timezone.now()
    for one in changed.over:
        # A clock that was set back must not end a standing before it began.
        one.until = max(now, one.since)
    Standing.objects.bulk_update(changed.over, ["until"], batch_size=500)
    began = {(one.pack, one.clause): one.until or now for one in changed.over}
    Standing.objects.bulk_create(
        [
            Standing(
                pack=pack,
                clause=clause,
                state=evidence.state.value,
                figures=dict(evidence.figures),
                since=began.get((pack, clause), now),
            )
            for (pack, clause), evidence in changed.begun.items()
        ],
        batch_size=500,
        # Two workers may find the same at once; the second has nothing to add.
        ignore_conflicts=True,
    )
    write("policies:standing_noted", by=by, began=len(changed.begun), ended=len(changed.over))
    return len(changed.begun)
