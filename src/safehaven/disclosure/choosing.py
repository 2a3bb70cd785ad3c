"""What can be chosen: the documents of a record by title, and recipients with their mailboxes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from safehaven.directory.front import (
    Contact,
    ContactKind,
    OpenRecipient,
    contacts_open_to,
    open_private_recipients,
    search,
    usable,
    verified_long_ago,
)
from safehaven.disclosure.checks import Matter
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.states import Channel
from safehaven.disclosure.telephone.checks import RUNG
from safehaven.documents.front import documents_of, newest
from safehaven.interface.times import file_size, plain_datetime
from safehaven.workforce.front import StaffMember

KINDS: dict[Channel, frozenset[ContactKind]] = {
    Channel.EMAIL: frozenset({ContactKind.EMAIL}),
    Channel.FAX: frozenset(),
    Channel.TELEPHONE: RUNG,
}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An e-mail address or number that may be chosen: enough of it to tell it from another, not enough to copy."""

    contact: Contact
    masked: str
    usable: bool
    old: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Possible:
    """A recipient who may be chosen, with their mailboxes."""

    who: OpenRecipient
    mailboxes: list[Mailbox]


def open_titles(matter: Matter) -> dict[UUID, str]:
    """The record's documents by id, in words, so that no two read the same."""
    titles: dict[UUID, str] = {}
    for document in documents_of(matter.disclosure.record):
        version = newest(document)
        title = matter.grant.open(document, "title")
        details = (
            f"version {version.number}, {version.kind.upper()}, {file_size(version.size)}, "
            f"added {plain_datetime(version.added_at)}"
        )
        titles[document.pk] = f"{title} ({details})"
    return _told_apart(titles)


def _told_apart(titles: dict[UUID, str]) -> dict[UUID, str]:
    """Where two still read the same, say which was added later.  They come newest first."""
    same = Counter(titles.values())
    told = {}
    for document, title in titles.items():
        if same[title] > 1:
            later = list(titles.values()).count(title)
            nth = sum(one == title for one in list(titles.values())[: list(titles).index(document)])
            told[document] = f"{title.removesuffix(')')}, number {later - nth} of {later})"
        else:
            told[document] = title
    return told


def possible_recipients(disclosure: Disclosure, sought: str, *, by: StaffMember) -> list[Possible]:
    """The private people of the person, or those at organisations who answer what was sought."""
    people = search(sought, by=by) if sought else open_private_recipients(disclosure.record, by=by)
    contacts = contacts_open_to(by).filter(
        recipient__in=[one.recipient.pk for one in people],
        kind__in=KINDS[Channel(disclosure.channel)],
        ended_at__isnull=True,
    )
    of: dict[UUID, list[Contact]] = defaultdict(list)
    for contact in contacts:
        of[contact.recipient_id].append(contact)
    return [Possible(one, [_mailbox(contact, one) for contact in of[one.recipient.pk]]) for one in people]


def _mailbox(contact: Contact, one: OpenRecipient) -> Mailbox:
    return Mailbox(
        contact,
        _masked(contact, one.grant.open(contact, "value")),
        usable(contact),
        verified_long_ago(contact),
        contact.verified_by_id == contact.added_by_id,
    )


def _masked(contact: Contact, value: str) -> str:
    if contact.kind in RUNG:
        return f"{ContactKind(contact.kind).label}, ends in {value[-3:]}"
    local, _at, domain = value.partition("@")
    return f"{local[:1]}…@{domain}"
