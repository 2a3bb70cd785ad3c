"""Changing and verifying the personal details."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from django.utils import timezone

from safehaven.access.front import Grant
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.details import initials_of
from safehaven.records.held import held, keep_index, on_caseload
from safehaven.records.models import DetailsChange, Record
from safehaven.records.operations.making import NoName
from safehaven.records.queries import changes_since
from safehaven.records.rules import NothingToSave, check_open, check_unchanged
from safehaven.records.states import VerifiedHow
from safehaven.workforce.front import StaffMember


@operation
def change_details(record: Record, texts: Mapping[str, str], *, version: int, by: StaffMember) -> Record:
    """Change some personal details, by column; what they said before is kept, sealed.

    `version` is the one the person had before them; what they left as it was there is left as it
    is now.  Raises ChangedMeanwhile, and changes nothing, when somebody else has changed a detail
    since that they changed too.
    """
    record = held(record.pk, by)
    check_open(record)
    grant = on_caseload(record, by=by, act="records:details_changed")
    changes = list(changes_since(record, version))
    seen = _as_seen(record, grant, changes, texts)
    touched = {column: text.strip() for column, text in texts.items() if text.strip() != seen[column]}
    check_unchanged(changes, frozenset(touched))
    if not touched:
        raise NothingToSave("Nothing was changed: this is what the record says already.")
    if touched.get("given_names") == "":
        raise NoName("Write the person's name. If you know one name only, write it under given names.")
    _keep_before(record, grant, {column: seen[column] for column in touched}, by)
    _write_details(record, grant, touched)
    return record


@operation
def verify_details(record: Record, *, how: VerifiedHow, by: StaffMember) -> Record:
    """Note that the personal details were checked and are right."""
    record = held(record.pk, by)
    check_open(record)
    record.verified_at, record.verified_by, record.verified_how = timezone.now(), by, how
    record.save(update_fields=["verified_at", "verified_by", "verified_how"])
    write("records:details_verified", by=by, about=[record], how=how.value)
    return record


def _as_seen(
    record: Record, grant: Grant, changes: list[DetailsChange], columns: Iterable[str]
) -> dict[str, str]:
    """What some details said at the version that somebody had before them."""
    seen = {column: grant.open(record, column) for column in columns}
    for change in reversed(changes):
        before = json.loads(grant.open(change, "before"))
        seen |= {column: text for column, text in before.items() if column in seen}
    return seen


def _keep_before(record: Record, grant: Grant, before: Mapping[str, str], by: StaffMember) -> None:
    record.version += 1
    change = DetailsChange(
        record=record,
        version=record.version,
        columns=" ".join(sorted(before)),
        changed_at=timezone.now(),
        changed_by=by,
    )
    grant.seal(change, before=json.dumps(before))
    change.save(force_insert=True)


def _write_details(record: Record, grant: Grant, changed: Mapping[str, str]) -> None:
    grant.seal(record, **changed)
    names = (grant.open(record, "given_names"), grant.open(record, "family_name"))
    record.initials = initials_of(*names)
    record.save(update_fields=["version", "initials", *changed])
    keep_index(record, grant)
