"""Contact points: added, verified, replaced, ended.

A contact point is used only after somebody has made sure of it.  Its value never changes: whoever
has another address gets another contact point, which nobody has made sure of yet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from safehaven.directory.held import contact_under_lock, grant_on, recipient_for, sent_before
from safehaven.directory.models import Contact, Recipient
from safehaven.directory.queries import in_use_already
from safehaven.directory.rules import (
    AlreadyThere,
    check_can_have,
    check_in_use,
    check_may_verify,
    check_says_what_was_done,
    check_written,
)
from safehaven.directory.states import ContactKind, VerifiedHow
from safehaven.directory.values import contact_token, contact_value
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class NewContact:
    """A contact point as typed, and where it came from."""

    kind: ContactKind
    value: str = field(repr=False)
    how_known: str = field(repr=False)


@operation
def add_contact(recipient: Recipient, new: NewContact, *, once: UUID, by: StaffMember) -> Contact:
    """Add a contact point.  Nothing can be sent to it until somebody has verified it."""
    if again := sent_before(Contact, once, by):
        return again
    recipient = recipient_for(recipient.pk, by)
    contact = Contact(recipient=recipient, once=once)
    _write_down(contact, new, "directory:contact_added", by)
    return contact


@operation
def replace_contact(old: Contact, new: NewContact, *, once: UUID, by: StaffMember) -> Contact:
    """End a contact point and add the one that takes its place, which is not verified yet."""
    if again := sent_before(Contact, once, by):
        return again
    old = contact_under_lock(old.pk, by)
    check_in_use(old)
    _end(old, by)
    contact = Contact(recipient=old.recipient, replaces=old, once=once)
    _write_down(contact, new, "directory:contact_replaced", by)
    return contact


@operation
def verify_contact(contact: Contact, how: VerifiedHow, words: str, *, by: StaffMember) -> Contact:
    """Note that somebody made sure: the address is right, and it is the right person's.

    `own` on the ledger says that they had added it themselves.
    """
    contact = contact_under_lock(contact.pk, by)
    check_in_use(contact)
    check_says_what_was_done(words)
    check_may_verify(contact, by)
    own = contact.added_by_id == by.pk
    grant = grant_on(
        contact.recipient, by=by, act="directory:contact_verified", about=[contact], how=how.value, own=own
    )
    contact.verified_at, contact.verified_by, contact.verified_how = timezone.now(), by, how
    grant.seal(contact, verified_words=words.strip())
    contact.save(update_fields=["verified_at", "verified_by", "verified_how", "verified_words"])
    return contact


@operation
def end_contact(contact: Contact, *, by: StaffMember) -> Contact:
    """Note that a contact point is no longer in use.  What was sent to it stays on record."""
    contact = contact_under_lock(contact.pk, by)
    check_in_use(contact)
    _end(contact, by)
    named = [contact.recipient.record] if contact.recipient.record else []
    write("directory:contact_ended", by=by, about=[*named, contact.recipient, contact])
    return contact


def _write_down(contact: Contact, new: NewContact, act: str, by: StaffMember) -> None:
    check_can_have(contact.recipient, new.kind)
    value = contact_value(new.kind, new.value)
    check_written(new.how_known, "Write where this came from, such as: their letter of 3 March.")
    if in_use_already(contact.recipient, new.kind, value):
        raise AlreadyThere("This recipient has this contact point already.")
    contact.kind, contact.token = new.kind, contact_token(new.kind, value)
    contact.added_at, contact.added_by = timezone.now(), by
    grant = grant_on(contact.recipient, by=by, act=act, about=[contact], kind=new.kind.value)
    grant.seal(contact, value=value, how_known=new.how_known.strip())
    contact.save(force_insert=True)


def _end(contact: Contact, by: StaffMember) -> None:
    contact.ended_at, contact.ended_by = timezone.now(), by
    contact.save(update_fields=["ended_at", "ended_by"])
