"""Where somebody stands: worked out from the rows of this moment, and from nothing a browser holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils import timezone

from safehaven.foundation.standing import Standing
from safehaven.policies.front import Parameter, number_in_force
from safehaven.workforce.models import StaffSession
from safehaven.workforce.queries import capabilities_of

SESSION_KEY = "staff_session"
SET_UP_WITHIN = timedelta(minutes=30)
FRESH_FOR = timedelta(minutes=10)

LOCKED = "locked"
CONFIRM = "confirm"
SET_UP = "second_factor_set_up"


def session_of(request: HttpRequest) -> StaffSession | None:
    """The signed-in session of a request, if it has one that has not been ended."""
    if not request.user.is_authenticated:
        return None
    try:
        session_id = UUID(request.session.get(SESSION_KEY, ""))
    except ValueError:
        return None
    running = StaffSession.objects.filter(pk=session_id, staff=request.user.pk, ended_at__isnull=True)
    return running.select_related("staff", "activity").first()


def has_second_factor(session: StaffSession) -> bool:
    """Whether the person behind a session has set up a second factor (recovery codes alone are none)."""
    factors = Authenticator.objects.filter(user=session.staff)
    return factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def is_idle(session: StaffSession, now: datetime) -> bool:
    """Whether nobody has used a session for longer than the policy allows."""
    return now - session.activity.seen_at > timedelta(minutes=number_in_force(Parameter.IDLE_LOCK_MINUTES))


def is_fresh(session: StaffSession) -> bool:
    """Whether the second factor was proved moments ago: asked before acts that change how one signs in."""
    return session.verified_at is not None and timezone.now() - session.verified_at < FRESH_FOR


def standing_in(session: StaffSession) -> Standing:
    """Where the person behind a session stands now."""
    return Standing(
        staff=session.staff,
        capabilities=capabilities_of(session.staff),
        second_factor=session.verified_at is not None,
        locked=session.locked_at is not None,
        must_first=_what_comes_first(session),
    )


def _what_comes_first(session: StaffSession) -> str | None:
    if session.locked_at is not None:
        return LOCKED
    if session.verified_at is None:
        return CONFIRM if has_second_factor(session) else SET_UP
    return None


def own_session(request: HttpRequest) -> StaffSession:
    """The session of somebody who is signed in: behind a gate there always is one."""
    session: StaffSession = request.staff_session  # type: ignore[attr-defined]  # ours
    return session
