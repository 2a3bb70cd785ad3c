"""Whom a message greets: people answer the wrong message, and change the words but not to whom it goes."""

from __future__ import annotations

import re

from safehaven.roll.front import Report
from safehaven_core.detection import Because

_NAME = r"[A-Z][\w’'-]{1,30}"
_GREETS = re.compile(
    r"^[ \t]{0,10}(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))[ ,]{1,3}"
    rf"((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?{_NAME}(?: {_NAME}){{0,2}})[ \t]*[,!.:–-]?[ \t]*\r?$",
    re.MULTILINE,
)
_EVERYBODY = frozenset(
    [
        *("All", "Both", "Everybody", "Everyone", "Team", "There", "Sir", "Madam"),
        *("Colleague", "Colleagues", "Friend", "Friends"),
    ]
)
_NAMES = frozenset(
    {Because.NAME, Because.PART_OF_NAME, Because.GIVEN_NAME, Because.INITIALS, Because.NEAR_NAME}
)
LOOKED_AT = 2_000


def greeted(words: str) -> str:
    """The name in the greeting of a message; empty where it greets nobody by name."""
    found = _GREETS.search(words[:LOOKED_AT])
    name = found[1] if found else ""
    return "" if name.partition(" ")[0] in _EVERYBODY else name


def fits(report: Report, person: str) -> bool:
    """Whether a name is that of a person, where the roll was asked about the name with the person's own address."""
    kinds = {one.kind for found in report.people if found.key == person for one in found.because}
    return not kinds.isdisjoint(_NAMES)
