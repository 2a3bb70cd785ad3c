"""Steps that the pages share: find what this person may see, open it, or say that it is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.opening import OpenDisclosure
from safehaven.disclosure.operations.releasing import look_at
from safehaven.disclosure.queries import disclosures_open_to
from safehaven.disclosure.rules import NotOpen
from safehaven.workforce.front import StaffMember


def who_asks(request: HttpRequest) -> StaffMember:
    """The member of staff behind a request that has passed its gate."""
    return cast("StaffMember", request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form on this page was sent with, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def found(request: HttpRequest, disclosure: UUID) -> Disclosure:
    """A disclosure about somebody this person works with; any other does not exist."""
    return get_object_or_404(disclosures_open_to(who_asks(request)), pk=disclosure)


def found_own(request: HttpRequest, disclosure: UUID) -> Disclosure:
    """One that this person began themselves."""
    return get_object_or_404(disclosures_open_to(who_asks(request)), pk=disclosure, made_by=who_asks(request))


def opened(request: HttpRequest, disclosure: Disclosure, *, checking: bool = False) -> OpenDisclosure:
    """A disclosure in clear; the ledger is told."""
    try:
        return look_at(disclosure, by=who_asks(request), checking=checking)
    except NotOpen as not_open:
        raise Http404 from not_open


def version_now(disclosure: Disclosure) -> Callable[[], int]:
    """Asks which version stands now."""
    return lambda: Disclosure.objects.values_list("version", flat=True).get(pk=disclosure.pk)
