"""The telephone numbers that are known of whoever has an e-mail address."""

from __future__ import annotations

from dataclasses import dataclass, field

from safehaven.directory.held import CONSULTED, grant_on
from safehaven.directory.queries import contacts_of, contacts_open_to, usable
from safehaven.directory.states import ContactKind
from safehaven.directory.values import contact_token
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import StaffMember

RUNG = (ContactKind.SWITCHBOARD, ContactKind.PHONE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that somebody made sure of: what it is, and its digits."""

    kind: ContactKind
    digits: str = field(repr=False)


@operation
def numbers_behind(address: str, *, by: StaffMember) -> list[Number]:
    """The verified numbers of those in the directory who have this e-mail address, switchboards first."""
    token = contact_token(ContactKind.EMAIL, address)
    same = contacts_open_to(by).filter(kind=ContactKind.EMAIL, token=token, ended_at__isnull=True)
    numbers = []
    write(CONSULTED, by=by, shown=len(same))
    for recipient in {
        contact.recipient_id: contact.recipient for contact in same if usable(contact)
    }.values():
        grant = grant_on(recipient, by=by)
        numbers += [
            Number(ContactKind(one.kind), grant.open(one, "value"))
            for one in contacts_of(recipient).filter(kind__in=RUNG)
            if usable(one)
        ]
    return sorted(numbers, key=lambda one: RUNG.index(one.kind))
