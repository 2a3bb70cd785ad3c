"""Where readiness acts: at every request, at every grant, and at every act that is about people, whoever asks."""

from __future__ import annotations

from safehaven.access.front import is_registered
from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.operations import is_settled, settle
from safehaven.foundation.standing import Withheld
from safehaven.ledger.front import is_asked_before_lines
from safehaven.readiness.moments import note
from safehaven.readiness.queries import readiness_of
from safehaven.readiness.rules import check_is_ready
from safehaven.workforce.front import StaffMember, is_asked_first

BEFORE_YOU_START = "readiness:before_you_start"

# What opens or changes something sealed.  Somebody who has not agreed, read and learned what comes first keeps
# everything else: accounts and the policy must be mendable by whoever is left, even where nobody is ready.
OPENS_SEALED = frozenset(
    {
        Capability.CASELOAD_MANAGE,
        Capability.CONTINUITY_ASK,
        Capability.CONTINUITY_DECIDE,
        Capability.DIRECTORY_EDIT,
        Capability.DIRECTORY_READ,
        Capability.DIRECTORY_VERIFY,
        Capability.DISCLOSURE_APPROVE,
        Capability.DISCLOSURE_MAKE,
        Capability.DISCLOSURE_OVERSEE,
        Capability.DOCUMENT_ADD,
        Capability.DOCUMENT_READ,
        Capability.RECORD_COMPARE,
        Capability.RECORD_CREATE,
        Capability.RECORD_OPEN,
        Capability.RECORD_SEARCH,
        Capability.RECORD_WRITE,
        Capability.ROLL_ASK,
        Capability.SWEEP_DECIDE,
    }
)

# House keys that open before anybody is ready, each with its reason.  Any other key waits.
OPEN_BEFORE = {
    "advice": "Whoever does not get on must be able to ask.",
    "continuity": "Whoever was away sees first of all who reads in their place, and why.",
    "governance": "Attestations are about premises and devices, and are due also from somebody whose course has ended.",
    "training": "The course comes before the certificate.",
    "workforce": "Accounts must be mendable by whoever is left, and what is sealed there is about accounts.",
}

# Acts of the apps above that wait for nothing, each with its reason.  What stops something of one's own shows
# nothing, and is needed at once: a certificate may end between sending to a wrong person and the click on Undo.
WAITS_FOR_NOTHING = {
    "continuity:ended": "It only closes: whoever comes back does so before they catch up on a course.",
    "continuity:looked_at_own": "What is read is about themselves.",
    "disclosure:retracted": "It only keeps back what has not left.",
    "mailguard:app_password_ended": "It only closes a door to their own mail programs.",
    "mailguard:taken_back": "It only keeps back what has not left.",
    "roll:token_ended": "It only closes a door to their own programs.",
}

# The apps on which this one stands, and itself: none of their acts is about a person supported.
# Only what opens somebody else's account waits: with that account go all records that it may open.
BELOW = frozenset(
    {"access", "advice", "governance", "interface", "keyring", "ledger", "provisioning"}
    | {"policies", "publication", "readiness", "training", "workforce"}
)

WAIT_BELOW = {"workforce:password_link_made", "workforce:second_factor_reset"}


def withheld(staff: StaffMember, capabilities: frozenset[Capability]) -> Withheld | None:
    """What is closed to somebody until they are ready.  Asks nothing about those to whom nothing sealed opens."""
    closed = capabilities & OPENS_SEALED
    if not closed:
        return None
    found = readiness_of(staff)
    if found.complete:
        note(found.seen)
        return None
    return Withheld(closed, BEFORE_YOU_START)


def check_grant(by: Actor, purpose: str, act: str) -> None:
    """Refuse a grant to a member of staff who is not ready.  The system's own work goes on."""
    if purpose not in OPEN_BEFORE and act not in WAITS_FOR_NOTHING:
        _check(by)


def check_act(act: str, by: Actor) -> None:
    """Refuse an act of the apps above to a member of staff who is not ready, also one that takes no grant."""
    below = act.partition(":")[0] in BELOW and act not in WAIT_BELOW
    if not below and act not in WAITS_FOR_NOTHING:
        _check(by)


def stands() -> bool:
    """Whether all three places ask: for the evidence of controls that rely on it."""
    return is_registered(check_grant) and is_asked_before_lines(check_act) and is_asked_first(withheld)


def _check(by: Actor) -> None:
    """Asked at the moment of the act, and once in it: whoever is ready at its beginning is so to its end."""
    if not isinstance(by, StaffMember):
        return
    question = f"readiness of {by.ledger_name}"
    if not is_settled(question):
        check_is_ready(readiness_of(by))
        settle(question)
