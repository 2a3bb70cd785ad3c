"""Acts on what goes with a role: who stands in, and how the role is reached."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.governance.models import Appointment
from safehaven.governance.rules import (
    ChangedMeanwhile,
    check_is_at,
    check_is_nobodys_own,
    check_stands_in,
)
from safehaven.ledger.front import write
from safehaven.workforce.front import Role, StaffMember, check_can_appoint, check_can_speak_for


@dataclass(frozen=True, slots=True)
class Facts:
    """What is noted for a role."""

    deputy: StaffMember | None = None
    email: str = ""
    telephone: str = ""
    post: str = ""
    name_is_public: bool = False


@operation
def appoint(role: Role, facts: Facts, *, version: int, by: Actor) -> Appointment:
    """Say who stands in for a role and how it is reached.  `version` is what the page was made from; 0 for none.

    A deputy gets nothing by it: no capability, no record.  They are whom people turn to when the holder
    is away, and are asked to confirm what waits too long.
    """
    one = Appointment.objects.select_for_update().filter(role=role).first() or Appointment(
        role=role, version=0
    )
    check_is_at(one, version)
    check_can_speak_for(role, by=by)
    check_is_nobodys_own(facts.email)
    if facts.deputy is not None and facts.deputy.pk != one.deputy_id:
        check_can_appoint(facts.deputy, role, by=by)
        check_stands_in(facts.deputy, role)
    other = one.deputy_id != (facts.deputy.pk if facts.deputy else None)
    if other:
        one.deputy, one.deputy_since = facts.deputy, timezone.now() if facts.deputy else None
    one.email, one.telephone, one.post = facts.email.strip().lower(), facts.telephone, facts.post
    one.name_is_public, one.version = facts.name_is_public, version + 1
    _save(one)
    about = [one, *([facts.deputy] if facts.deputy else [])]
    write("governance:appointed", by=by, about=about, role=role.value, other_deputy=other)
    return one


def _save(one: Appointment) -> None:
    """Two who note a role for the first time find no row to wait for: the database lets one in."""
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError:
        raise ChangedMeanwhile(
            "A colleague saved this at the same moment. Nothing of yours is saved yet."
        ) from None
