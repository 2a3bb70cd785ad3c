"""Who sees which rows of the directory."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import BinaryField, Count, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from safehaven.directory.models import Block, Contact, NameToken, Organisation, Recipient
from safehaven.directory.states import ContactKind
from safehaven.directory.values import block_tokens, contact_token, name_readings
from safehaven.foundation.prepared import Prepared
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records.front import Record, records_open_to
from safehaven.workforce.front import StaffMember

DAYS_IN_A_MONTH = 30.44
_BLOCKED = Prepared(
    lambda tokens: Block.objects.filter(token__in=tokens, lifted_at__isnull=True).values_list(
        "pk", flat=True
    )[:1],
    tokens=BinaryField(),
)
_VERIFIED = Prepared(
    lambda token: Contact.objects.filter(
        kind=ContactKind.EMAIL, token=token, ended_at__isnull=True, verified_at__isnull=False
    ).values_list("pk", flat=True)[:1],
    token=BinaryField(),
)


def organisations() -> QuerySet[Organisation]:
    """Every organisation, by name, with how many people are listed there."""
    return Organisation.objects.annotate(people_listed=Count("people")).order_by(Lower("name"), "id")


def recipients_open_to(by: StaffMember) -> QuerySet[Recipient]:
    """People at organisations, and the private people of those whom this member of staff works with."""
    return Recipient.objects.filter(
        Q(record__isnull=True) | Q(record__in=records_open_to(by))
    ).select_related("organisation", "record", "added_by")


def private_recipients_of(record: Record) -> QuerySet[Recipient]:
    """The private people who belong to one record."""
    return Recipient.objects.filter(record=record)


def contacts_open_to(by: StaffMember) -> QuerySet[Contact]:
    """The contact points of those people."""
    return Contact.objects.filter(recipient__in=recipients_open_to(by).values("pk")).select_related(
        "recipient__organisation", "recipient__record", "added_by", "verified_by", "ended_by"
    )


def contacts_of(recipient: Recipient) -> QuerySet[Contact]:
    """One recipient's contact points, those in use first."""
    return recipient.contacts.select_related("added_by", "verified_by", "ended_by").order_by(
        "ended_at", "kind", "added_at"
    )


def usable(contact: Contact) -> bool:
    """Whether something may be sent there: somebody made sure of it, and it was not ended."""
    return contact.verified_at is not None and contact.ended_at is None


def verified_long_ago(contact: Contact, now: datetime | None = None) -> bool:
    """Whether the last time that somebody made sure is longer ago than the policy likes."""
    if contact.verified_at is None:
        return False
    months = number_in_force(Parameter.CONTACT_RECHECK_MONTHS)
    return ((now or timezone.now()) - contact.verified_at).days > months * DAYS_IN_A_MONTH


def others_with(contact: Contact, value: str) -> int:
    """How many other people at organisations have the same address or number in use."""
    same = Contact.objects.filter(
        token=contact_token(ContactKind(contact.kind), value),
        kind=contact.kind,
        ended_at__isnull=True,
        recipient__record__isnull=True,
    )
    return same.exclude(recipient=contact.recipient_id).values("recipient").distinct().count()


def in_use_already(recipient: Recipient, kind: ContactKind, value: str) -> bool:
    """Whether a recipient has this very address or number in use."""
    return recipient.contacts.filter(
        kind=kind, token=contact_token(kind, value), ended_at__isnull=True
    ).exists()


def named_like(typed: str) -> set[UUID]:
    """People at organisations whose name answers what was typed."""
    readings = name_readings(typed)
    asked = set().union(*readings)
    stored: dict[UUID, set[bytes]] = {}
    rows = NameToken.objects.filter(token__in=asked).values_list("recipient_id", "token")
    for key, token in rows:
        stored.setdefault(key, set()).add(bytes(token))
    return {key for key, held in stored.items() if any(reading <= held for reading in readings)}


def is_blocked(address: str) -> bool:
    """Whether nothing may go to this e-mail address."""
    return bool(_BLOCKED.ask(tokens=block_tokens(address)))


def is_verified(address: str) -> bool:
    """Whether somebody made sure who reads this e-mail address, and it is still in use."""
    token = contact_token(ContactKind.EMAIL, address)
    return bool(_VERIFIED.ask(token=token))


def recipients_at(address: str) -> QuerySet[Recipient]:
    """Everybody who has this e-mail address in use, private people too: for the system to compare, not to show."""
    token = contact_token(ContactKind.EMAIL, address)
    known = Contact.objects.filter(kind=ContactKind.EMAIL, token=token, ended_at__isnull=True)
    return Recipient.objects.filter(pk__in=known.values("recipient")).select_related("organisation")


def blocks_in_force() -> QuerySet[Block]:
    """Everything that is blocked now."""
    return Block.objects.filter(lifted_at__isnull=True).select_related("added_by")
