"""Signs that two people use one account: it is in use in two places at the same time.

It is a sign and no proof: a telephone leaves the office network when its owner leaves the building.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Network, ip_address
from itertools import groupby
from operator import attrgetter

from django.utils import timezone

from safehaven.workforce.models import Concern, StaffSession
from safehaven.workforce.states import ConcernKind

AT_ONCE = timedelta(minutes=5)
QUIET = timedelta(
    days=30
)  # after somebody decided, the same two places are not asked about again for so long
_SAME_HOME = 64  # devices at one place share the first half of an IPv6 address

Pair = tuple[StaffSession, StaffSession]


def signs() -> list[Pair]:
    """Pairs of sessions of one person that are new signs, in two queries whatever the number of sessions."""
    pairs = pairs_in_use(timezone.now())
    known = _asked_already([first.staff_id for first, _ in pairs])
    return [pair for pair in pairs if not _is_known(pair, known)]


def pairs_in_use(now: datetime) -> list[Pair]:
    """For each person whose account is in use in two places just now, a session at each."""
    used = StaffSession.objects.filter(
        ended_at__isnull=True,
        locked_at__isnull=True,
        verified_at__isnull=False,
        address__isnull=False,
        activity__seen_at__gt=now - AT_ONCE,
    ).order_by("staff_id", "began_at")
    found = [_apart(list(theirs)) for _, theirs in groupby(used, key=attrgetter("staff_id"))]
    return [pair for pair in found if pair is not None]


def place_of(session: StaffSession) -> str:
    """The place that a session's address stands for: the address itself, or the network of an IPv6 one."""
    address = ip_address(str(session.address))
    if isinstance(address, IPv4Address):
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped) if mapped else str(IPv6Network((address, _SAME_HOME), strict=False))


def _apart(sessions: list[StaffSession]) -> Pair | None:
    """The newest session, and the first of another place."""
    newest = sessions[-1]
    return next(((each, newest) for each in sessions if place_of(each) != place_of(newest)), None)


def _asked_already(staff: Iterable[object]) -> dict[object, list[Concern]]:
    asked = Concern.objects.filter(staff__in=list(staff), kind=ConcernKind.TWO_PLACES)
    found: dict[object, list[Concern]] = {}
    for concern in asked.select_related("first", "second"):
        found.setdefault(concern.staff_id, []).append(concern)
    return found


def _is_known(pair: Pair, known: dict[object, list[Concern]]) -> bool:
    return any(_covers(concern, pair) for concern in known.get(pair[0].staff_id, []))


def _covers(concern: Concern, pair: Pair) -> bool:
    """Whether somebody is being asked already, or was about these sessions, or lately about these places."""
    if concern.decided_at is None or {concern.first_id, concern.second_id} == {each.pk for each in pair}:
        return True
    if concern.first is None or concern.second is None or timezone.now() - concern.decided_at > QUIET:
        return False
    return {place_of(concern.first), place_of(concern.second)} == {place_of(each) for each in pair}
