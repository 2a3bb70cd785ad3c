"""Steps that the pages share: find what is there, or say that it is not."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, QueryDict

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import standing_of
from safehaven.publication import queries
from safehaven.publication.models import PolicyText
from safehaven.publication.queries import Current
from safehaven.workforce.front import StaffMember


def who_asks(request: HttpRequest) -> StaffMember:
    """The member of staff behind a request that has passed its gate."""
    return cast("StaffMember", request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form on this page was sent with, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def the_current(policy: str) -> Current:
    """An adopted policy; any other has no page here."""
    found = queries.current(policy)
    if found is None:
        raise Http404
    return found


def the_draft(policy: str) -> PolicyText:
    """The version of an adopted policy that is on its way."""
    the_current(policy)
    found = queries.draft_of(policy)
    if found is None:
        raise Http404
    return found


def may_see_drafts(request: HttpRequest) -> bool:
    """Whether somebody writes, publishes or signs policies: to all others a draft does not exist."""
    standing = standing_of(request)
    return standing.may(Capability.POLICY_CHANGE) or standing.may(Capability.POLICY_SIGN)


def the_version(policy: str, number: int) -> PolicyText:
    """A version of an adopted policy that was published."""
    the_current(policy)
    found = queries.versions_of(policy).filter(version=number).first()
    if found is None:
        raise Http404
    return found
