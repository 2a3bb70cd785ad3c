"""The checks of every channel, and those of each that takes documents along."""

from __future__ import annotations

from safehaven.directory.front import is_blocked, usable
from safehaven.disclosure.checks.lawful import LAWFUL
from safehaven.disclosure.checks.matter import Check, Kind, Matter
from safehaven.disclosure.checks.naming import NAMES_NOBODY_ELSE
from safehaven.disclosure.states import State
from safehaven.documents.front import Scan, newest
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.refusals import Refusal
from safehaven.interface.counting import counted
from safehaven.lawfulness.front import pause_of
from safehaven.policies.front import Parameter, in_force
from safehaven.records.front import records_worked_on_by
from safehaven.workforce.front import capabilities_of


class NotSo(Refusal):
    """A check does not pass.  The message says what to do."""


def works_with_the_person(matter: Matter) -> None:
    """The person who shares still works with the person, and may share."""
    if not records_worked_on_by(matter.by).filter(pk=matter.disclosure.record_id).exists():
        raise NotSo("You do not work with this person any more, so you cannot share anything about them.")
    if not {Capability.DISCLOSURE_MAKE, Capability.DOCUMENT_READ} <= capabilities_of(matter.by):
        raise NotSo("Your role does not include sharing documents.")


def has_documents(matter: Matter) -> None:
    """Something is chosen, and all of it is of this person."""
    if not matter.items:
        raise NotSo("Choose at least one document.")
    if any(item.document_version.document.record_id != matter.disclosure.record_id for item in matter.items):
        raise NotSo("A chosen document belongs to somebody else's record. Choose the documents again.")


def says_why_each(matter: Matter) -> None:
    """Each document has its own reason, so that nothing is sent along by habit."""
    if any(not matter.grant.open(item, "why").strip() for item in matter.items):
        raise NotSo("Say for each document why this recipient needs it.")


def is_newest(matter: Matter) -> None:
    """Nothing that is out of date goes out unnoticed."""
    versions = [item.document_version for item in matter.items]
    if any(newest(version.document).pk != version.pk for version in versions):
        raise NotSo("A chosen document has a newer version now. Choose the documents again.")


def has_a_reason(matter: Matter) -> None:
    """The reason, its kind and the lawful basis are given."""
    disclosure = matter.disclosure
    if not (disclosure.category and disclosure.basis and matter.grant.open(disclosure, "reason").strip()):
        raise NotSo("Say why this is shared, and on which lawful basis.")


def recipient_is_verified(matter: Matter) -> None:
    """The contact point was verified by somebody, and is still in use."""
    contact = matter.disclosure.contact
    if contact is None:
        raise NotSo("Choose who receives it.")
    if contact.ended_at is not None:
        raise NotSo("This contact point is no longer in use. Choose the recipient again.")
    if not usable(contact):
        raise NotSo("Nobody has verified this contact point yet. Somebody must do that before its first use.")


def recipient_belongs_here(matter: Matter) -> None:
    """A private person receives nothing about somebody else."""
    contact = matter.disclosure.contact
    if contact is not None and contact.recipient.record_id not in {None, matter.disclosure.record_id}:
        raise NotSo("This recipient belongs to somebody else's record. Choose another one.")


def address_is_typed_back(matter: Matter) -> None:
    """What was typed back is, letter for letter, where it goes now."""
    typed = matter.grant.open(matter.disclosure, "address")
    if not typed:
        raise NotSo(
            "Type the recipient's address or number in full, from the letter or request that you have."
        )
    if typed != matter.address:
        raise NotSo("The recipient's address has changed since it was typed back. Type it again.")


def recipient_is_not_blocked(matter: Matter) -> None:
    """Nobody has said that nothing may go there."""
    if matter.address and is_blocked(matter.address):
        raise NotSo("Nothing may be sent to this address: it is on the list of blocked addresses.")


def nothing_is_infected(matter: Matter) -> str | None:
    """No scanner found malware in what is sent.  What none has read is said, not passed over."""
    scans = [item.document_version.scan for item in matter.items]
    if Scan.INFECTED in scans:
        raise NotSo("The malware scanner found something harmful in a chosen document. Leave it out.")
    unread = sum(scan != Scan.CLEAN for scan in scans)
    if not unread:
        return None
    said = counted(unread, "document was", "documents were")
    if in_force(Parameter.UNSCANNED_DOCUMENTS) == "refuse":
        return f"{said} not scanned for malware."
    let = "it leave" if unread == 1 else "them leave"
    return f"{said} not scanned for malware. The policy lets {let} with this warning."


def scanned_as_policy_asks(matter: Matter) -> None:
    """Where the policy wants every document scanned, every one is."""
    if in_force(Parameter.UNSCANNED_DOCUMENTS) != "refuse":
        return
    if any(item.document_version.scan != Scan.CLEAN for item in matter.items):
        raise NotSo(
            "A chosen document was not scanned for malware, and the policy does not let such documents leave."
        )


def second_person_agreed(matter: Matter) -> None:
    """Where the policy asks for it, or the use of the record is paused, somebody else approved this very content."""
    if approved_by_another(matter):
        return
    if in_force(Parameter.SECOND_PERSON) == "always":
        raise NotSo("The policy wants somebody else to approve this first. Ask for approval.")
    if pause_of(matter.disclosure.record_id) is not None:
        raise NotSo(
            "The use of this record is paused, so somebody else must approve this first. Ask for approval."
        )


def approved_by_another(matter: Matter) -> bool:
    """Whether somebody who may decide, and did not begin it, approved this very content."""
    disclosure = matter.disclosure
    approved = disclosure.decided_by_id is not None and disclosure.decided_by_id != matter.by.pk
    return approved and disclosure.state not in {State.DRAFT, State.ASKED}


EVERY_CHANNEL = (
    Check("access", Kind.AUTOMATIC, "You work with this person and may share.", works_with_the_person),
    Check("reason", Kind.CONFIRMED, "The reason and the lawful basis are given.", has_a_reason, "reason"),
    Check(
        "verified",
        Kind.AUTOMATIC,
        "The recipient's contact point is verified.",
        recipient_is_verified,
        "recipient",
    ),
    Check(
        "belongs",
        Kind.AUTOMATIC,
        "The recipient is one for this person.",
        recipient_belongs_here,
        "recipient",
    ),
    Check(
        "typed-back",
        Kind.CONFIRMED,
        "You typed the recipient's address in full.",
        address_is_typed_back,
        "address",
    ),
    *LAWFUL,
    Check(
        "not-blocked", Kind.AUTOMATIC, "The address is not blocked.", recipient_is_not_blocked, "recipient"
    ),
    Check(
        "second-person",
        Kind.APPROVED,
        "A second person agreed, where the policy asks for one.",
        second_person_agreed,
    ),
)

WITH_DOCUMENTS = (
    Check("documents", Kind.AUTOMATIC, "Documents of this person are chosen.", has_documents, "documents"),
    Check(
        "least", Kind.CONFIRMED, "For each document you said why it is needed.", says_why_each, "documents"
    ),
    Check("newest", Kind.AUTOMATIC, "Each document is in its newest version.", is_newest, "documents"),
    Check("not-infected", Kind.AUTOMATIC, "No malware was found.", nothing_is_infected, "documents"),
    Check(
        "scanned",
        Kind.AUTOMATIC,
        "The policy’s rule about documents that were not scanned is kept.",
        scanned_as_policy_asks,
        "documents",
    ),
    NAMES_NOBODY_ELSE,
)
"""The checks of every channel that takes documents along."""
