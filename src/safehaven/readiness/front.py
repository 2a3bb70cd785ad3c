"""The door to readiness for the other apps."""

from safehaven.readiness.gate import BEFORE_YOU_START
from safehaven.readiness.moments import latest_seen, moment, was_seen
from safehaven.readiness.operations import accept_policy, go_on_reading, replace_agreement, sign_agreement
from safehaven.readiness.queries import Readiness, agreement, readiness_of, readiness_of_all
from safehaven.readiness.rules import NotReady
from safehaven.readiness.sources import count_sections

__all__ = [
    "BEFORE_YOU_START",
    "NotReady",
    "Readiness",
    "accept_policy",
    "agreement",
    "count_sections",
    "go_on_reading",
    "latest_seen",
    "moment",
    "readiness_of",
    "readiness_of_all",
    "replace_agreement",
    "sign_agreement",
    "was_seen",
]
