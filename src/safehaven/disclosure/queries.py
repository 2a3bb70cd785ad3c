"""Who sees which disclosures."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from safehaven.disclosure.models import Disclosure, Item, Message
from safehaven.disclosure.states import UNFINISHED, MessageKind, MessageState, State
from safehaven.documents.front import Version
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.random_secrets import hash_of
from safehaven.records.front import Record, records_worked_on_by
from safehaven.workforce.front import (
    Role,
    StaffMember,
    capabilities_of,
    holding,
    roles_of,
    teammates_of,
)

PER_PAGE = 50
NEARLY_OVER = timedelta(minutes=1)
"""A worker stops by itself this long before its lease ends; one that holds on is gone."""
SHOULD_HAVE_BEGUN = timedelta(minutes=2)

WITH_PEOPLE = (
    "record",
    "made_by",
    "decided_by",
    "released_by",
    "ended_by",
    "contact__recipient__organisation",
)


def disclosures_open_to(by: StaffMember) -> QuerySet[Disclosure]:
    """Disclosures about the people whom this member of staff works with, if they may share at all."""
    if Capability.DISCLOSURE_MAKE not in capabilities_of(by):
        return Disclosure.objects.none()
    return Disclosure.objects.filter(record__in=records_worked_on_by(by)).select_related(*WITH_PEOPLE)


def disclosures_of(record: Record, by: StaffMember) -> QuerySet[Disclosure]:
    """What was shared, or was not, about one person."""
    return disclosures_open_to(by).filter(record=record)


def made_by(staff: StaffMember) -> QuerySet[Disclosure]:
    """Somebody's own disclosures, as far as they still work with the people."""
    return disclosures_open_to(staff).filter(made_by=staff)


def may_decide(by: StaffMember) -> bool:
    """Whether somebody's role lets them decide about what others want to share."""
    return Capability.DISCLOSURE_APPROVE in capabilities_of(by)


def awaiting_decision_by(by: StaffMember) -> QuerySet[Disclosure]:
    """What this person may decide about: asked by their team, by their people, or about their people.

    The Caldicott Guardian may decide about all.  Nobody decides about their own.
    """
    return asked_of(by).filter(state=State.ASKED)


def asked_of(by: StaffMember) -> QuerySet[Disclosure]:
    """What this person may decide about, or could have decided about before somebody was quicker."""
    if not may_decide(by):
        return Disclosure.objects.none()
    asked = Disclosure.objects.filter(asked_at__isnull=False).exclude(made_by=by).select_related(*WITH_PEOPLE)
    if Role.CALDICOTT_GUARDIAN in roles_of(by):
        return asked
    return asked.filter(
        Q(made_by__in=teammates_of(by).values("pk"))
        | Q(made_by__line_manager=by)
        | Q(record__in=records_worked_on_by(by))
    )


def who_may_decide(disclosure: Disclosure) -> list[StaffMember]:
    """The people who could decide about a disclosure, by name."""
    asker = disclosure.made_by
    close = Q(pk__in=teammates_of(asker).values("pk")) | Q(pk=asker.line_manager_id)
    deciding = holding(Capability.DISCLOSURE_APPROVE).exclude(pk=asker.pk)
    return list(deciding.filter(close).order_by("name"))


def overseen() -> QuerySet[Disclosure]:
    """Every disclosure, for those who oversee sharing.  They see references, never what was sealed."""
    return Disclosure.objects.select_related(*WITH_PEOPLE)


def in_trouble(disclosures: QuerySet[Disclosure]) -> QuerySet[Disclosure]:
    """Those that are held, were interrupted, or whose messages could not be sent so far.

    Each says in `struggles` whether one of its messages failed.
    """
    struggling = Message.objects.filter(disclosure=OuterRef("pk"), state=MessageState.READY).exclude(
        trouble=""
    )
    return disclosures.annotate(struggles=Exists(struggling)).filter(
        Q(state=State.HELD) | Q(struggles=True) | late_now(timezone.now())
    )


def late_now(now: datetime) -> Q:
    """Disclosures that nobody works on though somebody should: their worker is gone, or there is none."""
    begun, due = now + NEARLY_OVER, now - SHOULD_HAVE_BEGUN
    late = Message.objects.filter(
        Q(state__in=[MessageState.CLAIMED, MessageState.HANDING_OVER], claimed_until__lt=begun)
        | Q(state=MessageState.READY, not_before__lt=due),
        disclosure=OuterRef("pk"),
    )
    return (
        Q(state=State.PREPARING, claimed_until__lt=begun)
        | Q(state=State.RELEASED, release_after__lt=due)
        | Q(Exists(late))
    )


def is_late(disclosure: Disclosure) -> bool:
    """Whether nobody works on it though somebody should."""
    return Disclosure.objects.filter(late_now(timezone.now()), pk=disclosure.pk).exists()


def items_of(disclosure: Disclosure) -> list[Item]:
    """What a disclosure takes along, in order."""
    return list(
        disclosure.items.select_related("document_version__document").prefetch_related(
            "document_version__document__versions"
        )
    )


def messages_of(disclosure: Disclosure) -> list[Message]:
    """The messages of a disclosure: the document's first."""
    return list(disclosure.messages.select_related("told_by").order_by("kind"))


def due_for_preparing(now: datetime) -> QuerySet[Disclosure]:
    """Released disclosures whose time for taking back is over, and those whose worker is gone."""
    return Disclosure.objects.filter(
        Q(state=State.RELEASED, release_after__lte=now)  # what a person carries out has no such moment
        | Q(state=State.PREPARING, claimed_until__isnull=True)
        | Q(state=State.PREPARING, claimed_until__lt=now)
    ).order_by("released_at")


def due_for_sending(now: datetime) -> QuerySet[Message]:
    """Messages whose turn it is, and those whose worker is gone before it handed them over."""
    return Message.objects.filter(
        Q(state=MessageState.READY, not_before__lte=now)
        | Q(state=MessageState.CLAIMED, claimed_until__lt=now)
    ).order_by("not_before")


def interrupted(now: datetime) -> QuerySet[Message]:
    """Messages that were being handed over when their worker vanished."""
    return Message.objects.filter(state=MessageState.HANDING_OVER, claimed_until__lt=now)


def long_done(before: datetime) -> QuerySet[Message]:
    """Messages whose password is kept no longer."""
    over = Q(disclosure__state=State.RETRACTED) | Q(
        disclosure__received_at__lt=before, state=MessageState.SENT
    )
    return Message.objects.filter(over | Q(told_at__lt=before), secret__isnull=False)


def link_is_ours(token: str) -> bool:
    """Whether a receipt link was made by us."""
    return Disclosure.objects.filter(receipt_digest=hash_of(token)).exists()


def password_for(token: str) -> Message | None:
    """The message with the password that belongs to what a receipt link is about."""
    about = Q(disclosure__receipt_digest=hash_of(token), kind=MessageKind.PASSWORD)
    return Message.objects.select_related("disclosure").filter(about).first()


def chosen_and_not_gone() -> list[Version]:
    """The versions of documents that are going to be shared: chosen, and not sent yet."""
    states = sorted([*UNFINISHED, State.RELEASED, State.HELD])
    items = Item.objects.filter(disclosure__state__in=states).order_by("disclosure__made_at", "position")
    return [item.document_version for item in items.select_related("document_version__document__record")]
