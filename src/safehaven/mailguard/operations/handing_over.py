"""What somebody sees of the mail of a colleague who left: to whom a password must go, and nothing of the message."""

from __future__ import annotations

from collections.abc import Iterable

from safehaven.access.front import take_house
from safehaven.foundation.operations import operation
from safehaven.mailguard.actors import KEY
from safehaven.mailguard.left_behind import sees_to
from safehaven.mailguard.models import Delivery
from safehaven.mailguard.rules import NoSuchMessage
from safehaven.workforce.front import StaffMember


@operation
def addresses_of(copies: Iterable[Delivery], *, by: StaffMember) -> dict[Delivery, str]:
    """To whom some copies went, for whoever sees to their passwords.  Raises NoSuchMessage."""
    several = list(copies)
    asked = {copy.submission_id for copy in several}
    if sees_to(by).filter(pk__in=asked).count() != len(asked):
        raise NoSuchMessage("This message is not there, or not for you.")
    about = list(dict.fromkeys(copy.submission for copy in several))
    grant = take_house(KEY, by=by, act="mailguard:recipients_looked_at", about=about, copies=len(several))
    return {copy: grant.open(copy, "address") for copy in several}
