"""What a browser and everything on the way to it may keep: nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class NothingIsKept:
    """Middleware: whatever a view answers is not stored, unless the view itself says what may be.

    So the back button of a shared machine shows nothing after somebody has signed out.  Style
    sheets and scripts are answered further out, and are kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
