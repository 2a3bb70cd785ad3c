"""Why something may not happen in the directory now.  Each rule raises its own reason."""

from __future__ import annotations

from safehaven.directory.models import Contact, Recipient
from safehaven.directory.states import ContactKind
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.policies.front import Parameter, in_force
from safehaven.workforce.front import StaffMember

FEWEST_WORDS = 3


class NothingWritten(Refusal):
    """Something that has to be said was left empty."""


class AlreadyThere(Refusal):
    """The directory has it already."""


class NoLongerUsed(Refusal):
    """The contact point was ended."""


class NoSwitchboard(Refusal):
    """Only an organisation has a switchboard."""


class NotYourOwn(Refusal):
    """The policy wants another person to make sure."""


class NotFound(NotThere):
    """It is not open to this person, or is not there: the two look the same."""


class AlreadyLifted(Refusal):
    """The block was lifted before."""


def check_written(text: str, wanted: str) -> None:
    """Something stands there."""
    if not text.strip():
        raise NothingWritten(wanted)


def check_can_have(recipient: Recipient, kind: ContactKind) -> None:
    """A private person has no switchboard, so nothing can be made to look like one."""
    if kind is ContactKind.SWITCHBOARD and recipient.organisation_id is None:
        raise NoSwitchboard("A private person has no switchboard. Add their number as a telephone.")


def check_says_what_was_done(words: str) -> None:
    """A verification is told in a sentence, so that somebody else can judge it."""
    if len(words.split()) < FEWEST_WORDS:
        raise NothingWritten(
            "Write in a sentence what you did, such as: "
            "I rang the number on the council's website and she read the address out."
        )


def check_in_use(contact: Contact) -> None:
    """It was not ended."""
    if contact.ended_at is not None:
        raise NoLongerUsed(
            "This contact point is no longer in use. Nothing was changed. Look at the page again: "
            "there may be a newer one."
        )


def check_may_verify(contact: Contact, by: StaffMember) -> None:
    """Whoever added a contact point may make sure of it, unless the policy wants somebody else."""
    if in_force(Parameter.CONTACT_VERIFIER) == "another_person" and contact.added_by_id == by.pk:
        raise NotYourOwn("You added this yourself, and the policy wants a second person. Ask a colleague.")
