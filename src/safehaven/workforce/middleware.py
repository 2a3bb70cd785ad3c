"""Works out where the person behind each request stands, locks what is idle, ends what is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from safehaven.foundation.actors import System
from safehaven.foundation.standing import NOBODY
from safehaven.workforce.models import Activity, StaffSession
from safehaven.workforce.operations import end_session, lock_session
from safehaven.workforce.queries import LONGEST_SESSION
from safehaven.workforce.standing import SET_UP_WITHIN, is_idle, session_of, standing_in
from safehaven.workforce.states import WhyEnded, WhyLocked

POLL = "X-Safehaven-Poll"  # a page that asks by itself is not somebody using it
TOUCH_AFTER = timedelta(seconds=10)
CLOCK = System("session_clock")


class StandingMiddleware:
    """Sets `request.standing` and `request.staff_session`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        session = _still_running(session_of(request))
        if session is None and request.user.is_authenticated:
            logout(request)  # its session was ended elsewhere, or they have left
        if session is not None:
            _lock_or_touch(session, request)
        request.staff_session = session  # type: ignore[attr-defined]  # ours
        request.standing = standing_in(session) if session else NOBODY  # type: ignore[attr-defined]  # ours
        return self.get_response(request)


def _still_running(session: StaffSession | None) -> StaffSession | None:
    if session is None or not session.staff.is_active:
        return None
    age = timezone.now() - session.began_at
    if age > LONGEST_SESSION:
        end_session(session, WhyEnded.TOO_LONG, by=CLOCK)
        return None
    if session.verified_at is None and age > SET_UP_WITHIN:
        end_session(session, WhyEnded.NOT_SET_UP, by=CLOCK)
        return None
    return session


def _lock_or_touch(session: StaffSession, request: HttpRequest) -> None:
    now = timezone.now()
    if session.locked_at is not None:
        return
    if is_idle(session, now):
        lock_session(session, WhyLocked.IDLE, by=CLOCK)
    elif POLL not in request.headers and now - session.activity.seen_at > TOUCH_AFTER:
        Activity.objects.filter(session=session).update(seen_at=now)
