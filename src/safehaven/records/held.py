"""Steps that acts on a record share: find it under lock, take the grant, keep its index true.

These run inside an operation; they are no acts of their own.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from uuid import UUID

from safehaven.access.front import Grant, Ground, index_tokens, take
from safehaven.ledger.front import Fact, Named
from safehaven.records.details import COLUMNS
from safehaven.records.finding import Token, terms_of_details
from safehaven.records.models import ContactPoint, Identifier, Record, SearchToken
from safehaven.records.queries import records_open_to, records_worked_on_by
from safehaven.records.rules import NotYours, ReadsOnly
from safehaven.records.states import ContactKind
from safehaven.workforce.front import StaffMember
from safehaven_core.sealing.blind_index import Terms, identifier_terms, phone_terms, reference_terms

_CODE_LETTERS = "BCDFGHJKMPQRTVWXY"
_CODE_DIGITS = "2346789"
_TRIES_AT_ONE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """A record and the grant that opens it."""

    record: Record
    grant: Grant


def held(pk: UUID, by: StaffMember) -> Record:
    """The record under lock, for somebody who may change it.  Raises NotYours, and ReadsOnly."""
    try:
        return records_worked_on_by(by).select_for_update().get(pk=pk)
    except Record.DoesNotExist:
        if records_open_to(by).filter(pk=pk).exists():
            raise ReadsOnly from None
        raise NotYours("This record is not open to you.") from None


def on_caseload(
    record: Record, *, by: StaffMember, act: str, about: tuple[Named, ...] = (), **facts: Fact
) -> Grant:
    """Take a grant because they work with the person.  Writes the act's line on the ledger."""
    return take(record.key_id, by=by, about=[record, *about], act=act, ground=Ground.CASELOAD, **facts)


def texts_of(record: Record, grant: Grant) -> dict[str, str]:
    """All personal details in clear, by column."""
    return {column: grant.open(record, column) for column in COLUMNS}


def keep_index(record: Record, grant: Grant) -> None:
    """Make the stored tokens those of what the record says now, and have it compared again.

    Ended telephone numbers and e-mail addresses stay: people are looked for by old numbers too.
    """
    wanted = _tokens_of(record, grant)
    there = {(row.kind, bytes(row.token)): row.pk for row in record.tokens.all()}
    new, old = wanted - there.keys(), there.keys() - wanted
    if old:
        record.tokens.filter(pk__in=[there[token] for token in old]).delete()
    SearchToken.objects.bulk_create(
        [SearchToken(record=record, kind=kind, token=token) for kind, token in sorted(new)]
    )
    if new:
        Record.objects.filter(pk=record.pk).update(compared_at=None)


def new_code() -> str:
    """A code under which a number can be saved on a phone, such as `TK472`: it says nothing of anybody.

    Where many codes are taken it has more digits, up to six: enough for thirty million numbers.
    """
    tried = 0
    while True:
        digits = min(3 + tried // _TRIES_AT_ONE_LENGTH, 6)
        code = "".join(secrets.choice(letters) for letters in [_CODE_LETTERS] * 2 + [_CODE_DIGITS] * digits)
        if not ContactPoint.objects.filter(code=code).exists():
            return code
        tried += 1


def _tokens_of(record: Record, grant: Grant) -> set[Token]:
    terms: Terms = terms_of_details(texts_of(record, grant)) | reference_terms(record.reference)
    for point in ContactPoint.objects.filter(record=record):
        value = grant.open(point, "value")
        terms |= identifier_terms(value) if point.kind == ContactKind.EMAIL else phone_terms(value)
        terms |= reference_terms(point.code)
    for identifier in Identifier.objects.filter(record=record):
        terms |= identifier_terms(grant.open(identifier, "value"))
    return set(index_tokens((str(term.kind), term.text) for term in terms))
