"""What somebody has in hand that others must take over, told by whichever app knows of it.

Each app registers a finder in `AppConfig.ready()`.  A finder is given whose work it is and who asks, and
gives addresses that the one who asks may open.  While somebody is still here it finds everything that they
have in hand; afterwards only what nobody has taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from safehaven.workforce.models import StaffMember


@dataclass(frozen=True, slots=True)
class InHand:
    """One kind of work: what it is in the plural, how much, and where one sees it or hands it over."""

    what: str
    count: int
    address: str = ""


Finder = Callable[[StaffMember, StaffMember], Iterable[InHand]]

_finders: dict[str, Finder] = {}


def handover(name: str, find: Finder) -> None:
    """Register what finds one kind of work in hand.  Raises ValueError for a name that is taken."""
    if name in _finders:
        raise ValueError(
            f"There is a finder of work in hand “{name}” already.  Give this one a name of its own."
        )
    _finders[name] = find


def in_hand(staff: StaffMember, asks: StaffMember) -> list[InHand]:
    """Everything that somebody has in hand, in the order in which the finders registered."""
    return [found for find in _finders.values() for found in find(staff, asks) if found.count]
