"""Acts on signed-in sessions: they begin, are locked and unlocked, and end in all processes at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from safehaven.foundation.actors import Actor, System
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.ending import end_all, end_sessions
from safehaven.workforce.models import Activity, StaffMember, StaffSession
from safehaven.workforce.states import Factor, WhyEnded, WhyLocked

DOOR = System("sign_in")


@operation
def begin_session(
    staff: StaffMember,
    *,
    device: str,
    address: str | None,
    verified_at: datetime | None,
    factor: Factor | None = None,
) -> StaffSession:
    """Sign somebody in on a device.  Without its line on the ledger nobody gets in."""
    session = StaffSession(staff=staff, device=device, address=address, verified_at=verified_at)
    session.save(force_insert=True)
    Activity.objects.create(session=session)
    write("workforce:signed_in", by=staff, about=[staff, session], factor=factor.value if factor else None)
    return session


@operation
def note_failed_sign_in(staff: StaffMember | None, *, how: str) -> None:
    """Note that somebody tried and failed.  Whose account it was, if any; never what was typed."""
    write("workforce:sign_in_failed", by=DOOR, about=[staff] if staff else [], how=how)


@operation
def lock_session(session: StaffSession, why: WhyLocked, *, by: Actor) -> None:
    """Lock a session: nothing opens until its owner gives the password."""
    session.locked_at = timezone.now()
    StaffSession.objects.filter(pk=session.pk, locked_at__isnull=True).update(locked_at=session.locked_at)
    write("workforce:session_locked", by=by, about=[session.staff, session], why=why.value)


@operation
def unlock_session(session: StaffSession) -> None:
    """Open a locked session again.  Whether the password was right is checked before."""
    now = timezone.now()
    StaffSession.objects.filter(pk=session.pk).update(locked_at=None)
    Activity.objects.filter(session=session).update(seen_at=now)
    write("workforce:session_unlocked", by=session.staff, about=[session.staff, session])


@operation
def note_failed_unlock(session: StaffSession) -> None:
    """Note a wrong password at a locked screen, and lock the session if only its page was covered."""
    StaffSession.objects.filter(pk=session.pk, locked_at__isnull=True).update(locked_at=timezone.now())
    write("workforce:unlock_failed", by=DOOR, about=[session.staff, session])


@operation
def end_session(session: StaffSession, why: WhyEnded, *, by: Actor) -> None:
    """End a session.  Its next request, in any process, is a stranger's."""
    act = "workforce:signed_out" if why is WhyEnded.SIGNED_OUT else "workforce:session_ended"
    end_sessions(StaffSession.objects.filter(pk=session.pk), by)
    write(act, by=by, about=[session.staff, session], why=why.value)


@operation
def end_other_sessions(staff: StaffMember, *, but: UUID, by: Actor) -> int:
    """End all of somebody's sessions but one, and say how many that were."""
    ended = end_all(staff, by, but=but)
    write("workforce:sessions_ended", by=by, about=[staff], sessions=ended)
    return ended
