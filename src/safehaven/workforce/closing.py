"""What ends when somebody leaves: here, and in the apps that registered theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db.models import Q
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.workforce.ending import end_all
from safehaven.workforce.models import Invitation, Move, StaffMember

End = Callable[[StaffMember, Actor], int]

_ends: dict[str, End] = {}


def on_leaving(what: str, end: End) -> None:
    """Register what else ends when somebody leaves: it runs inside that act, and says how many it ended.

    `what` names them on the ledger, such as `app_passwords`.  An error in it undoes the leaving, so
    that nobody is taken for gone who is not.  Raises ValueError for a name that is taken.
    """
    if what in _ends:
        raise ValueError(f"Something that ends “{what}” on leaving is registered already.")
    _ends[what] = end


def close_everything(staff: StaffMember, by: Actor) -> dict[str, int]:
    """End all that somebody has here, inside an operation that holds their row, and count it."""
    now = timezone.now()
    staff.active_until = min(now, staff.active_until or now)
    staff.departed_at, staff.password = now, make_password(None)
    staff.save(update_fields=["active_until", "departed_at", "password"])
    ended = {
        "sessions_ended": end_all(staff, by),
        "factors_ended": Authenticator.objects.filter(user=staff).delete()[0],
        "links_ended": _end_links(staff, now),
        "roles_ended": staff.holdings.filter(_after(now)).update(until=now, ended_by=by.ledger_name),
        "teams_left": staff.memberships.filter(_after(now)).update(until=now),
        "moves_undone": _undo_moves(staff, now),
    }
    return ended | {f"{what}_ended": end(staff, by) for what, end in _ends.items()}


def _after(now: datetime) -> Q:
    return Q(until__isnull=True) | Q(until__gt=now)


def _end_links(staff: StaffMember, now: datetime) -> int:
    """Whoever made a link for somebody else knows it too."""
    theirs = Q(staff=staff) | Q(made_by=staff.ledger_name)
    return Invitation.objects.filter(theirs, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)


def _undo_moves(staff: StaffMember, now: datetime) -> int:
    return Move.objects.filter(staff=staff, done_at__isnull=True, undone_at__isnull=True).update(
        undone_at=now
    )
