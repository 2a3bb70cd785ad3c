"""The door to governance for the other apps."""

from safehaven.governance.attestations import ATTESTATIONS
from safehaven.governance.operations.appointing import Facts, appoint
from safehaven.governance.operations.confirming import Fault, File, Said, confirm, confirm_by_script, mend
from safehaven.governance.queries import all_askings, deputy_of, people_asked

__all__ = [
    "ATTESTATIONS",
    "Facts",
    "Fault",
    "File",
    "Said",
    "all_askings",
    "appoint",
    "confirm",
    "confirm_by_script",
    "deputy_of",
    "mend",
    "people_asked",
]
