"""What was done about openings, on the ledger, on timelines and by e-mail."""

from __future__ import annotations

from collections.abc import Iterable

from safehaven.continuity.models import Opening
from safehaven.foundation.actors import Actor
from safehaven.interface.times import plain_datetime
from safehaven.workforce.front import StaffMember

ACTS = {
    "continuity:agreed": "Agreed, as a trustee, that an absent colleague’s people are opened to somebody else",
    "continuity:asked": "Asked trustees to open an absent colleague’s people to somebody else",
    "continuity:ended": "Stopped or ended the opening of an absent colleague’s people",
    "continuity:form_sent_again": "Sent a form twice, which changed nothing",
    "continuity:looked_at": "Looked at why an absent colleague’s people are to be opened",
    "continuity:looked_at_own": "Looked at why their own people are to be opened to somebody else",
    "continuity:opened": "Opened an absent colleague’s people to somebody else, to read",
    "continuity:ran_out": "Noted that the time of an opening, or to agree to one, is over",
    "continuity:telling": "Began to tell a colleague by e-mail where to look",
    "continuity:told": "Told a colleague by e-mail where to look",
}

SUBJECT = "Something in Safehaven needs you"
NOTICE = (
    "Something in Safehaven is about you or waits for you.\n\n"
    "See here what it is:\n{place}\n\n"
    "This message says no more on purpose.\n"
)


def opened(opening: Opening, trustees: Iterable[StaffMember]) -> str:
    """The entry on each timeline when an opening opens.  Why the colleague is away is theirs, and not in it."""
    names = ", ".join(one.name for one in trustees)
    return (
        f"{opening.absent.name} is away. {opening.cover.name} may read this record, and change nothing, "
        f"until {plain_datetime(opening.until)}.\nTrustees who agreed: {names}."
    )


def closed(opening: Opening, by: Actor) -> str:
    """The entry on each timeline when it is over."""
    who = f" {by.name} ended it." if isinstance(by, StaffMember) else ""
    return f"{opening.cover.name} can no longer read this record in place of {opening.absent.name}.{who}"
