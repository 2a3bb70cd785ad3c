"""What people can be known by, for whoever has to recognise them in a text: which columns, and which acts change them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from safehaven.access.front import OnDuty, Reader
from safehaven.records.models import Address, ContactPoint, Identifier, OfAPerson, Record

Told = TypeVar("Told", bound=OfAPerson)

TOLD = ("given_names", "family_name", "known_as", "previous_names", "date_of_birth", "sex", "health")
READS = frozenset(
    {f"Record.{column}" for column in TOLD}
    | {"ContactPoint.value", "Address.lines", "Address.postcode", "Identifier.value"}
)

# Whoever adds an act that changes one of these columns names it here, or it is not heard of.
CHANGED_BY = frozenset(
    {
        "records:created",
        "records:details_changed",
        "records:contact_point_added",
        "records:contact_point_ended",
        "records:address_added",
        "records:address_ended",
        "records:identifier_added",
        "records:identifier_ended",
    }
)


@dataclass(frozen=True, slots=True)
class Known:
    """What one person can be known by, in clear.  What has ended is in it: old addresses point at people, too."""

    record: UUID
    reference: str
    details: dict[str, str]
    addresses: tuple[tuple[str, str], ...]
    contacts: tuple[tuple[str, str], ...]
    identifiers: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<Known: {self.record}>"


def how_many_records() -> int:
    """How many records there are."""
    return Record.objects.count()


def records_after(last: UUID | None, most: int) -> list[UUID]:
    """The ids of the next records, in the order of their ids: so all are gone through, however many there are."""
    following = Record.objects.filter(pk__gt=last) if last else Record.objects.all()
    return list(following.order_by("pk").values_list("pk", flat=True)[:most])


def keys_of(records: Sequence[UUID]) -> list[UUID]:
    """The ids of the keys that seal these records."""
    return list(Record.objects.filter(pk__in=records).values_list("key_id", flat=True))


def known(records: Sequence[UUID], on: OnDuty) -> list[Known]:
    """What these people can be known by, with a few queries for all; those who are gone are left out."""
    rows = list(Record.objects.filter(pk__in=records).only("pk", "reference", "key_id", *TOLD))
    readers = on.readers([row.key_id for row in rows])
    around = _Around.of(records)
    return [_known(row, readers[row.key_id], around) for row in rows if row.key_id in readers]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around some records, by the record that it belongs to."""

    addresses: dict[UUID, list[Address]]
    contacts: dict[UUID, list[ContactPoint]]
    identifiers: dict[UUID, list[Identifier]]

    @classmethod
    def of(cls, records: Sequence[UUID]) -> _Around:
        return cls(
            _by_record(Address.objects.filter(record__in=records).order_by("added_at", "pk")),
            _by_record(ContactPoint.objects.filter(record__in=records).order_by("added_at", "pk")),
            _by_record(Identifier.objects.filter(record__in=records).order_by("added_at", "pk")),
        )


def _known(row: Record, reader: Reader, around: _Around) -> Known:
    return Known(
        row.pk,
        row.reference,
        {column: reader.open(row, column) for column in TOLD},
        tuple((reader.open(one, "lines"), reader.open(one, "postcode")) for one in around.addresses[row.pk]),
        tuple((one.kind, reader.open(one, "value")) for one in around.contacts[row.pk]),
        tuple(reader.open(one, "value") for one in around.identifiers[row.pk]),
    )


def _by_record(rows: Iterable[Told]) -> dict[UUID, list[Told]]:
    found: dict[UUID, list[Told]] = defaultdict(list)
    for row in rows:
        found[row.record_id].append(row)
    return found
