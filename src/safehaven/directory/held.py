"""Steps that acts on the directory share: the right key for a recipient, and forms sent twice.

These run inside an operation; they are no acts of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from safehaven.access.front import Grant, Ground, take, take_house
from safehaven.directory.models import Block, Contact, Organisation, Recipient
from safehaven.directory.queries import contacts_open_to, recipients_open_to
from safehaven.directory.rules import NotFound
from safehaven.foundation.actors import Actor
from safehaven.ledger.front import Fact, Named, write
from safehaven.records.front import check_may_change
from safehaven.workforce.front import StaffMember

CONSULTED = "directory:consulted"
Added = TypeVar("Added", Organisation, Recipient, Contact, Block)


@dataclass(frozen=True, slots=True)
class OpenRecipient:
    """A recipient in clear, and the grant that opened them."""

    recipient: Recipient
    grant: Grant
    name: str
    job_title: str
    department: str

    @property
    def at(self) -> str:
        """Where they are: an organisation, or nowhere but in somebody's life."""
        organisation = self.recipient.organisation
        return organisation.name if organisation else "a private person"


def grant_on(
    recipient: Recipient,
    *,
    by: Actor,
    act: str = CONSULTED,
    about: Iterable[Named] = (),
    ground: Ground = Ground.CASELOAD,
    **facts: Fact,
) -> Grant:
    """Take the grant under which a recipient is sealed.  Writes the act's line on the ledger.

    For a private person that is a grant on the record they belong to; the caller has made sure
    that it is open to `by`, or names the ground on which it opens.
    """
    if recipient.record is not None:
        named = [recipient.record, recipient, *about]
        return take(recipient.record.key_id, by=by, about=named, act=act, ground=ground, **facts)
    return take_house("directory", by=by, about=[recipient, *about], act=act, **facts)


def opened(recipient: Recipient, grant: Grant) -> OpenRecipient:
    """A recipient in clear."""
    texts = (grant.open(recipient, column) for column in ("name", "job_title", "department"))
    return OpenRecipient(recipient, grant, *texts)


def recipient_for(pk: UUID, by: StaffMember) -> Recipient:
    """The recipient, as this person may see them.  Raises NotFound."""
    found = recipients_open_to(by).filter(pk=pk).first()
    if found is None:
        raise NotFound("This recipient is not in the directory, or not open to you.")
    return found


def contact_under_lock(pk: UUID, by: StaffMember) -> Contact:
    """The contact point under lock, for somebody who may change it.  Raises NotFound, and ReadsOnly."""
    if not contacts_open_to(by).filter(pk=pk).exists():
        raise NotFound("This contact point is not in the directory, or not open to you.")
    Contact.objects.select_for_update().get(pk=pk)
    found = contacts_open_to(by).get(pk=pk)
    if found.recipient.record is not None:
        check_may_change(found.recipient.record, by)
    return found


def sent_before(model: type[Added], once: UUID, by: StaffMember) -> Added | None:
    """What the same form, sent before, has made already."""
    made = model._default_manager.filter(added_by=by, once=once).first()
    if made is not None:
        write("directory:form_sent_again", by=by, about=[made])
    return made
