"""An upload that a script sends is told where to go next, because a script cannot see a redirect."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

HEADER = "X-Safehaven-Upload"


class UploadAnswers:
    """Middleware: turns the redirect after a scripted upload into `{"go": address}`; all else passes unchanged."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if HEADER not in request.headers or not 300 <= response.status_code < 400:
            return response
        told = JsonResponse({"go": response.headers["Location"]})
        told.cookies = response.cookies
        return told
