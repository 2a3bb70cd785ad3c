"""Controls that are carried by parts below this app: the ledger."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from safehaven.interface.counting import counted
from safehaven.ledger.front import StoredLine, state_of_ledger
from safehaven.policies.controls import Evidence, attention, control, holds

EXAMINED_WITHIN = timedelta(days=2)
MOST_UNSEALED = 10_000


@control(
    "access-ledger",
    does="Writes a line on the ledger for every act, reading included. An act that leaves no line is undone.",
    acts_in=("safehaven.foundation.operations.operation", "safehaven.ledger.writing.write"),
    see="ledger:ledger",
)
def access_ledger() -> Evidence:
    newest = StoredLine.objects.order_by("-number").values_list("number", flat=True).first()
    if newest is None:
        return attention("The ledger holds no line yet. Tell your IT administrator.", lines=0)
    unsealed = state_of_ledger().unsealed
    if unsealed > MOST_UNSEALED:
        return attention(
            f"{counted(unsealed, 'line waits', 'lines wait')} to be sealed. Your IT administrator must see that the worker runs.",
            lines=newest,
            unsealed=unsealed,
        )
    return holds(f"The ledger holds {counted(newest, 'line')}: one or more for each act.", lines=newest)


@control(
    "tamper-evidence",
    does="Seals the ledger in a tree of hashes, signs checkpoints, and examines all of it every day.",
    acts_in=("safehaven.ledger.sealer.seal", "safehaven.ledger.examining.examine_if_due"),
    see="ledger:ledger",
)
def tamper_evidence() -> Evidence:
    examined = state_of_ledger().examined
    if examined is None or examined.examined_at is None:
        return attention("Nobody has examined the ledger yet. Ask for it on the page of the ledger.")
    if not examined.holds:
        found = len(examined.findings)
        return attention(
            f"The last examination found that the ledger does not hold ({found}). "
            "Your data protection officer must look at it now.",
            findings=found,
        )
    if timezone.now() - examined.examined_at > EXAMINED_WITHIN:
        return attention(
            "The ledger was not examined for two days. Your IT administrator must see that the worker runs."
        )
    lines = examined.size or 0
    return holds(
        f"The last examination went over {counted(lines, 'line')} and found nothing wrong.", lines=lines
    )
