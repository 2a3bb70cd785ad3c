"""Somebody who is signed in, and a page as a server would answer it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from safehaven.workforce.front import StaffMember, begin_session


def signed_in(staff: StaffMember) -> str:
    """The cookie of somebody's browser."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(staff.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = staff.get_session_auth_hash()
    begun = begin_session(staff, device="Bench", address="127.0.0.1", verified_at=timezone.now())
    store["staff_session"] = str(begun.pk)
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def answer(handler: WSGIHandler, path: str, cookie: str) -> bytes:
    """What a server would send: the whole answer, after which the connection is done with."""
    environ: dict[str, Any] = {"PATH_INFO": path, "HTTP_COOKIE": cookie, "SERVER_NAME": "testserver"}
    environ["HTTP_HOST"], environ["wsgi.input"] = "testserver", BytesIO()
    setup_testing_defaults(environ)
    statuses: list[str] = []

    def start(status: str, *_headers: object) -> Callable[[bytes], object]:
        statuses.append(status)
        return len

    response: Any = handler(environ, start)
    try:
        page = b"".join(response)
    finally:
        response.close()
    if statuses != ["200 OK"]:
        raise SystemExit(f"{path} answered {statuses}.")
    return page
