"""Proving again who one is, before pages that change how something gets in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

from safehaven.workforce.standing import CONFIRM, is_fresh, own_session

View = Callable[..., HttpResponse]


def recently_verified(view: View) -> View:
    """Ask for the second factor again, unless it was proved moments ago.  Stands inside a gate."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(own_session(request)):
            return view(request, *args, **kwargs)
        return send_first(request, CONFIRM)

    return asked


def send_first(request: HttpRequest, route: str) -> HttpResponse:
    """Go to a page, and come back to this one."""
    return redirect(f"{resolve_url(route)}?{urlencode({'next': _come_from(request)})}")


def _come_from(request: HttpRequest) -> str:
    """The page that somebody is on: what only takes a form cannot be opened afterwards, its page can."""
    came = urlsplit(request.headers.get("Referer", ""))
    ours = request.method == "POST" and came.netloc == request.get_host()
    return came.path if ours and came.path else request.path
