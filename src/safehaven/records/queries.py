"""Who may see which rows.  `records_open_to` is the only road to a record, for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import DateField, DateTimeField, F, Prefetch, Q, QuerySet, UUIDField
from django.utils import timezone

from safehaven.foundation.prepared import Blank, Prepared
from safehaven.readiness.front import was_seen
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
from safehaven.records.states import RecordState, Verdict
from safehaven.records.staying import ended_by, ended_by_now, ended_in_teams_of, going_on
from safehaven.workforce.front import (
    StaffMember,
    left_from_teams_of,
    moves_in_force,
    teammates_of,
    working_here,
)

Told = TypeVar("Told", bound=OfAPerson)


def today() -> date:
    """The day it is where the office is."""
    return timezone.localdate()


def current_assignments() -> QuerySet[Assignment]:
    """Assignments that hold today: begun, and not ended by their day, by a change of team or by leaving.

    Those that only let somebody read end at a moment.
    """
    return _holding(today(), timezone.now())


def _holding(day: date | Blank, now: datetime | Blank) -> QuerySet[Assignment]:
    within = Assignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)
    left = Q(staff__active_until__lte=now) | Q(staff__departed_at__isnull=False)
    return within.filter(~ended_by(moves_in_force(day)), ~left, _works_or_still_reads(now))


def _works_or_still_reads(now: datetime | Blank) -> Q:
    still = Q(read_until__gt=now, read_over_at__isnull=True) & ~Q(was_seen("read_until"))
    return Q(read_until__isnull=True) | still


_THEIRS = Prepared(
    lambda staff, day, now: _holding(day, now).filter(staff=staff).values("record"),
    staff=UUIDField(),
    day=DateField(),
    now=DateTimeField(),
)
_THEIR_WORK = Prepared(
    lambda staff, day, now: _holding(day, now).filter(staff=staff, read_until__isnull=True).values("record"),
    staff=UUIDField(),
    day=DateField(),
    now=DateTimeField(),
)


_UNTIL_WHEN = Prepared(
    lambda staff, key, day, now: (
        _holding(day, now).filter(staff=staff, record__key_id=key).values_list("read_until", flat=True)
    ),
    staff=UUIDField(),
    key=UUIDField(),
    day=DateField(),
    now=DateTimeField(),
)


def until_when_open(by: StaffMember, key_id: UUID) -> set[datetime | None]:
    """Until when somebody may only read the record of this key, for each assignment that holds; None is for work."""
    return set(_UNTIL_WHEN.ask(staff=by.pk, key=key_id, day=today(), now=timezone.now()))


def records_open_to(by: StaffMember) -> QuerySet[Record]:
    """The records that this person may open: those of people they work with today."""
    return Record.objects.filter(pk__in=_THEIRS.within(staff=by.pk, day=today(), now=timezone.now()))


def open_records() -> QuerySet[Record]:
    """All records that are not closed: for evidence, which counts them."""
    return Record.objects.filter(state=RecordState.OPEN)


def records_worked_on_by(by: StaffMember) -> QuerySet[Record]:
    """The records that this person may also change: without those that they only read for an absent colleague."""
    return Record.objects.filter(pk__in=_THEIR_WORK.within(staff=by.pk, day=today(), now=timezone.now()))


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
    gone = Q(pk__in=left_from_teams_of(by).values("pk"))
    return StaffMember.objects.filter(Q(pk__in=teammates_of(by).values("pk")) | Q(line_manager=by) | gone)


def members_to_assign(by: StaffMember) -> QuerySet[StaffMember]:
    """Those of them who work here now."""
    return members_managed_by(by).filter(pk__in=working_here().values("pk"))


def records_managed_by(by: StaffMember) -> QuerySet[Record]:
    """Records whose caseload this person manages: somebody of their teams works or worked there.

    They see references and initials only: managing who works with whom opens nothing.
    """
    return Record.objects.filter(pk__in=assignments_managed_by(by).values("record"))


def assignments_managed_by(by: StaffMember) -> QuerySet[Assignment]:
    """Assignments of the people in this person's teams.

    What somebody had in another team before they came stays with the managers of that team.
    """
    brought_along = ended_by_now()
    here = Q(staff__in=members_managed_by(by)) & ~brought_along
    return Assignment.objects.filter(here | ended_in_teams_of(by))


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
    now = current_assignments().filter(record=record).select_related("staff", "given_by")
    return now.prefetch_related("kept").order_by("starts_on")


def works_on(record: Record, day: date) -> QuerySet[Assignment]:
    """Work with a person that goes on from a day, without an end, by somebody who stays here."""
    return going_on().filter(record=record, starts_on__lte=day)


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
    """Everything on a record's page but its details and its timeline; five queries."""
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


def same_person_as(records: Iterable[str]) -> dict[str, set[str]]:
    """The other records of the same person as each of these, where the data protection officer has said so."""
    asked = set(records)
    if not asked:
        return {}  # as for most messages: building the query costs more than asking it
    same = PossibleDuplicate.objects.filter(verdict=Verdict.SAME)
    pairs = same.filter(Q(newer__in=asked) | Q(older__in=asked)).values_list("newer", "older")
    found: dict[str, set[str]] = {}
    for newer, older in pairs:
        found.setdefault(str(newer), set()).add(str(older))
        found.setdefault(str(older), set()).add(str(newer))
    return {key: others for key, others in found.items() if key in asked}


def _in_use_first(rows: QuerySet[Told]) -> QuerySet[Told]:
    return rows.select_related("verified_by", "ended_by").order_by(
        F("ended_at").asc(nulls_first=True), "added_at"
    )
