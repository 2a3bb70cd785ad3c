"""Pages that say one thing: what went wrong, what is safe, what to do next.

return pages.stale(request, back=record_address)
"""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safehaven.interface.counting import counted


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do next."""

    label: str
    address: str


def message(
    request: HttpRequest,
    heading: str,
    *paragraphs: str,
    status: int = HTTPStatus.OK,
    action: Action | None = None,
) -> HttpResponse:
    """One message under one heading, with at most one thing to do next."""
    context = {"heading": heading, "paragraphs": paragraphs, "action": action}
    return render(request, "interface/message_page.html", context, status=status)


def stale(request: HttpRequest, *, back: str) -> HttpResponse:
    """Somebody else saved first, so nothing was saved now.

    Where the page has a form, rather show the form again with what was typed (see docs/interface.md).
    """
    return message(
        request,
        "This was changed in another window or by a colleague while you had it open",
        "Your change has not been saved, and the other one is safe.",
        "Look at what is there now. Then make your change again if it is still needed.",
        status=HTTPStatus.CONFLICT,
        action=Action("See what is there now", back),
    )


def too_large(request: HttpRequest, *, limit: str, back: str) -> HttpResponse:
    """The upload is larger than the house takes; `limit` reads like “200 MB”."""
    return message(
        request,
        "That file is too large",
        f"The largest file that can be added is {limit}. Nothing has been saved.",
        "Choose a smaller file, or split it into parts.",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        action=Action("Choose another file", back),
    )


def too_much_text(request: HttpRequest, *, limit: str) -> HttpResponse:
    """The text of a form is longer than the house takes; `limit` reads like “2 MB”."""
    return message(
        request,
        "That text is too large",
        f"What you sent is more than {limit}, so it was not read. Nothing has been saved.",
        "Go back: what you typed may still be there. Make it shorter, or add it to the record as a document.",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )


def too_many(request: HttpRequest, *, minutes: int) -> HttpResponse:
    """Too many tries in a short time."""
    wait = "a minute" if minutes <= 1 else counted(minutes, "minute")
    return message(
        request,
        "Too many tries",
        f"Wait {wait}, then try again.",
        "If this was not you, tell your IT administrator.",
        status=HTTPStatus.TOO_MANY_REQUESTS,
    )
