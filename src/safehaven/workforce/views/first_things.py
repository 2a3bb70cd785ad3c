"""What comes first on pages that change how somebody signs in."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from safehaven.foundation.gates import SIGN_IN, standing_of
from safehaven.workforce.proving import View, recently_verified, send_first
from safehaven.workforce.rules import HasLeft, SessionOver
from safehaven.workforce.standing import CONFIRM, SET_UP


def setting_up(view: View) -> View:
    """Open a page of second factors to those setting up their first, and to the recently verified.

    Whoever has a second factor and has not proved it in this session gets no further than that.
    """
    fresh = recently_verified(view)

    @wraps(view)
    def first(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        standing = standing_of(request)
        if standing.ready:
            return fresh(request, *args, **kwargs)
        if standing.must_first == SET_UP:
            return view(request, *args, **kwargs)
        return send_first(request, standing.must_first or CONFIRM)

    return first


def to_sign_in_when_over(view: View) -> View:
    """Send somebody to sign in whose session was ended, or who was marked as left, while this page acted."""

    @wraps(view)
    def acted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (SessionOver, HasLeft) as refusal:
            logout(request)  # first: what the old session holds, messages too, goes with it
            messages.error(request, str(refusal))
            return redirect(SIGN_IN)

    return acted


def safe_next(request: HttpRequest) -> str:
    """Where somebody was going, if that is a page of ours; otherwise home."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"
