"""Pages that fail with a person's name in every place an error report likes to quote, and their server."""

import logging
import os
import threading
import warnings

import django
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from safehaven.foundation.gates import public

NAME = "Quillfeather"
anyone = public(because="A page that fails, for a test.")


class Unopened(Exception):
    """Carries the name as its argument, its message and a note."""


def failing(request: HttpRequest) -> StreamingHttpResponse:
    family_name = request.POST.get("name", NAME)
    try:
        return StreamingHttpResponse([int(family_name)])
    except ValueError as cause:
        trouble = Unopened(f"{family_name} could not be opened")
        trouble.add_note(family_name)
        raise trouble from cause


def failing_half_way(_request: HttpRequest) -> StreamingHttpResponse:
    def pieces():
        yield b"It begins well. "
        raise RuntimeError(f"{NAME} came in between")

    return StreamingHttpResponse(pieces())


def suspicious(_request: HttpRequest) -> StreamingHttpResponse:
    raise SuspiciousOperation(f"{NAME} looks odd")


def talkative(_request: HttpRequest) -> StreamingHttpResponse:
    """Logs by hand what it should not, in every way there is; warns; and leaves a thread to fail."""
    logging.getLogger("borrowed.package").error("Could not read %s", NAME)
    logging.getLogger("safehaven.tests").error("Could not read %s after %d attempts", NAME, 3)
    logging.getLogger("safehaven.tests").error(ValueError(NAME))
    logging.getLogger("safehaven.tests").error("Too few %s %s", NAME)  # noqa: PLE1206 - a mistake made on purpose
    warnings.warn(f"{NAME} is deprecated", stacklevel=1)
    thread = threading.Thread(target=int, args=(NAME,))
    thread.start()
    thread.join()
    return StreamingHttpResponse([b"said"])


urlpatterns = [
    path("failing/", anyone(csrf_exempt(failing)), name="failing"),
    path("half-way/", anyone(failing_half_way), name="half_way"),
    path("suspicious/", anyone(suspicious), name="suspicious"),
    path("talkative/", anyone(talkative), name="talkative"),
]


def application() -> WSGIHandler:
    """What gunicorn serves."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.foundation.failing_settings"
    django.setup(set_prefix=False)
    return WSGIHandler()
