"""Requests that a page makes by itself.  They show what is new, and are not somebody using the page.

A script says so by a header.  Where no script runs, a page asks for itself again under an address that
says so: this is turned into the same header, so that the rest of the house knows one sign.  It can only
take a request out of the count, never put one in: it is no way to keep a screen from locking.
"""

from collections.abc import Callable

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

PARAMETER = "poll"
_HEADER = "HTTP_X_SAFEHAVEN_POLL"


class AddressesThatPoll:
    """Middleware: a page that is only read, under an address with `poll` in its query, is a poll.

    It stands before whatever reads headers, since a request reads them once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in {"GET", "HEAD"} and PARAMETER in request.GET:
            request.META[_HEADER] = "1"
        return self.get_response(request)


def same_page_by_itself(query: QueryDict | None) -> str:
    """The address of this page, as the page itself asks for it again."""
    asked = QueryDict(mutable=True) if query is None else query.copy()
    asked[PARAMETER] = "1"
    return f"?{asked.urlencode()}"
