"""How often somebody may try.  Counted in the shared cache, so that all processes count together."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.http import HttpRequest

from safehaven.workforce.models import StaffMember

TRIES = {"password": "5/5m/key,100/d/key", "provider": "60/m/ip"}


def try_provider(request: HttpRequest) -> bool:
    """Count one way to the sign-in provider, by where it comes from; false when there were too many."""
    return bool(ratelimit.consume(request, app="safehaven", action="provider", config=TRIES, limit_get=True))


def try_password(request: HttpRequest, staff: StaffMember) -> RateLimitUsage | None:
    """Count one try at somebody's password by somebody signed in; nothing when there were too many.

    Give a right one back with `.rollback()`.  The key is the person's id, hashed.
    """
    return ratelimit.consume(
        request, app="safehaven", action="password", config=TRIES, key=str(staff.pk), limit_get=True
    )
