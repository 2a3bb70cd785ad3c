"""The door to the directory for the other apps."""

from safehaven.directory.held import OpenRecipient, grant_on, opened
from safehaven.directory.known_by import CLOSE_CHANGED_BY, CLOSE_READS, close_to
from safehaven.directory.models import Contact, Organisation, Recipient
from safehaven.directory.operations.blocking import block_address, lift_block
from safehaven.directory.operations.contacts import (
    NewContact,
    add_contact,
    end_contact,
    replace_contact,
    verify_contact,
)
from safehaven.directory.operations.numbers import Number, numbers_behind
from safehaven.directory.operations.organisations import add_organisation
from safehaven.directory.operations.recipients import (
    NewRecipient,
    add_recipient,
    open_private_recipients,
    search,
)
from safehaven.directory.queries import (
    contacts_of,
    contacts_open_to,
    is_blocked,
    is_verified,
    organisations,
    recipients_at,
    recipients_open_to,
    usable,
    verified_long_ago,
)
from safehaven.directory.slips import is_one_slip_from_verified, meant_by
from safehaven.directory.states import ContactKind, OrganisationKind, VerifiedHow
from safehaven.directory.values import NotAnAddress, email_address, is_mobile, looks_shared, written_alike

__all__ = [
    "CLOSE_CHANGED_BY",
    "CLOSE_READS",
    "Contact",
    "ContactKind",
    "NewContact",
    "NewRecipient",
    "NotAnAddress",
    "Number",
    "OpenRecipient",
    "Organisation",
    "OrganisationKind",
    "Recipient",
    "VerifiedHow",
    "add_contact",
    "add_organisation",
    "add_recipient",
    "block_address",
    "close_to",
    "contacts_of",
    "contacts_open_to",
    "email_address",
    "end_contact",
    "grant_on",
    "is_blocked",
    "is_mobile",
    "is_one_slip_from_verified",
    "is_verified",
    "lift_block",
    "looks_shared",
    "meant_by",
    "numbers_behind",
    "open_private_recipients",
    "opened",
    "organisations",
    "recipients_at",
    "recipients_open_to",
    "replace_contact",
    "search",
    "usable",
    "verified_long_ago",
    "verify_contact",
    "written_alike",
]
