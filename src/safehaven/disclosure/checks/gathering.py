"""Bring together, in clear, what the checks look at."""

from __future__ import annotations

from safehaven.access.front import Grant, Ground
from safehaven.directory.front import OpenRecipient, grant_on, opened
from safehaven.disclosure.checks.matter import Matter
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.queries import items_of
from safehaven.foundation.actors import Actor
from safehaven.workforce.front import StaffMember


def gather(
    disclosure: Disclosure, grant: Grant, *, by: StaffMember, opener: Actor, ground: Ground = Ground.CASELOAD
) -> Matter:
    """A disclosure in clear, inside an operation.

    `by` is the person who releases, `opener` whoever looks now: the same person, one who decides,
    or the worker.  Opening the recipient leaves its own line on the ledger.
    """
    recipient, address = _recipient(disclosure, opener, ground)
    return Matter(disclosure, by, grant, tuple(items_of(disclosure)), recipient, address)


def _recipient(disclosure: Disclosure, opener: Actor, ground: Ground) -> tuple[OpenRecipient | None, str]:
    contact = disclosure.contact
    # Somebody else's private person stays closed, whatever a row says; the checks then do not pass.
    if contact is None or contact.recipient.record_id not in {None, disclosure.record_id}:
        return None, ""
    contact.recipient.record = disclosure.record if contact.recipient.record_id else None
    grant = grant_on(contact.recipient, by=opener, about=[disclosure], ground=ground)
    return opened(contact.recipient, grant), grant.open(contact, "value")
