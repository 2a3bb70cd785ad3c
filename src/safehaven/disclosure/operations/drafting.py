"""Making a draft: begin, choose documents, say why, choose the recipient, type the address back, drop it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant
from safehaven.directory.front import Contact, ContactKind, contacts_open_to, grant_on, written_alike
from safehaven.disclosure.checks import gather
from safehaven.disclosure.checks.naming import named_in
from safehaven.disclosure.fax import why_no_fax
from safehaven.disclosure.models import Disclosure, Item
from safehaven.disclosure.moving import (
    changing,
    grant_on_caseload,
    move,
    new_draft,
    note,
    save,
    sent_before,
    under_lock,
)
from safehaven.disclosure.rules import (
    NothingWritten,
    NotOpen,
    NotTheSame,
    NotThisWay,
    check_is_maker,
    check_sentence,
    check_unchanged,
)
from safehaven.disclosure.states import Category, Channel, State
from safehaven.documents.front import Version, documents_of, newest
from safehaven.foundation.operations import operation
from safehaven.lawfulness.front import Basis
from safehaven.ledger.front import write
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember


@operation
def begin(record: Record, channel: Channel, *, once: UUID, by: StaffMember) -> Disclosure:
    """Begin to share something about a person.  The same form sent twice begins once."""
    _check_channel(channel)
    if again := sent_before(record, once, by):
        return again
    return new_draft(record, channel, once, by)


@operation
def choose_documents(
    disclosure: Disclosure, chosen: Mapping[UUID, str], *, version: int, by: StaffMember
) -> Disclosure:
    """Choose documents of this record, by id, each with why this recipient needs it."""
    disclosure, newest_of = changing(disclosure, version, by), {}
    for document in documents_of(disclosure.record):
        newest_of[document.pk] = newest(document)
    if not chosen or not chosen.keys() <= newest_of.keys():
        raise NothingWritten("Choose at least one document of this record.")
    for words in chosen.values():
        check_sentence(words, "Say in a few words for each chosen document why this recipient needs it.")
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:documents_chosen", documents=len(chosen))
    disclosure.items.all().delete()
    disclosure.others = None
    for position, (document_id, words) in enumerate(chosen.items(), start=1):
        _take_along(disclosure, newest_of[document_id], position, words, grant)
    save(disclosure)
    return disclosure


@operation
def give_reason(
    disclosure: Disclosure, category: Category, basis: Basis, words: str, *, version: int, by: StaffMember
) -> Disclosure:
    """Say why this is shared: what kind of reason, on which lawful basis, and in one's own words."""
    disclosure = changing(disclosure, version, by)
    check_sentence(words, "Say in a sentence why this is shared, such as: she asked us to on the telephone.")
    grant = grant_on_caseload(
        disclosure, by=by, act="disclosure:reason_given", category=category.value, basis=basis.value
    )
    disclosure.category, disclosure.basis = category, basis
    grant.seal(disclosure, reason=words.strip())
    save(disclosure)
    return disclosure


@operation
def choose_recipient(
    disclosure: Disclosure, contact: Contact, *, version: int, by: StaffMember
) -> Disclosure:
    """Choose where it goes.  What was said of an earlier address counts no more."""
    disclosure = changing(disclosure, version, by)
    found = contacts_open_to(by).filter(pk=contact.pk).first()
    if found is None or found.recipient.record_id not in {None, disclosure.record_id}:
        raise NotOpen("This recipient is not in the directory, or not open to you.")
    disclosure.contact = found
    disclosure.address, disclosure.confirmed_at, disclosure.confirmed_by = None, None, None
    disclosure.readers, disclosure.others = None, None
    save(disclosure)
    about = [disclosure.record, disclosure, found.recipient, found]
    write("disclosure:recipient_chosen", by=by, about=about)
    return disclosure


@operation
def type_back(disclosure: Disclosure, typed: str, *, version: int, by: StaffMember) -> Disclosure:
    """Confirm the address by typing it in full.  Raises NotTheSame unless it is right to the letter."""
    disclosure = changing(disclosure, version, by)
    contact = disclosure.contact
    if contact is None:
        raise NothingWritten("Choose the recipient first.")
    opened = grant_on(contact.recipient, by=by, about=[disclosure])
    value = opened.open(contact, "value")
    if not written_alike(ContactKind(contact.kind), typed, value):
        raise NotTheSame(
            "This is not the address or number in the directory, letter for letter. "
            "Compare it with the letter or request that you have. If that is right and the directory "
            "is wrong, change the directory first."
        )
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:address_typed_back", about=[contact])
    disclosure.confirmed_at, disclosure.confirmed_by = timezone.now(), by
    grant.seal(disclosure, address=value)
    save(disclosure)
    return disclosure


@operation
def name_readers(disclosure: Disclosure, words: str, *, version: int, by: StaffMember) -> Disclosure:
    """Say who reads the recipient's mailbox, where it looks like one that several people read."""
    disclosure = changing(disclosure, version, by)
    if disclosure.confirmed_at is None:
        raise NothingWritten("Type the recipient's address first.")
    check_sentence(words, "Say in a few words who reads this mailbox, such as: she alone reads it.")
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:readers_named")
    grant.seal(disclosure, readers=words.strip())
    save(disclosure)
    return disclosure


@operation
def answer_for_others(disclosure: Disclosure, words: str, *, version: int, by: StaffMember) -> Disclosure:
    """Say why everybody who is in it belongs there, and that what could not be read was looked at."""
    disclosure = changing(disclosure, version, by)
    check_sentence(
        words, "Say in a sentence why it may leave like this, such as: she is his sister and asked too."
    )
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:others_answered_for")
    keys = {key for one in named_in(gather(disclosure, grant, by=by, opener=by)) for key in one.to_confirm}
    grant.seal(disclosure, others=json.dumps({"keys": sorted(keys), "why": words.strip()}))
    save(disclosure)
    return disclosure


@operation
def abandon(disclosure: Disclosure, words: str, *, version: int, by: StaffMember) -> Disclosure:
    """Decide not to share.  That is a decision like any other: it says why, and stays on the record."""
    disclosure = under_lock(disclosure.pk, by)
    check_is_maker(disclosure, by)
    check_unchanged(disclosure, version)
    check_sentence(words, "Say in a sentence why this is not shared, such as: she changed her mind.")
    if disclosure.released_at is not None:
        raise NotOpen("This was released, so it can only be taken back.")
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:abandoned")
    move(disclosure, State.ABANDONED)
    disclosure.ended_at, disclosure.ended_by = timezone.now(), by
    grant.seal(disclosure, ended_why=words.strip())
    save(disclosure)
    what = "to tell it on the telephone" if disclosure.channel == Channel.TELEPHONE else "to share documents"
    note(disclosure, grant, f"Decided not {what}. Why: {words.strip()}", by)
    return disclosure


def _check_channel(channel: Channel) -> None:
    """What the policy closes is not even begun; a call begins when somebody rings.  Raises NotThisWay."""
    if channel is Channel.FAX:
        raise NotThisWay(why_no_fax())
    if channel is Channel.TELEPHONE:
        raise NotThisWay(
            "Nothing is begun by telephone here. When somebody rings, write down who asks first."
        )


def _take_along(disclosure: Disclosure, version: Version, position: int, words: str, grant: Grant) -> None:
    item = Item(disclosure=disclosure, document_version=version, position=position)
    grant.seal(item, why=words.strip())
    item.save(force_insert=True)
