"""How sure a set of reasons makes us: a table, not a score."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

from safehaven_core.detection.report import Because, Sureness

# Each row is enough by itself; the surest row that a set of reasons fills is what holds.
_TABLE = """
certain   identifier
certain   reference
certain   name + born | address | postcode | phone | email | related
certain   part of name + born | address | phone | email
certain   given name + born + postcode | related
certain   email + phone | born | address | postcode
certain   phone + born | address
certain   born + address
likely    name
likely    email
likely    part of name + given name | postcode | related
likely    given name + born | address | phone | related
likely    near name + part of name | given name | born | address | phone | postcode
likely    initials + born | address | phone
likely    part of number + part of name | given name | initials | born
likely    born + postcode | related
likely    address + postcode
likely    phone + postcode
possible  phone
possible  address
possible  part of name
possible  given name + postcode
possible  initials + postcode | related
possible  related + postcode
"""


def _rows() -> tuple[tuple[Sureness, frozenset[Because]], ...]:
    rows = []
    for line in _TABLE.strip().splitlines():
        sure, reasons = line.split(maxsplit=1)
        *all_of, last = reasons.split(" + ")
        rows += [(Sureness(sure), frozenset(map(Because, [*all_of, one]))) for one in last.split(" | ")]
    return tuple(rows)


ROWS = _rows()


def weigh(reasons: AbstractSet[Because]) -> Sureness | None:
    """How sure these reasons together make us; None where they point to nobody."""
    return _weighed(frozenset(reasons))


@lru_cache(maxsize=1_024)
def _weighed(reasons: frozenset[Because]) -> Sureness | None:
    for sure, needed in ROWS:
        if needed <= reasons:
            return sure
    return None
