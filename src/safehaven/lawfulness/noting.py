"""Note a basis, as a step of an act: of its own page, or of letting a message go."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, Ground, take
from safehaven.directory.front import Organisation, OrganisationKind, Recipient, grant_on, opened
from safehaven.lawfulness.models import SharingBasis
from safehaven.lawfulness.rules import NoPurpose, check_days, check_given, check_sentence, check_whom
from safehaven.lawfulness.states import Basis, Given, Reach
from safehaven.records.front import EntryKind, Record, note_on_timeline
from safehaven.workforce.front import StaffMember

PURPOSE_WANTED = "Say what it is for, such as: to find her a place to live."
WHY_WANTED = "Say in a sentence why this basis holds, such as: the court ordered it on 3 May."


@dataclass(frozen=True, slots=True)
class Whom:
    """With whom something may be shared: what `reach` names, and nothing else.

    `address` is where one message goes, and `about` that message.
    """

    reach: Reach
    kind: str = ""
    organisation: Organisation | None = None
    recipient: Recipient | None = None
    address: str = field(default="", repr=False)
    about: str = ""


@dataclass(frozen=True, slots=True)
class NewBasis:
    """Why something may be shared, as somebody typed it.  It begins today, unless `starts_on` says otherwise."""

    basis: Basis
    whom: Whom
    purpose: str = field(repr=False)
    words: str = field(default="", repr=False)
    given: Given | None = None
    explained: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    once: UUID = field(default_factory=uuid.uuid4)


def noted(record: Record, new: NewBasis, *, by: StaffMember) -> SharingBasis:
    """Note a basis on a record that is open to `by`, inside an operation.  Leaves word on the timeline."""
    _check(record, new)
    whom = new.whom
    row = SharingBasis(
        record=record,
        basis=new.basis,
        reach=whom.reach,
        kind=whom.kind,
        organisation=whom.organisation,
        recipient=whom.recipient,
        about=whom.about,
        given=new.given if new.given and new.basis is Basis.CONSENT else "",
        explained=new.explained and new.basis is Basis.CONSENT,
        starts_on=new.starts_on or timezone.localdate(),
        ends_on=new.ends_on,
        once=new.once,
        noted_at=timezone.now(),
        noted_by=by,
    )
    grant = take(
        record.key_id,
        by=by,
        about=[record, row],
        act="lawfulness:basis_noted",
        ground=Ground.CASELOAD,
        basis=new.basis.value,
    )
    words = _in_words(whom, grant, by)
    grant.seal(row, purpose=new.purpose.strip(), whom=words, words=new.words.strip())
    row.save(force_insert=True)
    leave_word(grant, record, row, f"{_began(new, words)} What for: {new.purpose.strip()}", by)
    return row


def leave_word(grant: Grant, record: Record, row: SharingBasis, text: str, by: StaffMember) -> None:
    """Leave word on the person's timeline."""
    note_on_timeline(
        grant, record, kind=EntryKind.RECORD, text=text, happened_at=timezone.now(), by=by, about=[row]
    )


def _check(record: Record, new: NewBasis) -> None:
    check_whom(record, new.whom.reach, new.whom.recipient)
    check_given(new.basis, new.given, explained=new.explained)
    check_sentence(new.purpose, PURPOSE_WANTED, NoPurpose)
    if new.basis is not Basis.CONSENT:
        check_sentence(new.words, WHY_WANTED)
    check_days(new.starts_on or timezone.localdate(), new.ends_on)


def _began(new: NewBasis, whom: str) -> str:
    if new.basis is Basis.CONSENT and new.given is not None:
        return f"They agreed that we share with {whom}. {new.given.label}."
    return f"We may share with {whom}. Basis: {new.basis.label}. {new.words.strip()}"


def _in_words(whom: Whom, grant: Grant, by: StaffMember) -> str:
    if whom.reach is Reach.KIND:
        return OrganisationKind(whom.kind).label
    if whom.organisation is not None:
        return whom.organisation.name
    if whom.recipient is not None:
        return _named(whom.recipient, grant, by)
    return whom.address or "any organisation that helps with this"


def _named(recipient: Recipient, grant: Grant, by: StaffMember) -> str:
    if recipient.record_id is not None:
        return grant.open(recipient, "name")
    one = opened(recipient, grant_on(recipient, by=by))
    return f"{one.name}, {one.at}"
