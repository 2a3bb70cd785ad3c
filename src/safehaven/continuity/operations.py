"""Acts on openings: asked for, agreed to, looked at, ended, run out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, take_house
from safehaven.continuity import queries, rules, wording
from safehaven.continuity.actors import CONTINUITY, KEY
from safehaven.continuity.models import Lent, Opening, Voice
from safehaven.continuity.moving import over, tell
from safehaven.continuity.states import State, Topic
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records.front import Loan, lend
from safehaven.workforce.front import StaffMember

DECIDE_WITHIN = timedelta(hours=72)
DAYS = 7


@dataclass(frozen=True, slots=True)
class NewOpening:
    """Who is away, since when and why, who should read instead, and for how many days."""

    absent: StaffMember
    cover: StaffMember
    away_since: date
    why: str = field(repr=False)
    days: int = DAYS


@operation
def ask(new: NewOpening, *, once: UUID, by: StaffMember) -> Opening:
    """Ask that trustees open an absent colleague's people.  The same form sent twice asks once.

    A trustee who asks has agreed.
    """
    StaffMember.objects.select_for_update().get(pk=new.absent.pk)
    again: Opening | None = Opening.objects.filter(asked_by=by, once=once).first()
    if again is not None:
        write("continuity:form_sent_again", by=by, about=[again])
        return again
    now = queries.moment_now()
    rules.check_may_ask_about(new.absent, by)
    rules.check_is_not_under_way(new.absent)
    rules.check_says_when_and_why(new.away_since, new.why, new.days)
    rules.check_can_cover(new.cover, new.absent, by)
    rules.check_has_people(new.absent)
    rules.check_enough_trustees(now, (new.absent, new.cover))
    opening = Opening(
        absent=new.absent,
        cover=new.cover,
        away_since=new.away_since,
        days=new.days,
        quorum=number_in_force(Parameter.CONTINUITY_QUORUM),
        asked_at=now,
        asked_by=by,
        decide_by=now + DECIDE_WITHIN,
        once=once,
    )
    about = [opening, new.absent, new.cover]
    grant = take_house(KEY, by=by, act="continuity:asked", about=about, days=new.days)
    grant.seal(opening, why=new.why.strip())
    opening.save(force_insert=True)
    electorate = queries.electorate(opening)
    if by in electorate:
        _agree(opening, by)
    tell(opening, Topic.ASKED, [new.absent, *(one for one in electorate if one != by)])
    return opening


@operation
def agree(opening: Opening, *, by: StaffMember) -> Opening:
    """One trustee agrees.  With the last that it takes, it opens.

    How many it takes is read now.  Raises what is against it; then nothing has changed.
    """
    opening = _locked(opening, by)
    rules.check_still_waits(opening, queries.moment_now())
    rules.check_may_agree(opening, by)
    rules.check_still_can_cover(opening.cover)
    rules.check_has_people(opening.absent)
    opening.quorum = queries.needed(opening)
    _agree(opening, by)
    opening.save(update_fields=["quorum"])
    if len(queries.agreed(opening)) >= opening.quorum:
        _open(opening, by)
    return opening


@operation
def end(opening: Opening, *, by: StaffMember) -> Opening:
    """Stop it before it opens, or end it now.  Whoever sees it may, and needs nobody's leave."""
    opening = _locked(opening, by)
    over(opening, State.ENDED if opening.opened_at else State.STOPPED, by)
    write("continuity:ended", by=by, about=[opening, opening.absent, opening.cover])
    return opening


@operation
def note_run_out(opening: Opening) -> Opening:
    """Write down that its time is over.  It opens nothing any more by its date already; so it stays."""
    opening = _under_lock(opening)
    if not queries.run_out(queries.moment_now()).filter(pk=opening.pk).exists():
        raise rules.WrongMoment("It has time still, or another worker was quicker.")
    over(opening, State.ENDED if opening.opened_at else State.LAPSED, CONTINUITY)
    write("continuity:ran_out", by=CONTINUITY, about=[opening, opening.absent, opening.cover])
    return opening


@operation
def look(opening: Opening, *, by: StaffMember) -> str:
    """Read why it was asked for."""
    if not queries.openings_open_to(by).filter(pk=opening.pk).exists():
        raise rules.NotYours("This is not there for you.")
    act = "continuity:looked_at_own" if by.pk == opening.absent_id else "continuity:looked_at"
    grant: Grant = take_house(KEY, by=by, act=act, about=[opening])
    return grant.open(opening, "why")


def _locked(opening: Opening, by: StaffMember) -> Opening:
    if not queries.openings_open_to(by).filter(pk=opening.pk).exists():
        raise rules.NotYours("This is not there for you.")
    return _under_lock(opening)


def _under_lock(opening: Opening) -> Opening:
    Opening.objects.select_for_update().get(pk=opening.pk)
    found: Opening = Opening.objects.select_related("absent", "cover", "asked_by").get(pk=opening.pk)
    return found


def _agree(opening: Opening, by: StaffMember) -> None:
    voice = Voice(opening=opening, trustee=by, agreed_at=timezone.now())
    voice.save(force_insert=True)
    write(
        "continuity:agreed",
        by=by,
        about=[opening, opening.absent],
        agreed=len(queries.agreed(opening)),
        needed=opening.quorum,
    )


def _open(opening: Opening, by: StaffMember) -> None:
    now = queries.moment_now()
    rules.check_may_move(opening, State.OPEN)
    opening.state, opening.opened_at = State.OPEN, now
    opening.until = now + timedelta(days=opening.days)
    opening.save(update_fields=["state", "opened_at", "until"])
    loan = Loan(opening.absent, opening.cover, opening.until)
    lent = lend(loan, wording.opened(opening, queries.agreed(opening)), by=by)
    Lent.objects.bulk_create([Lent(opening=opening, assignment=one) for one in lent])
    about = [opening, opening.absent, opening.cover]
    write("continuity:opened", by=by, about=about, people=len(lent), until=timezone.localdate(opening.until))
    tell(opening, Topic.OPENED, [opening.absent, opening.cover])
