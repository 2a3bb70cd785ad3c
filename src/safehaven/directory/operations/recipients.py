"""Recipients: added, corrected, looked at, looked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Ground, take, take_house
from safehaven.directory.held import CONSULTED, OpenRecipient, grant_on, opened, recipient_for, sent_before
from safehaven.directory.models import NameToken, Organisation, Recipient
from safehaven.directory.queries import named_like, private_recipients_of
from safehaven.directory.rules import NotFound, check_written
from safehaven.directory.values import name_tokens
from safehaven.foundation.operations import operation
from safehaven.records.front import Record, records_open_to
from safehaven.workforce.front import StaffMember

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """Who somebody is, as typed.  For a private person the job title says who they are to the person."""

    name: str = field(repr=False)
    job_title: str = field(default="", repr=False)
    department: str = field(default="", repr=False)


@operation
def add_recipient(new: NewRecipient, *, at: Organisation | Record, once: UUID, by: StaffMember) -> Recipient:
    """Add somebody at an organisation, or a private person who belongs to one record."""
    if again := sent_before(Recipient, once, by):
        return again
    recipient = Recipient(once=once, added_at=timezone.now(), added_by=by)
    if isinstance(at, Organisation):
        recipient.organisation = at
    else:
        recipient.record = _record_open_to(at, by)
    _write_down(recipient, new, "directory:recipient_added", by)
    return recipient


@operation
def correct_recipient(recipient: Recipient, new: NewRecipient, *, by: StaffMember) -> Recipient:
    """Change the name, job title or department of a recipient.  Their contact points stay as they are."""
    recipient = recipient_for(recipient.pk, by)
    _write_down(recipient, new, "directory:recipient_corrected", by)
    return recipient


@operation
def open_recipient(recipient: Recipient, *, by: StaffMember, act: str = CONSULTED) -> OpenRecipient:
    """Look at a recipient."""
    recipient = recipient_for(recipient.pk, by)
    return opened(recipient, grant_on(recipient, by=by, act=act))


@operation
def open_private_recipients(record: Record, *, by: StaffMember) -> list[OpenRecipient]:
    """Look at the private people who belong to a record."""
    record = _record_open_to(record, by)
    people = list(private_recipients_of(record).select_related("organisation", "record"))
    grant = take(
        record.key_id, by=by, about=[record], act=CONSULTED, ground=Ground.CASELOAD, shown=len(people)
    )
    return sorted((opened(recipient, grant) for recipient in people), key=lambda one: one.name.casefold())


@operation
def search(typed: str, *, by: StaffMember) -> list[OpenRecipient]:
    """People at organisations whose name, or whose organisation's name, answers what was typed.

    The ledger is told that somebody searched and how many were shown, never what was asked.
    """
    at_organisations = Recipient.objects.filter(record__isnull=True).select_related("organisation")
    named = set(at_organisations.filter(pk__in=named_like(typed)))
    if typed.strip():
        named |= set(at_organisations.filter(organisation__name__icontains=typed.strip())[:MOST_SHOWN])
    grant = take_house("directory", by=by, act=CONSULTED, shown=len(named))
    people = [opened(recipient, grant) for recipient in named]
    return sorted(people, key=lambda one: (one.name.casefold(), one.at))[:MOST_SHOWN]


def _record_open_to(record: Record, by: StaffMember) -> Record:
    found = records_open_to(by).filter(pk=record.pk).first()
    if found is None:
        raise NotFound("This record is not open to you.")
    return found


def _write_down(recipient: Recipient, new: NewRecipient, act: str, by: StaffMember) -> None:
    name = " ".join(new.name.split())
    check_written(name, "Write the name of the person, such as Tess Holt, or of the desk, such as Duty team.")
    grant = grant_on(recipient, by=by, act=act)
    grant.seal(
        recipient,
        name=name,
        job_title=" ".join(new.job_title.split()),
        department=" ".join(new.department.split()),
    )
    recipient.save()
    if recipient.record_id is None:
        _keep_index(recipient, name)


def _keep_index(recipient: Recipient, name: str) -> None:
    recipient.tokens.all().delete()
    NameToken.objects.bulk_create(
        [NameToken(recipient=recipient, kind=kind, token=token) for kind, token in name_tokens(name)]
    )
