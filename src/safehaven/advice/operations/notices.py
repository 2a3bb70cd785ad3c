"""Notices and lessons: published, read, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import take_house
from safehaven.advice.models import Notice, NoticeRead
from safehaven.advice.queries import may_be_taken_back_by, notices_for, watched_by
from safehaven.advice.readers import check_readers
from safehaven.advice.rules import (
    NoSuchNotice,
    check_reach,
    check_still_up,
    check_until,
    check_written,
)
from safehaven.advice.states import Audience, NoticeKind
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import Role, StaffMember, Team

KEY = "advice"


@dataclass(frozen=True, slots=True)
class NewNotice:
    """What somebody publishes, and for whom."""

    kind: NoticeKind
    title: str
    text: str
    audience: Audience
    until: date
    role: Role | None = None
    team: Team | None = None

    @property
    def words(self) -> str:
        """All that colleagues will read."""
        return f"{self.title}\n\n{self.text}"


@dataclass(frozen=True, slots=True)
class OpenNotice:
    """A notice in clear."""

    notice: Notice
    title: str
    text: str


@operation
def publish(new: NewNotice, *, once: UUID, by: StaffMember) -> Notice:
    """Put it before everybody whom it is for."""
    StaffMember.objects.select_for_update().get(pk=by.pk)  # two clicks at once come one after the other
    again: Notice | None = Notice.objects.filter(published_by=by, once=once).first()
    if again is not None:
        write("advice:form_sent_again", by=by, about=[again])
        return again
    check_written(new.title, "Write a title.")
    check_written(new.text, "Write what colleagues should know.")
    check_until(new.until)
    check_reach(new.audience, new.team, by)
    check_readers(new.words, by)
    notice = Notice(
        kind=new.kind,
        audience=new.audience,
        role=new.role.value if new.role and new.audience is Audience.ROLE else "",
        team=new.team if new.audience is Audience.TEAM else None,
        until=new.until,
        published_at=timezone.now(),
        published_by=by,
        once=once,
    )
    grant = take_house(KEY, by=by, act="advice:notice_published", about=[notice], kind=new.kind.value)
    grant.seal(notice, title=new.title.strip(), text=new.text.strip())
    notice.save(force_insert=True)
    return notice


@operation
def open_notices(notices: Iterable[Notice], *, by: StaffMember) -> list[OpenNotice]:
    """Look at notices.  Those that are neither for this person nor watched by them are left out."""
    wanted = {notice.pk for notice in notices}
    seen = [
        *notices_for(by).filter(pk__in=wanted),
        *watched_by(by).filter(pk__in=wanted),
    ]
    found = list({notice.pk: notice for notice in seen}.values())
    grant = take_house(KEY, by=by, act="advice:notices_opened", shown=len(found))
    return [OpenNotice(each, grant.open(each, "title"), grant.open(each, "text")) for each in found]


@operation
def mark_as_read(notice: Notice, *, by: StaffMember) -> NoticeRead:
    """Say that one has read it.  Saying so twice changes nothing."""
    Notice.objects.select_for_update().filter(pk=notice.pk).first()
    if not notices_for(by).filter(pk=notice.pk).exists():
        raise NoSuchNotice("This notice is not there any more, or not for you.")
    read, new = NoticeRead.objects.get_or_create(
        notice=notice, read_by=by, defaults={"read_at": timezone.now()}
    )
    write("advice:notice_read", by=by, about=[notice], first_time=new)
    return read


@operation
def withdraw(notice: Notice, *, by: StaffMember) -> Notice:
    """Take it back, also for somebody who has left.  Who read it stays known."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    check_still_up(notice)
    if not may_be_taken_back_by(by).filter(pk=notice.pk).exists():
        raise NoSuchNotice("Only whoever published a notice takes it back, as long as they work here.")
    notice.withdrawn_at, notice.withdrawn_by = timezone.now(), by
    notice.save(update_fields=["withdrawn_at", "withdrawn_by"])
    write("advice:notice_withdrawn", by=by, about=[notice])
    return notice
