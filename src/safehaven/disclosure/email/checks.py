"""The checks that only e-mail needs."""

from __future__ import annotations

import re

from safehaven.access.front import Grant
from safehaven.directory.front import ContactKind, looks_shared
from safehaven.disclosure.checks import Check, Kind, Matter
from safehaven.disclosure.checks.every_channel import NotSo
from safehaven.disclosure.email import wording
from safehaven.disclosure.email.relay import relay
from safehaven.documents.front import Scan
from safehaven.policies.front import Parameter, in_force, number_in_force
from safehaven.records.front import Record
from safehaven.roll.front import examine, keys_in
from safehaven_core.protection import Form, form_for

MEGABYTE = 1024 * 1024
GROWTH = 1.4
"""How much longer a file is inside an e-mail (base64 and line ends)."""

NAMES = ("given_names", "family_name", "known_as", "previous_names")


def goes_to_a_mailbox(matter: Matter) -> None:
    """The chosen contact point is an e-mail address."""
    contact = matter.disclosure.contact
    if contact is None or contact.kind != ContactKind.EMAIL:
        raise NotSo("Choose an e-mail address of the recipient.")


def says_who_reads_it(matter: Matter) -> None:
    """Of a mailbox that looks shared, somebody said who reads it."""
    if not looks_shared(matter.address):
        return
    if in_force(Parameter.SHARED_MAILBOXES) == "refuse":
        raise NotSo(
            "This address looks like a mailbox that several people read, and the policy does not let "
            "documents go there. Choose an address that is the recipient's own."
        )
    if not matter.grant.open(matter.disclosure, "readers").strip():
        raise NotSo(
            "This address looks like a mailbox that several people read. Ask the recipient who reads it, "
            "and write that down."
        )


def mail_server_is_set_up(_matter: Matter) -> None:
    """There is a mail server to hand it to."""
    relay()


def small_enough(matter: Matter) -> None:
    """It fits into one e-mail."""
    most = number_in_force(Parameter.EMAIL_MAX_MB)
    if sum(item.document_version.size for item in matter.items) * GROWTH > most * MEGABYTE:
        raise NotSo(
            f"Together the documents are too large for an e-mail (at most {int(most / GROWTH)} MB). Leave one out."
        )


def can_be_protected(matter: Matter) -> None:
    """A single file that has a password already cannot get another."""
    alone = form_for(matter.kinds) is not Form.ZIP
    if alone and any(item.document_version.scan == Scan.ENCRYPTED for item in matter.items):
        raise NotSo(
            "This document has a password of its own already. Add a copy without it to the record, "
            "and share that one."
        )


def subject_tells_nothing(matter: Matter) -> None:
    """Neither subject holds a name, reference, date of birth or initials of the person, or tells of anybody else."""
    record, grant = matter.disclosure.record, matter.grant
    subjects = subjects_for(record, grant)
    if any(tells_of(subject, record, grant) for subject in subjects):
        raise NotSo("The subject of the e-mail would name the person. Tell your IT administrator.")
    if any(keys_in(examine(subject)) for subject in subjects):
        raise NotSo(
            "The subject of the e-mail would name somebody whom we support, because the organisation has their name. "
            "Tell your IT administrator."
        )


def subjects_for(record: Record, grant: Grant) -> tuple[str, str]:
    """The subjects of both messages: of each, the first that tells nothing of the person."""
    first, second = (
        next((one for one in possible if not tells_of(one, record, grant)), possible[-1])
        for possible in (wording.subjects(), wording.password_subjects())
    )
    return first, second


def tells_of(text: str, record: Record, grant: Grant) -> bool:
    """Whether a text holds something that is about the person of a record."""
    words = set(_words(text))
    if words & set(_words(" ".join(grant.open(record, column) for column in NAMES))):
        return True
    if record.initials in re.findall(r"\w+", text):
        return True
    digits, plain = re.sub(r"\D", "", text), re.sub(r"[\W_]", "", text).casefold()
    born = re.sub(r"\D", "", grant.open(record, "date_of_birth"))
    reference = re.sub(r"[\W_]", "", record.reference).casefold()
    return bool((born and born in digits) or (reference and reference in plain))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.casefold()) if len(word) > 1]


EMAIL_CHECKS = (
    Check("mailbox", Kind.AUTOMATIC, "It goes to an e-mail address.", goes_to_a_mailbox, "recipient"),
    Check(
        "own-mailbox",
        Kind.CONFIRMED,
        "It is known who reads the mailbox.",
        says_who_reads_it,
        "readers",
    ),
    Check("mail-server", Kind.AUTOMATIC, "A mail server is set up.", mail_server_is_set_up),
    Check("size", Kind.AUTOMATIC, "It is small enough for an e-mail.", small_enough, "documents"),
    Check(
        "protectable",
        Kind.AUTOMATIC,
        "The documents can be put under a password.",
        can_be_protected,
        "documents",
    ),
    Check(
        "subject",
        Kind.AUTOMATIC,
        "The subject of the e-mail tells of nobody.",
        subject_tells_nothing,
    ),
    Check(
        "protected",
        Kind.AUTOMATIC,
        "The file is made, opened again and proved before anything is sent.",
        None,
    ),
    Check("tls", Kind.AUTOMATIC, "The connection is encrypted, and the mail server proves who it is.", None),
)
