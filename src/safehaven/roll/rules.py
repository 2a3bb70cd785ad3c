"""Why the roll does not answer.  Whoever asks then knows nothing, and nothing is cleared."""

from __future__ import annotations

from safehaven.foundation.refusals import Refusal


class RollNotReady(Refusal):
    """The keeper of the roll does not run, has just begun, or does not know of the newest changes."""


class TokenRefused(Refusal):
    """A token that cannot be made or ended so."""


class TokenNameInUse(TokenRefused):
    """Two tokens of one person cannot be told apart by one name."""


NOT_THERE = (
    "Safehaven cannot look just now whether this names anybody, so it waits. "
    "Try again in a minute. If it stays like this, tell your IT administrator: the keeper of the roll does not answer."
)
TOO_OLD = (
    "Safehaven has not heard of the newest changes to records, so it cannot be sure whom this names. "
    "Try again in a minute. If it stays like this, tell your IT administrator."
)
FAILED = "Safehaven could not read this text. Tell your IT administrator."
TOO_BUSY = "Safehaven has too much to read just now. Try again in a minute."


def begun(share: float) -> str:
    """The sentence for whoever asks before all records were read."""
    return (
        f"Safehaven is still learning whom it must recognise ({share:.0%} so far), so this waits. "
        "Try again in a few minutes."
    )
