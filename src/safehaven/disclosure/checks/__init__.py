"""The checks that stand between a draft and the outside: what they look at, and those of every channel.

A check raises a Refusal with a sentence when it does not pass.  Any other exception means that it
could not be made, and what could not be checked does not leave.
"""

from safehaven.disclosure.checks.every_channel import EVERY_CHANNEL, WITH_DOCUMENTS
from safehaven.disclosure.checks.gathering import gather
from safehaven.disclosure.checks.matter import Check, Checked, Finding, Kind, Matter, Outcome, examine

__all__ = [
    "EVERY_CHANNEL",
    "WITH_DOCUMENTS",
    "Check",
    "Checked",
    "Finding",
    "Kind",
    "Matter",
    "Outcome",
    "examine",
    "gather",
]
