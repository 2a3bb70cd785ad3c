"""Steps that the pages share: find what this person may see, or say that it is not there."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from safehaven.directory.models import Contact, Recipient
from safehaven.directory.queries import contacts_open_to, recipients_open_to
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import standing_of
from safehaven.workforce.front import StaffMember


def who_asks(request: HttpRequest) -> StaffMember:
    """The member of staff behind a request that has passed its gate."""
    return cast("StaffMember", request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form on this page was sent with, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def the_recipient(request: HttpRequest, recipient: UUID) -> Recipient:
    """A recipient who is open to this person; anybody else does not exist."""
    return get_object_or_404(recipients_open_to(who_asks(request)), pk=recipient)


def the_contact(request: HttpRequest, contact: UUID) -> Contact:
    """A contact point that is open to this person; any other does not exist."""
    return get_object_or_404(contacts_open_to(who_asks(request)), pk=contact)


def edits(request: HttpRequest) -> bool:
    """Whether this person may add to the directory."""
    return standing_of(request).may(Capability.DIRECTORY_EDIT)


def verifies(request: HttpRequest) -> bool:
    """Whether this person may verify contact points."""
    return standing_of(request).may(Capability.DIRECTORY_VERIFY)
