"""App passwords: made, shown once, taken back."""

from __future__ import annotations

import secrets

from django.utils import timezone

from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.mailguard.actors import GUARD
from safehaven.mailguard.asked_often import hash_as_written
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.rules import check_is_not_over, check_name_is_free
from safehaven.workforce.front import StaffMember

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # without those that look alike: 5 bits each
GROUPS, IN_A_GROUP = 5, 4


@operation
def make_app_password(name: str, *, by: StaffMember) -> str:
    """Make a password for one mail program, and return it: it is shown once, and not kept."""
    StaffMember.objects.select_for_update().get(pk=by.pk)
    check_name_is_free(by, name)
    secret = "-".join(
        "".join(secrets.choice(LETTERS) for _letter in range(IN_A_GROUP)) for _group in range(GROUPS)
    )
    made = AppPassword(staff=by, name=name, secret_hash=hash_as_written(secret))
    made.save(force_insert=True)
    write("mailguard:app_password_made", by=by, about=[made])
    return secret


@operation
def end_app_password(password: AppPassword, *, by: StaffMember) -> None:
    """Take one back.  The program that has it hands nothing over any more."""
    password = AppPassword.objects.select_for_update().get(pk=password.pk)
    check_is_not_over(password)
    password.ended_at, password.ended_by = timezone.now(), by.ledger_name
    password.save(update_fields=["ended_at", "ended_by"])
    write("mailguard:app_password_ended", by=by, about=[password])


@operation
def note_refused() -> None:
    """Note that a program came without a good password.  Never what it sent."""
    write("mailguard:program_refused", by=GUARD)
