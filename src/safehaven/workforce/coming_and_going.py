"""Adding, correcting and seeing off a member of staff: the steps that acts here and in apps above share.

Each runs inside an operation and writes its line.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from safehaven.foundation.actors import Actor
from safehaven.ledger.front import write
from safehaven.workforce.closing import close_everything
from safehaven.workforce.losing import check_may_lose
from safehaven.workforce.models import StaffMember
from safehaven.workforce.queries import roles_of
from safehaven.workforce.rules import (
    check_address_is_free,
    check_can_change_account,
    check_is_at,
    check_works_here,
)


def bring_in(
    *, name: str, email: str, initials: str, by: Actor, line_manager: StaffMember | None = None
) -> StaffMember:
    """Add a member of staff, without a password or a role."""
    staff = StaffMember(
        name=name.strip(),
        email=email.strip().lower(),
        initials=initials.strip().upper(),
        line_manager=line_manager,
        password=make_password(None),
    )
    check_address_is_free(staff.email)
    _keep(staff, lambda: staff.save(force_insert=True))
    write("workforce:staff_added", by=by, about=[staff])
    return staff


def correct(
    staff: StaffMember, *, name: str, email: str, initials: str, version: int, by: Actor
) -> StaffMember:
    """Correct somebody's name, initials or address.  `version` is what the change was made from."""
    staff, email = StaffMember.objects.select_for_update().get(pk=staff.pk), email.strip().lower()
    check_is_at(staff, version)
    check_works_here(staff)
    check_can_change_account(staff, by=by)
    check_address_is_free(email, but=staff)
    new_address = staff.email != email
    staff.name, staff.email, staff.initials = name.strip(), email, initials.strip().upper()
    staff.version += 1
    _keep(staff, lambda: staff.save(update_fields=["name", "email", "initials", "version"]))
    write("workforce:staff_changed", by=by, about=[staff], new_address=new_address)
    return staff


def see_off(staff: StaffMember, *, by: Actor) -> StaffMember:
    """End everything that somebody could do here, at once."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    check_can_change_account(staff, by=by)
    check_may_lose(staff, roles_of(staff))
    write("workforce:staff_left", by=by, about=[staff], **close_everything(staff, by))
    return staff


def _keep(staff: StaffMember, save: Callable[[], None]) -> None:
    """Save a row whose address may have been taken a moment ago, by somebody who had not saved yet."""
    try:
        with transaction.atomic():
            save()
    except IntegrityError:
        check_address_is_free(staff.email, but=staff)
        raise
