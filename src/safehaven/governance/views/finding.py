"""Steps that the pages share."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest

from safehaven.governance.answering import GOVERNANCE_ROLES
from safehaven.governance.attestations import ATTESTATIONS, Attestation
from safehaven.workforce.front import Role, StaffMember


def who_asks(request: HttpRequest) -> StaffMember:
    """The member of staff behind a request that has passed its gate."""
    return cast("StaffMember", request.user)


def the_role(name: str) -> Role:
    """A role of governance by its name in an address."""
    found = next((role for role in GOVERNANCE_ROLES if role.value == name), None)
    if found is None:
        raise Http404
    return found


def the_attestation(slug: str) -> Attestation:
    """An attestation by its name in an address."""
    if slug not in ATTESTATIONS:
        raise Http404
    return ATTESTATIONS[slug]
