"""Who is close to a person supported, for whoever has to recognise people in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from safehaven.access.front import OnDuty
from safehaven.directory.models import Recipient

CLOSE_READS = frozenset({"Recipient.name"})

# Whoever adds an act that changes the name of a private recipient names it here, or it is not heard of.
CLOSE_CHANGED_BY = frozenset({"directory:recipient_added", "directory:recipient_corrected"})


def close_to(records: Sequence[UUID], on: OnDuty) -> dict[UUID, tuple[str, ...]]:
    """The names of the private recipients of these people, by record, with a few queries for all."""
    rows = list(
        Recipient.objects.filter(record__in=records)
        .select_related("record")
        .only("pk", "name", "record__key_id")
        .order_by("added_at", "pk")
    )
    readers = on.readers({_key(row) for row in rows}) if rows else {}
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        if row.record_id is not None and _key(row) in readers:
            found[row.record_id].append(readers[_key(row)].open(row, "name"))
    return {record: tuple(names) for record, names in found.items()}


def _key(recipient: Recipient) -> UUID:
    assert recipient.record is not None  # noqa: S101 - only private recipients were asked for
    return recipient.record.key_id
