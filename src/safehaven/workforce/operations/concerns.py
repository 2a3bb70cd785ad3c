"""Acts about passwords that may be known and accounts that may be shared."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from safehaven.access.front import take_house
from safehaven.foundation.actors import Actor, System
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.ending import end_all
from safehaven.workforce.models import Concern, Invitation, StaffMember, StaffSession
from safehaven.workforce.queries import concerns_to_decide
from safehaven.workforce.rules import (
    NotForYou,
    check_can_change_account,
    check_not_answered,
    check_not_decided,
    check_still_runs,
    check_why,
    check_works_here,
)
from safehaven.workforce.states import ConcernKind, Outcome, OwnAnswer
from safehaven.workforce.watching import Pair

WATCH = System("account_watch")


@operation
def replace_known_password(staff: StaffMember, hashed: str, *, session: StaffSession) -> Concern:
    """The owner says that somebody may know their password: it ends with all other sessions, and a new one holds.

    In one act, so that there is no moment at which the account has neither password.  Raises HasLeft, and
    SessionOver where the session was ended meanwhile.
    """
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    check_still_runs(StaffSession.objects.select_for_update().get(pk=session.pk))
    return _end_password(staff, hashed, by=staff, but=session)


@operation
def close_password(staff: StaffMember, *, by: Actor) -> Concern:
    """A colleague closes a password that somebody may know.  Its owner gets in again by a new link."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    check_can_change_account(staff, by=by)
    return _end_password(staff, make_password(None), by=by)


@operation
def raise_two_places(pair: Pair) -> Concern | None:
    """Ask the owner of an account about two places, unless they are being asked already."""
    kind = ConcernKind.TWO_PLACES
    return _raise(pair[0].staff_id, Concern(kind=kind, first=pair[0], second=pair[1]), by=WATCH)


@operation
def raise_tries_names(staff: StaffMember, *, by: System) -> Concern | None:
    """Have a colleague look into why somebody names so many people, unless one does already."""
    return _raise(staff.pk, Concern(kind=ConcernKind.TRIES_NAMES), by=by)


@operation
def answer_concern(concern: Concern, answer: OwnAnswer, *, by: StaffMember) -> Concern:
    """The owner of the account says what it was.  A colleague still decides."""
    concern = Concern.objects.select_for_update().get(pk=concern.pk)
    if concern.staff_id != by.pk:
        raise NotForYou("Only the owner of the account is asked this.")
    check_not_answered(concern)
    concern.answer, concern.answered_at = answer, timezone.now()
    concern.save(update_fields=["answer", "answered_at"])
    write("workforce:concern_answered", by=by, about=[by, concern], answer=answer.value)
    return concern


@operation
def decide_concern(concern: Concern, outcome: Outcome, words: str, *, by: StaffMember) -> Concern:
    """Say what came of it, and why.  Never about oneself."""
    Concern.objects.select_for_update().get(pk=concern.pk)
    found = concerns_to_decide(by).filter(pk=concern.pk).first()
    if found is None:
        raise NotForYou("This is not there, or not yours to decide.")
    check_not_decided(found)
    check_why(words)
    found.outcome, found.decided_at, found.decided_by = outcome, timezone.now(), by
    grant = take_house(
        "workforce",
        by=by,
        act="workforce:concern_decided",
        about=[found.staff, found],
        outcome=outcome.value,
    )
    grant.seal(found, words=words.strip())
    found.save()
    return found


@operation
def read_decision(concern: Concern, *, by: StaffMember) -> str:
    """Why somebody decided as they did."""
    found = concerns_to_decide(by).filter(pk=concern.pk).first()
    if found is None:
        raise NotForYou("This is not there, or not yours to read.")
    grant = take_house("workforce", by=by, act="workforce:concern_read", about=[found.staff, found])
    return grant.open(found, "words")


def _raise(staff_id: UUID, concern: Concern, *, by: System) -> Concern | None:
    staff = StaffMember.objects.select_for_update().get(pk=staff_id)
    if Concern.objects.filter(staff=staff, kind=concern.kind, decided_at__isnull=True).exists():
        write("workforce:concern_raised", by=by, about=[staff], new=False)
        return None
    concern.staff, concern.raised_by = staff, by.ledger_name
    concern.save(force_insert=True)
    places = [place for place in (concern.first, concern.second) if place is not None]
    write("workforce:concern_raised", by=by, about=[staff, concern, *places], new=True)
    return concern


def _end_password(staff: StaffMember, hashed: str, *, by: Actor, but: StaffSession | None = None) -> Concern:
    now = timezone.now()
    staff.password = hashed
    staff.save(update_fields=["password"])
    Invitation.objects.filter(staff=staff, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    ended = end_all(staff, by, but=but.pk if but else None)
    concern = Concern(staff=staff, kind=ConcernKind.PASSWORD_KNOWN, raised_by=by.ledger_name)
    concern.save(force_insert=True)
    write("workforce:password_known", by=by, about=[staff, concern], sessions_ended=ended)
    return concern
