"""Who may see which rows.  `records_open_to` is the only road to a record, for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from safehaven.records.models import (
    Address,
    Assignment,
    ContactPoint,
    DetailsChange,
    Entry,
    Identifier,
    OfAPerson,
    PossibleDuplicate,
    Record,
)
from safehaven.workforce.front import StaffMember, teammates_of, working_here

Told = TypeVar("Told", bound=OfAPerson)


def today() -> date:
    """The day it is where the office is."""
    return timezone.localdate()


def current_assignments() -> QuerySet[Assignment]:
    """Assignments that hold today: begun, and not ended yet."""
    day = today()
    return Assignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)


def records_open_to(by: StaffMember) -> QuerySet[Record]:
    """The records that this person may open: those of people they work with today."""
    return Record.objects.filter(pk__in=current_assignments().filter(staff=by).values("record"))


def caseload_of(by: StaffMember) -> QuerySet[Assignment]:
    """A person's own caseload, as their lists show it."""
    return (
        current_assignments()
        .filter(staff=by)
        .select_related("record")
        .order_by("-record__state", "record__reference", "starts_on")
    )


def members_managed_by(by: StaffMember) -> QuerySet[StaffMember]:
    """The staff whose caseloads a manager looks after: their teams and those who report to them.

    People who left stay in it, so that nobody they worked with is forgotten.
    """
    return StaffMember.objects.filter(Q(pk__in=teammates_of(by).values("pk")) | Q(line_manager=by))


def members_to_assign(by: StaffMember) -> QuerySet[StaffMember]:
    """Those of them who work here now."""
    return members_managed_by(by).filter(pk__in=working_here().values("pk"))


def records_managed_by(by: StaffMember) -> QuerySet[Record]:
    """Records whose caseload this person manages: somebody of their teams works or worked there.

    They see references and initials only: managing who works with whom opens nothing.
    """
    return Record.objects.filter(pk__in=assignments_managed_by(by).values("record"))


def assignments_managed_by(by: StaffMember) -> QuerySet[Assignment]:
    """Assignments of the people in this person's teams."""
    return Assignment.objects.filter(staff__in=members_managed_by(by))


def with_workers(records: QuerySet[Record]) -> QuerySet[Record]:
    """Records together with who works with each person now, in `record.workers`."""
    now = current_assignments().select_related("staff").order_by("starts_on", "given_at")
    return records.prefetch_related(Prefetch("assignments", queryset=now, to_attr="workers"))


def assignments_of(record: Record) -> QuerySet[Assignment]:
    """Everybody who works, will work or has worked with a person; the newest first."""
    return record.assignments.select_related("staff", "given_by", "ended_by").order_by(
        "-starts_on", "-given_at"
    )


def working_with(record: Record) -> QuerySet[Assignment]:
    """Who works with a person now."""
    return (
        current_assignments().filter(record=record).select_related("staff", "given_by").order_by("starts_on")
    )


def works_on(record: Record, day: date) -> QuerySet[Assignment]:
    """Work with a person that goes on from a day, without an end, by somebody who works here."""
    return record.assignments.filter(
        starts_on__lte=day, ends_on__isnull=True, staff__in=working_here().values("pk")
    )


def timeline_of(record: Record) -> QuerySet[Entry]:
    """What happened, newest first, with who wrote it and what corrects it."""
    return record.entries.select_related("written_by", "corrects", "correction__written_by").order_by(
        "-happened_at", "-written_at"
    )


def contact_points_of(record: Record) -> QuerySet[ContactPoint]:
    """A person's telephone numbers and e-mail addresses; those in use first."""
    return _in_use_first(ContactPoint.objects.filter(record=record))


def addresses_of(record: Record) -> QuerySet[Address]:
    """Where a person lives and lived; those in use first."""
    return _in_use_first(Address.objects.filter(record=record))


def identifiers_of(record: Record) -> QuerySet[Identifier]:
    """The numbers that others know a person by; those in use first."""
    return _in_use_first(Identifier.objects.filter(record=record))


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a record: what we were told, others' numbers, and who works with the person."""

    reached: Sequence[OfAPerson]
    numbers: Sequence[OfAPerson]
    workers: Sequence[Assignment]


def around(record: Record) -> Around:
    """Everything on a record's page but its details and its timeline; four queries."""
    reached = [*contact_points_of(record), *addresses_of(record)]
    return Around(reached, list(identifiers_of(record)), list(working_with(record)))


def changes_since(record: Record, version: int) -> QuerySet[DetailsChange]:
    """How the details were changed after the version that somebody has before them."""
    return record.changes.filter(version__gt=version).select_related("changed_by").order_by("version")


def references_of(records: Iterable[UUID]) -> dict[UUID, str]:
    """The references of some records, by id: how the ledger's readers know them."""
    return dict(Record.objects.filter(pk__in=records).values_list("pk", "reference"))


def duplicates_waiting() -> QuerySet[PossibleDuplicate]:
    """Pairs of records that look alike and that nobody has judged yet."""
    return (
        PossibleDuplicate.objects.filter(verdict="")
        .select_related("newer", "older")
        .order_by("found_at", "pk")
    )


def _in_use_first(rows: QuerySet[Told]) -> QuerySet[Told]:
    return rows.select_related("verified_by", "ended_by").order_by(
        F("ended_at").asc(nulls_first=True), "added_at"
    )
