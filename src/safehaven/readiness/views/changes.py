"""The way to what is other in a new version of a policy, for those who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.http import HttpRequest

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import standing_of
from safehaven.interface.components import Link
from safehaven.readiness.presenters import links_to_changes
from safehaven.readiness.queries import accepted_before
from safehaven.readiness.sources import Edition
from safehaven.workforce.front import StaffMember


def what_changed(request: HttpRequest, editions: Sequence[Edition]) -> list[Link]:
    """Comparisons of these policies with the versions that whoever asks accepted before."""
    if not standing_of(request).may(Capability.POLICY_READ):
        return []
    return links_to_changes(editions, accepted_before(cast("StaffMember", request.user), editions))
