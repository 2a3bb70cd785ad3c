"""Contact points, addresses and identifiers: added, verified, ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.held import held, keep_index, new_code, on_caseload
from safehaven.records.models import Address, ContactPoint, Identifier, OfAPerson, Record
from safehaven.records.numbers import contact_value, identifier_value, postcode
from safehaven.records.rules import NothingToSave, check_in_use, check_open
from safehaven.records.states import ContactKind, IdentifierKind, VerifiedHow
from safehaven.workforce.front import StaffMember

Told = TypeVar("Told", bound=OfAPerson)
DO_NOT_POST, MAY_POST = "do-not-post", "may-post"


@dataclass(frozen=True, slots=True)
class NewAddress:
    """Where somebody lives, as typed.  The dates are texts: people often know a month or a year."""

    lines: str = field(repr=False)
    postcode: str = field(default="", repr=False)
    lived_from: str = field(default="", repr=False)
    do_not_post: bool = False


@operation
def add_contact_point(
    record: Record, kind: ContactKind, value: str, *, note: str = "", once: UUID, by: StaffMember
) -> ContactPoint:
    """Add a telephone number or e-mail address.  `note` says how to use it safely."""
    kept = contact_value(kind, value)
    record = held(record.pk, by)
    if again := _sent_before(ContactPoint, record, once, by):
        return again
    check_open(record)
    code = "" if kind is ContactKind.EMAIL else new_code()
    point = ContactPoint(record=record, kind=kind, code=code, once=once)
    return _added(point, "records:contact_point_added", by, value=kept, note=note.strip())


@operation
def add_address(record: Record, new: NewAddress, *, once: UUID, by: StaffMember) -> Address:
    """Add an address."""
    lines, kept_postcode = new.lines.strip(), postcode(new.postcode)
    if not lines:
        raise NothingToSave("Write the address, one part on each line.")
    record = held(record.pk, by)
    if again := _sent_before(Address, record, once, by):
        return again
    check_open(record)
    return _added(
        Address(record=record, once=once),
        "records:address_added",
        by,
        lines=lines,
        postcode=kept_postcode,
        lived_from=new.lived_from.strip(),
        post=DO_NOT_POST if new.do_not_post else MAY_POST,
    )


@operation
def add_identifier(
    record: Record, kind: IdentifierKind, value: str, *, note: str = "", once: UUID, by: StaffMember
) -> Identifier:
    """Add a number that others know the person by.  Raises NotANumber when it cannot be right."""
    kept = identifier_value(kind, value)
    record = held(record.pk, by)
    if again := _sent_before(Identifier, record, once, by):
        return again
    check_open(record)
    identifier = Identifier(record=record, kind=kind, once=once)
    return _added(identifier, "records:identifier_added", by, value=kept, note=note.strip())


@operation
def verify(told: Told, *, how: VerifiedHow, by: StaffMember) -> Told:
    """Note that a contact point, address or identifier was checked and is right."""
    told = _told_under_lock(told, by)
    told.verified_at, told.verified_by, told.verified_how = timezone.now(), by, how
    told.save(update_fields=["verified_at", "verified_by", "verified_how"])
    write(f"records:{told.ledger_noun}_verified", by=by, about=[told.record, told], how=how.value)
    return told


@operation
def end(told: Told, *, by: StaffMember) -> Told:
    """Note that a contact point, address or identifier is no longer in use.  It stays on the record."""
    told = _told_under_lock(told, by)
    told.ended_at, told.ended_by = timezone.now(), by
    told.save(update_fields=["ended_at", "ended_by"])
    write(f"records:{told.ledger_noun}_ended", by=by, about=[told.record, told])
    return told


def _told_under_lock(told: Told, by: StaffMember) -> Told:
    record = held(told.record_id, by)
    check_open(record)
    fresh: Told = type(told)._default_manager.select_for_update().get(pk=told.pk, record=record)
    fresh.record = record
    check_in_use(fresh)
    return fresh


def _sent_before(model: type[Told], record: Record, once: UUID, by: StaffMember) -> Told | None:
    made: Told | None = model._default_manager.filter(record=record, added_by=by, once=once).first()
    if made is not None:
        write("records:form_sent_again", by=by, about=[record, made])
    return made


def _added(told: Told, act: str, by: StaffMember, **texts: str) -> Told:
    grant: Grant = on_caseload(told.record, by=by, act=act, about=(told,))
    told.added_at, told.added_by = timezone.now(), by
    grant.seal(told, **texts)
    told.save(force_insert=True)
    keep_index(told.record, grant)
    return told
