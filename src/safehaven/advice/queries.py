"""Who sees which questions and notices, and who is there to answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from safehaven.advice.models import Notice, NoticeRead, Question
from safehaven.advice.states import Addressee, Audience, State
from safehaven.foundation.capabilities import Capability
from safehaven.workforce.front import (
    Role,
    StaffMember,
    Team,
    capabilities_of,
    holders_of,
    line_manager_of,
    members_of,
    roles_of,
    teams_of,
    working_here,
)

LATE_AFTER_DAYS = 2
_SATURDAY = 5
HOLDERS: dict[Addressee, Role] = {
    Addressee.GOVERNANCE_OFFICER: Role.GOVERNANCE_OFFICER,
    Addressee.DATA_PROTECTION_OFFICER: Role.DATA_PROTECTION_OFFICER,
    Addressee.IT_ADMINISTRATOR: Role.IT_ADMINISTRATOR,
}
WRITES_TO_ALL = frozenset(
    {
        Role.DATA_PROTECTION_OFFICER,
        Role.GOVERNANCE_OFFICER,
        Role.SECURITY_OFFICER,
        Role.SIRO,
        Role.CALDICOTT_GUARDIAN,
        Role.CHIEF_EXECUTIVE,
    }
)


def who_answers(to: Addressee, asker: StaffMember) -> list[StaffMember]:
    """Who could answer somebody's question just now, as what was wanted."""
    if to in HOLDERS:
        return list(holders_of(HOLDERS[to]).exclude(pk=asker.pk))
    manager = line_manager_of(asker)
    return [manager] if manager is not None and manager.is_active else []


def questions_of(staff: StaffMember) -> QuerySet[Question]:
    """What somebody asked."""
    return Question.objects.filter(asked_by=staff)


def questions_for(staff: StaffMember) -> QuerySet[Question]:
    """What somebody is asked, by name or as the holder of a role."""
    roles = roles_of(staff)
    as_holder = [to for to, role in HOLDERS.items() if role in roles]
    asked = Q(to_person=staff) | Q(to__in=as_holder)
    return Question.objects.filter(asked).exclude(asked_by=staff).select_related("asked_by")


def questions_open_to(staff: StaffMember) -> QuerySet[Question]:
    """What somebody asked, or is asked."""
    mine, asked = questions_of(staff).values("pk"), questions_for(staff).values("pk")
    return Question.objects.filter(Q(pk__in=mine) | Q(pk__in=asked)).select_related("asked_by", "to_person")


def unattended(most: int) -> list[Question]:
    """Some of the waiting questions that nobody is there to answer any more."""
    nobody = Q(to_person__isnull=False) & ~Q(to_person__in=working_here())
    for to, role in HOLDERS.items():
        holders = list(holders_of(role)[:2])
        if not holders:
            nobody |= Q(to=to)
        elif len(holders) == 1:
            nobody |= Q(to=to, asked_by=holders[0])
    waiting = Question.objects.filter(nobody, state=State.WAITING).select_related("asked_by")
    return list(waiting.order_by("waits_since")[:most])


def late_since(now: datetime) -> datetime:
    """What has waited since before then has waited too long: weekends do not count."""
    moment, days = now, LATE_AFTER_DAYS
    while days:
        moment -= timedelta(days=1)
        days -= timezone.localtime(moment).weekday() < _SATURDAY
    return moment


def reaches_everybody(staff: StaffMember) -> bool:
    """Whether somebody writes notices to everybody, or to their own teams only."""
    return not WRITES_TO_ALL.isdisjoint(roles_of(staff))


def audience_of(notice: Notice) -> QuerySet[StaffMember]:
    """Who should read a notice, of those who work here now."""
    if notice.audience == Audience.TEAM and notice.team is not None:
        return members_of(notice.team)
    return holders_of(Role(notice.role)) if notice.audience == Audience.ROLE else working_here()


def notices_for(staff: StaffMember) -> QuerySet[Notice]:
    """What is up for somebody to read, read or not."""
    meant = (
        Q(audience=Audience.EVERYBODY)
        | Q(audience=Audience.ROLE, role__in=roles_of(staff))
        | Q(audience=Audience.TEAM, team__in=teams_of(staff).order_by())
    )
    return up_now().filter(meant)


def up_now() -> QuerySet[Notice]:
    """Notices that are not over and were not taken back."""
    return Notice.objects.filter(until__gte=timezone.localdate(), withdrawn_at__isnull=True).select_related(
        "published_by", "team"
    )


def unread_by(staff: StaffMember) -> QuerySet[Notice]:
    """What somebody should read and has not."""
    return notices_for(staff).exclude(reads__read_by=staff)


def read_by(staff: StaffMember) -> QuerySet[Notice]:
    """What is up for somebody, and they have read."""
    return notices_for(staff).filter(reads__read_by=staff)


def watched_by(staff: StaffMember) -> QuerySet[Notice]:
    """Whose counts somebody sees: all, or what they published and what is for their own teams."""
    found = Notice.objects.select_related("published_by", "team")
    if reaches_everybody(staff):
        return found
    return found.filter(Q(published_by=staff) | Q(team__in=teams_of(staff).order_by()))


def may_be_taken_back_by(staff: StaffMember) -> QuerySet[Notice]:
    """What somebody published, and what somebody who has left published, as far as they watch over it."""
    if Capability.NOTICE_PUBLISH not in capabilities_of(staff):
        return Notice.objects.none()
    orphaned = ~Q(published_by__in=working_here().values("pk"))
    return watched_by(staff).filter(Q(published_by=staff) | orphaned, withdrawn_at__isnull=True)


def counts_of(notices: Iterable[Notice]) -> dict[UUID, tuple[int, int]]:
    """How many have read each notice, of how many who should: one query, and one for each kind of audience."""
    notices = list(notices)
    audiences: dict[tuple[str, str, UUID | None], set[UUID]] = {}
    for notice in notices:
        if _key(notice) not in audiences:
            audiences[_key(notice)] = set(audience_of(notice).order_by().values_list("pk", flat=True))
    readers: dict[UUID, set[UUID]] = {}
    for pk, reader in NoticeRead.objects.filter(notice__in=notices).values_list("notice", "read_by"):
        readers.setdefault(pk, set()).add(reader)
    return {
        notice.pk: (
            len(readers.get(notice.pk, set()) & audiences[_key(notice)]),
            len(audiences[_key(notice)]),
        )
        for notice in notices
    }


def _key(notice: Notice) -> tuple[str, str, UUID | None]:
    return notice.audience, notice.role, notice.team_id


def not_read_of_ones_own(notice: Notice, manager: StaffMember) -> QuerySet[StaffMember]:
    """Who of somebody's own people has not read a notice that is for them."""
    readers = notice.reads.values("read_by")
    return audience_of(notice).filter(line_manager=manager).exclude(pk__in=readers)


def teams_to_write_to(staff: StaffMember) -> QuerySet[Team]:
    """The teams to which somebody may write."""
    return Team.objects.order_by("name") if reaches_everybody(staff) else teams_of(staff)
