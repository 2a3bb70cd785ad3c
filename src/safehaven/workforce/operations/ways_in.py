"""Telling by e-mail of a changed way into an account, and noting that somebody has seen it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from safehaven.foundation.actors import System
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import Refusal
from safehaven.ledger.front import write
from safehaven.workforce.models import StaffMember, WayInNotice
from safehaven.workforce.queries import way_in_notices_of

WATCH = System("account_watch")


class TakenOver(Refusal):
    """Another worker was quicker.  Nothing is wrong."""


@operation
def begin_telling(notice: WayInNotice, *, lease: timedelta) -> WayInNotice:
    """Take a notice in hand, for longer than a mail server may need.  Cut off, it comes again.  Raises TakenOver."""
    notice = WayInNotice.objects.select_for_update().get(pk=notice.pk)
    now = timezone.now()
    if notice.sent_at is not None or notice.not_before > now:
        raise TakenOver("Another worker has this one.")
    notice.attempts += 1
    notice.not_before = now + lease
    notice.save(update_fields=["attempts", "not_before"])
    write("workforce:telling_of_way_in", by=WATCH, about=[notice.staff, notice], attempt=notice.attempts)
    return notice


@operation
def note_told(notice: WayInNotice) -> None:
    """The mail server has taken it."""
    notice = WayInNotice.objects.select_for_update().get(pk=notice.pk)
    notice.sent_at = timezone.now()
    notice.save(update_fields=["sent_at"])
    write(
        "workforce:told_of_way_in", by=WATCH, about=[notice.staff, notice], watches=notice.to != notice.staff
    )


@operation
def note_seen(notices: list[WayInNotice], *, by: StaffMember) -> None:
    """Somebody has looked at these notices; those that came meanwhile stay new."""
    new = way_in_notices_of(by).filter(pk__in=[one.pk for one in notices], seen_at__isnull=True)
    seen = list(new.select_for_update(of=("self",)))
    for notice in seen:
        notice.seen_at = timezone.now()
        notice.save(update_fields=["seen_at"])
    write("workforce:way_in_seen", by=by, about=seen, seen=len(seen))
