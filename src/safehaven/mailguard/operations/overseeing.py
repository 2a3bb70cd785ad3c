"""Look at whom messages are about, for whoever oversees sharing."""

from __future__ import annotations

from collections.abc import Sequence

from safehaven.access.front import take_house
from safehaven.foundation.operations import operation
from safehaven.mailguard.actors import KEY
from safehaven.mailguard.checks import Ruling
from safehaven.mailguard.models import Submission
from safehaven.workforce.front import StaffMember


@operation
def whom_they_are_about(submissions: Sequence[Submission], *, by: StaffMember) -> dict[Submission, Ruling]:
    """What was found about some messages.  Of it, only whom they are about may be shown."""
    grant = take_house(KEY, by=by, act="mailguard:overseen", messages=len(submissions))
    return {one: Ruling.from_text(grant.open(one, "findings")) for one in submissions}
