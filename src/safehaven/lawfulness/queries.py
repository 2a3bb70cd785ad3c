"""Which bases stand, whom they reach, and whether the use of a record is paused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from safehaven.directory.front import Recipient
from safehaven.lawfulness.models import Pause, SharingBasis
from safehaven.lawfulness.states import Basis, Ended, Reach
from safehaven.records.front import Record


def today() -> date:
    """The day it is where the office is."""
    return timezone.localdate()


def bases_of(record: Record) -> QuerySet[SharingBasis]:
    """Everything that was noted for a record; what stands first."""
    rows = SharingBasis.objects.filter(record=record).select_related("noted_by", "ended_by")
    return rows.order_by(F("ended_at").desc(nulls_first=True), "-noted_at")


def stands_now() -> Q:
    """What began, was not taken back and has not run out."""
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=today())
    return Q(ended_at__isnull=True, starts_on__lte=today()) & not_over


def reaching(recipient: Recipient) -> Q:
    """What reaches a recipient.  A private person is reached only by name: they help with nothing as their work."""
    by_name = Q(reach=Reach.PERSON, recipient=recipient)
    organisation = recipient.organisation
    if organisation is None:
        return by_name
    of_its_kind = Q(reach=Reach.KIND, kind=organisation.kind)
    itself = Q(reach=Reach.ORGANISATION, organisation=organisation)
    return by_name | itself | of_its_kind | Q(reach=Reach.ANYBODY)


def taken_back() -> QuerySet[SharingBasis]:
    """The agreements that somebody took back; those whose reason is over are none of them."""
    return SharingBasis.objects.filter(basis=Basis.CONSENT, ended_at__isnull=False).exclude(
        ended_how=Ended.OVER
    )


def counting(record: UUID, recipient: Recipient) -> Q:
    """What reaches a recipient and counts for them: of agreements only what is newer than the last that was taken back."""
    reaches = reaching(recipient)
    last = taken_back().filter(reaches, record=record).aggregate(at=Max("ended_at"))["at"]
    return reaches if last is None else reaches & (~Q(basis=Basis.CONSENT) | Q(noted_at__gt=last))


def standing_for(record: UUID, recipient: Recipient) -> QuerySet[SharingBasis]:
    """The bases that stand now for sharing something of a record with a recipient."""
    return SharingBasis.objects.filter(stands_now(), counting(record, recipient), record=record)


def taken_back_for(record: UUID, recipient: Recipient) -> SharingBasis | None:
    """The last agreement about this recipient that was taken back, unless there is a newer one."""
    if standing_for(record, recipient).filter(basis=Basis.CONSENT).exists():
        return None
    return taken_back().filter(reaching(recipient), record=record).order_by("-ended_at").first()


def stands_for_message(record: UUID, recipients: Iterable[Recipient], about: str) -> bool:
    """Whether a basis stands for one message that goes to an address of these recipients, or of nobody we know."""
    wanted = Q(reach=Reach.ONCE, about=about)
    for recipient in recipients:
        if recipient.record_id in {None, record}:
            wanted |= counting(record, recipient)
    return SharingBasis.objects.filter(stands_now(), wanted, record=record).exists()


def pause_of(record: UUID) -> Pause | None:
    """The pause that stands for a record, if its use is paused."""
    standing = Pause.objects.filter(record=record, lifted_at__isnull=True)
    return standing.select_related("set_by").first()


def paused_among(records: Iterable[str]) -> set[str]:
    """Those of some records whose use is paused."""
    standing = Pause.objects.filter(record__in=[UUID(one) for one in records], lifted_at__isnull=True)
    return {str(one) for one in standing.values_list("record", flat=True)}


def pauses() -> QuerySet[Pause]:
    """All pauses for those who oversee: what stands first."""
    rows = Pause.objects.select_related("record", "set_by", "lifted_by")
    return rows.order_by(F("lifted_at").desc(nulls_first=True), "-set_at")
