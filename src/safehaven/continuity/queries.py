"""Who may ask about whom, who counts, and who sees which opening."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from safehaven.continuity.models import Opening, Telling
from safehaven.continuity.states import UNDER_WAY, State
from safehaven.foundation.capabilities import Capability
from safehaven.ledger.front import latest_moment
from safehaven.policies.front import Parameter, number_in_force
from safehaven.readiness.front import latest_seen, moment, readiness_of, readiness_of_all
from safehaven.records.front import who_has_work
from safehaven.workforce.front import (
    Role,
    StaffMember,
    all_holdings,
    capabilities_of,
    holding,
    reports_of,
    roles_of,
    teammates_of,
    working_here,
)

TOLD_WITHIN = timedelta(hours=24)
SEE_ALL = frozenset({Role.TRUSTEE, Role.SIRO})


def moment_now() -> datetime:
    """Now; or, where the clock was set back, the latest moment that anybody or the ledger has seen."""
    return max(latest_moment(), moment(latest_seen()))


def may_be_away(by: StaffMember) -> QuerySet[StaffMember]:
    """Colleagues who work with people, and about whom somebody may ask: a manager about their own."""
    people = working_here().filter(pk__in=who_has_work().values("pk")).exclude(pk=by.pk)
    if SEE_ALL.isdisjoint(roles_of(by)):
        people = people.filter(_of_the_teams_of(by, "pk"))
    return people


def may_cover(by: StaffMember) -> QuerySet[StaffMember]:
    """Colleagues to whom records could be opened now: they work with people, are ready, and do not ask themselves."""
    able = list(holding(Capability.RECORD_OPEN).exclude(pk__in=holding(Capability.SYSTEM_OPERATE)))
    ready = [key for key, found in readiness_of_all(able).items() if found.complete]
    return working_here().filter(pk__in=ready).exclude(pk=by.pk)


def is_ready(staff: StaffMember) -> bool:
    """Whether nothing has to be done before records open to them."""
    return readiness_of(staff).complete


def trustees_who_count(asked_at: datetime, *, without: tuple[StaffMember, ...]) -> list[StaffMember]:
    """Trustees whose voices count: here now, trustees since before it was asked, and not concerned themselves."""
    held = all_holdings()[Role.TRUSTEE]
    return [one.staff for one in held if one.since <= asked_at and one.staff not in without]


def electorate(opening: Opening) -> list[StaffMember]:
    """Whose voices count for an opening."""
    return trustees_who_count(opening.asked_at, without=(opening.absent, opening.cover))


def agreed(opening: Opening) -> list[StaffMember]:
    """The trustees who agreed and whose voices still count, in the order in which they did."""
    counted = electorate(opening)
    voices = opening.voices.select_related("trustee")
    return [voice.trustee for voice in voices if voice.trustee in counted]


def needed(opening: Opening) -> int:
    """How many trustees it takes: what the policy asks now, or asked at an earlier decision where that was more."""
    return max(opening.quorum, number_in_force(Parameter.CONTINUITY_QUORUM))


def openings_open_to(by: StaffMember) -> QuerySet[Opening]:
    """Openings that somebody may see: trustees and the SIRO all, managers those of their teams, others their own.

    Whoever is to cover sees it once it has opened.
    """
    rows = Opening.objects.select_related("absent", "cover", "asked_by")
    able = capabilities_of(by)
    if Capability.CONTINUITY_ASK in able and not SEE_ALL.isdisjoint(roles_of(by)):
        return rows
    own = Q(absent=by) | Q(asked_by=by) | Q(cover=by, opened_at__isnull=False)
    if Capability.CONTINUITY_ASK in able:
        own |= _of_the_teams_of(by, "absent")
    return rows.filter(own)


def may_end(opening: Opening, by: StaffMember) -> bool:
    """Whether somebody may stop or end an opening: whoever sees it may."""
    return opening.state in UNDER_WAY and openings_open_to(by).filter(pk=opening.pk).exists()


def waiting(now: datetime) -> QuerySet[Opening]:
    """Openings that wait for trustees and may still open."""
    return Opening.objects.filter(state=State.ASKED, decide_by__gt=now).select_related("absent", "cover")


def open_now(now: datetime) -> QuerySet[Opening]:
    """Openings that are open at this moment."""
    return Opening.objects.filter(state=State.OPEN, until__gt=now).select_related("absent", "cover")


def run_out(now: datetime) -> QuerySet[Opening]:
    """Openings whose time is over, and of which nobody has written that down."""
    late = Q(state=State.ASKED, decide_by__lte=now) | Q(state=State.OPEN, until__lte=now)
    return Opening.objects.filter(late).order_by("asked_at")


def to_tell(now: datetime) -> QuerySet[Telling]:
    """E-mails that are due.  What could not be sent for a day is not tried again: it stands on the home page."""
    due = Telling.objects.filter(sent_at__isnull=True, not_before__lte=now, made_at__gt=now - TOLD_WITHIN)
    return due.filter(to__in=working_here().values("pk")).select_related("to", "opening").order_by("made_at")


def _of_the_teams_of(by: StaffMember, column: str) -> Q:
    teams, reports = teammates_of(by).values("pk"), reports_of(by).values("pk")
    return Q(**{f"{column}__in": teams}) | Q(**{f"{column}__in": reports})
