"""Where somebody stands: worked out from the rows of this moment, and from nothing a browser holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import UUIDField
from django.http import HttpRequest
from django.utils import timezone

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.prepared import Prepared
from safehaven.foundation.standing import NOBODY, Standing, Withheld
from safehaven.policies.front import Parameter, number_in_force
from safehaven.workforce.models import StaffMember, StaffSession
from safehaven.workforce.queries import capabilities_of

SESSION_KEY = "staff_session"
SET_UP_WITHIN = timedelta(minutes=30)
FRESH_FOR = timedelta(minutes=10)

LOCKED = "locked"
CONFIRM = "confirm"
SET_UP = "second_factor_set_up"

_RUNNING = Prepared(
    lambda session, staff: StaffSession.objects.filter(
        pk=session, staff=staff, ended_at__isnull=True
    ).select_related("staff", "activity"),
    session=UUIDField(),
    staff=UUIDField(),
)

ComesFirst = Callable[[StaffMember, frozenset[Capability]], Withheld | None]
_first_checks: list[ComesFirst] = []


def comes_first(check: ComesFirst) -> None:
    """Register what says what is closed to somebody until they have done something first.

    Asked at every request of somebody who is past their second factor.  Called from AppConfig.ready.
    """
    _first_checks.append(check)


def is_asked_first(check: ComesFirst) -> bool:
    """Whether a check is asked at every request: for the evidence of the control that relies on it."""
    return check in _first_checks


def session_of(request: HttpRequest) -> StaffSession | None:
    """The signed-in session of a request, if it has one that has not been ended."""
    if not request.user.is_authenticated:
        return None
    try:
        session_id = UUID(request.session.get(SESSION_KEY, ""))
    except ValueError:
        return None
    running = _RUNNING.ask(session=session_id, staff=request.user.pk)
    return running[0] if running else None


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
    must_first, capabilities = _what_comes_first(session), capabilities_of(session.staff)
    return Standing(
        staff=session.staff,
        capabilities=capabilities,
        second_factor=session.verified_at is not None,
        locked=session.locked_at is not None,
        must_first=must_first,
        withheld=None if must_first else _withheld_from(session.staff, capabilities),
    )


def standing_by_token(staff: StaffMember) -> Standing:
    """Where somebody stands whose program carries a token of theirs.

    They proved their second factor when they made it.  What comes first for them in a browser comes first here, too.
    """
    if not staff.is_active:
        return NOBODY
    capabilities = capabilities_of(staff)
    return Standing(
        staff=staff,
        capabilities=capabilities,
        second_factor=True,
        withheld=_withheld_from(staff, capabilities),
    )


def _withheld_from(staff: StaffMember, capabilities: frozenset[Capability]) -> Withheld | None:
    found = (check(staff, capabilities) for check in _first_checks)
    return next((withheld for withheld in found if withheld is not None), None)


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
