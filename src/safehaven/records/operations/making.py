"""Making a record: one for each person."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, index_tokens, take_new
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import Refusal
from safehaven.ledger.front import write
from safehaven.records.details import COLUMNS, initials_of
from safehaven.records.finding import alike, gathered, terms_of_details
from safehaven.records.held import keep_index
from safehaven.records.managed import hold_teams_of
from safehaven.records.models import Assignment, Record, ReferenceCounter, SearchToken
from safehaven.records.queries import records_open_to, today
from safehaven.records.states import AssignedWhy
from safehaven.records.staying import team_between
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What somebody typed about a person who is new here, by column."""

    texts: Mapping[str, str] = field(repr=False)
    once: UUID = field(default_factory=uuid.uuid4)


class LooksLike(Refusal):
    """Somebody on the caseload of the person who asks may be the same person."""

    def __init__(self, records: list[Record]) -> None:
        self.records = records
        super().__init__(
            "You may have a record for this person already. There should be one record per person."
        )


class NoName(Refusal):
    """A record needs a name."""


@operation
def create_record(new: NewRecord, *, by: StaffMember, sure: bool = False) -> Record:
    """Make a record for a person, with a key of its own, and assign its maker to it.

    The same form sent twice makes one record.  Unless `sure`, raises LooksLike for a person whom
    `by` works with already.  Records that `by` may not open have no effect at all on the answer,
    however alike: they are compared afterwards (docs/adr/0010).
    """
    counter = ReferenceCounter.objects.select_for_update().get()
    made: Record | None = Record.objects.filter(opened_by=by, once=new.once).first()
    if made is not None:
        write("records:form_sent_again", by=by, about=[made])
        return made
    if not new.texts.get("given_names", "").strip():
        raise NoName("Write the person's name. If you know one name only, write it under given names.")
    if not sure and (looking_alike := _alike_open_to(by, new.texts)):
        raise LooksLike(looking_alike)
    return _made(new, counter, by)


def _made(new: NewRecord, counter: ReferenceCounter, by: StaffMember) -> Record:
    hold_teams_of(by)
    counter.last += 1
    counter.save(update_fields=["last"])
    record = Record(
        reference=f"SH-{counter.last:04}",
        initials=initials_of(new.texts["given_names"], new.texts.get("family_name", "")),
        once=new.once,
        opened_at=timezone.now(),
        opened_by=by,
    )
    grant = take_new(by=by, about=[record], act="records:created")
    record.key_id = grant.key_id
    _seal_details(record, grant, new.texts)
    record.save(force_insert=True)
    Assignment(
        record=record,
        staff=by,
        team=team_between(by, by),
        starts_on=today(),
        why=AssignedWhy.CREATED,
        given_at=record.opened_at,
        given_by=by,
    ).save(force_insert=True)
    keep_index(record, grant)
    return record


def _seal_details(record: Record, grant: Grant, texts: Mapping[str, str]) -> None:
    grant.seal(record, **{column: texts.get(column, "").strip() for column in COLUMNS})


def _alike_open_to(by: StaffMember, texts: Mapping[str, str]) -> list[Record]:
    mine = set(index_tokens((str(term.kind), term.text) for term in terms_of_details(texts)))
    born = any(kind == "born" for kind, _token in mine)
    stored = gathered(
        SearchToken.objects.filter(record__in=records_open_to(by)).values_list("record", "kind", "token")
    )
    keys = [
        key
        for key, theirs in stored.items()
        if alike(mine & theirs, born_in_both=born and any(kind == "born" for kind, _token in theirs))
    ]
    return list(Record.objects.filter(pk__in=keys).order_by("reference"))
