"""Whether two accounts are in one person's hands: for rules that want two people, and not two accounts."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from safehaven.ledger.front import lines_about, read_lines
from safehaven.workforce.models import Invitation, RoleHolding, StaffMember

ADDED = "workforce:staff_added"
LATELY = timedelta(days=30)


def in_one_hand(one: str, other: str) -> bool:
    """Whether two actors count as one person; each is named as on the ledger.

    They do where both are one, or go back to one colleague who added the account, gave it a role or made its
    password link lately; and for as long as there is a ledger where one of the two added the other.
    """
    if not _behind(one).isdisjoint(_behind(other)):
        return True
    return one in _added_by(other) or other in _added_by(one)


def _behind(name: str) -> frozenset[str]:
    """An actor and the colleagues behind it lately, and those behind them."""
    found: set[str] = set()
    ahead = {name}
    while ahead:
        found |= ahead
        ahead = {maker for each in ahead for maker in _makers(each)} - found
    return frozenset(found)


def _makers(name: str) -> set[str]:
    key = _key(name)
    if key is None:
        return set()
    since = timezone.now() - LATELY
    links = Invitation.objects.filter(staff=key, made_at__gt=since).values_list("made_by", flat=True)
    roles = RoleHolding.objects.filter(staff=key, since__gt=since).values_list("given_by", flat=True)
    young = StaffMember.objects.filter(pk=key, active_from__gt=since).exists()
    return {maker for maker in {*links, *roles, *(_adder(key) if young else ())} if _key(maker)}


def _added_by(name: str) -> list[str]:
    """Who added this account, who added theirs, and so on."""
    found: list[str] = []
    key = _key(name)
    while key is not None:
        adders = [each for each in _adder(key) if each not in found]
        found += adders
        key = _key(adders[0]) if adders else None
    return found


def _adder(key: UUID) -> list[str]:
    """Who added an account.  No line about it is older, so one is read and not all its signing in."""
    oldest = lines_about(StaffMember(pk=key)).reverse()[:1]
    return [line.by for line in read_lines(oldest) if line.act == ADDED]


def _key(name: str) -> UUID | None:
    """The account behind a name on the ledger; none behind the system's own, such as the command line."""
    noun, _colon, key = name.partition(":")
    return UUID(key) if noun == StaffMember.ledger_noun else None
