"""What to say to somebody who rings, and what is written down of it.  Nothing here is about anybody."""

from __future__ import annotations

from dataclasses import dataclass

from safehaven.disclosure.email.wording import organisation
from safehaven.policies.front import Parameter, clauses_asking, in_force


@dataclass(frozen=True, slots=True)
class ToSay:
    """What the policy makes of a call: the sentence to say, why, and whether it may go on to telling something."""

    sentence: str
    because: str
    may_go_on: bool


def to_say(*, urgent: bool) -> ToSay:
    """What whoever answers the telephone says now."""
    asked = clauses_asking(Parameter.TELEPHONE_DEFAULT)
    policy = in_force(Parameter.TELEPHONE_DEFAULT)
    if policy == "never":
        return ToSay(_PLEASE_WRITE, f"The policy lets nothing be told on the telephone{asked}.", False)
    if policy == "written_request" and not urgent:
        return ToSay(_PLEASE_WRITE, f"The policy wants callers to ask in writing{asked}.", False)
    words = "Thank you. I will ring you back on a number that we know."
    return ToSay(words, f"It may be told once every check has passed{asked}.", True)


def what_was_said() -> str:
    """The sentence of the timeline for a caller who was told nothing."""
    return f"They were asked to write to {organisation()}. Nothing was told."


_PLEASE_WRITE = (
    "I cannot tell you anything on the telephone, not even whether we know somebody. "
    "Please write to us, and we will answer."
)
