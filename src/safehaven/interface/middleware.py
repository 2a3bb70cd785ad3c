"""What is sent: a text that is too large is refused in words, and a scripted upload is told where to go next."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from safehaven.interface import pages

HEADER = "X-Safehaven-Upload"
_TEXT = "application/x-www-form-urlencoded"
_MEGABYTE = 1024 * 1024


class UploadAnswers:
    """Middleware: turns the redirect after a scripted upload into `{"go": address}`; all else passes unchanged.

    A script cannot see a redirect.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _has_too_much_text(request):
            limit = f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE // _MEGABYTE} MB"
            return pages.too_much_text(request, limit=limit)
        response = self.get_response(request)
        if HEADER not in request.headers or not 300 <= response.status_code < 400:
            return response
        told = JsonResponse({"go": response.headers["Location"]})
        told.cookies = response.cookies
        return told


def _has_too_much_text(request: HttpRequest) -> bool:
    """Whether Django would refuse to read this form; it would say no more than that it could not be read."""
    said = request.META.get("CONTENT_LENGTH") or ""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return request.content_type == _TEXT and said.isdigit() and int(said) > most
