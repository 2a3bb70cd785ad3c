"""Acts on second factors.  allauth keeps them; that they came, were used or went stands on the ledger."""

from __future__ import annotations

from typing import Any, Protocol

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.ending import end_all
from safehaven.workforce.models import SecondFactorReset, StaffMember, StaffSession
from safehaven.workforce.rules import (
    check_can_change_account,
    check_can_reset,
    check_not_the_last_factor,
    check_still_runs,
)
from safehaven.workforce.states import Factor, ResetReason, WayIn
from safehaven.workforce.ways_in import tell_of

Kind = Authenticator.Type
FACTORS = {Kind.TOTP: Factor.APP, Kind.WEBAUTHN: Factor.PASSKEY, Kind.RECOVERY_CODES: Factor.RECOVERY_CODE}


class Answer(Protocol):
    """A form that asks for a second factor."""

    @property
    def authenticator(self) -> Any: ...

    def is_valid(self) -> bool: ...

    def save(self) -> None: ...


@operation
def answer(form: Answer, staff: StaffMember, *, session: StaffSession | None = None) -> bool:
    """Judge an answer to the second factor, and mark it as used, in one act.

    Right or wrong, it stands on the ledger.  `session` is the one that is now newly verified.  Raises
    SessionOver where that was ended meanwhile.
    """
    if session is not None:
        _hold(session)
    right = form.is_valid()
    if not right:
        write("workforce:second_factor_failed", by=staff, about=[staff])
        return False
    form.save()
    if session is not None:
        _verify(session)
    factor = FACTORS[Kind(form.authenticator.type)]
    by_code = factor is Factor.RECOVERY_CODE
    act = "workforce:recovery_code_used" if by_code else "workforce:second_factor_used"
    write(act, by=staff, about=[staff], factor=factor.value)
    return True


@operation
def add_app(staff: StaffMember, secret: str, *, step: int, session: StaffSession) -> None:
    """Add an authenticator app.  `step` is that of the code which proved it, so that it works only once.

    Raises SessionOver where the session was ended meanwhile, as by a reset.
    """
    _hold(session)
    app = TOTP.activate(staff, secret).instance
    app.data["last_step"] = step
    app.save(update_fields=["data"])
    _added(staff, Factor.APP, session)


@operation
def add_passkey(staff: StaffMember, name: str, credential: dict[str, Any], *, session: StaffSession) -> None:
    """Add a passkey or security key.  Raises SessionOver where the session was ended meanwhile."""
    _hold(session)
    WebAuthn.add(staff, name, credential)
    _added(staff, Factor.PASSKEY, session)


@operation
def remove_factor(staff: StaffMember, factor: Authenticator) -> None:
    """Remove one's own app or passkey, if it is not the last way in."""
    StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_not_the_last_factor(staff, factor)
    kind = FACTORS[Kind(factor.type)]
    factor.delete()
    write("workforce:second_factor_removed", by=staff, about=[staff], factor=kind.value)


@operation
def make_recovery_codes(staff: StaffMember) -> None:
    """Make new recovery codes.  The old ones stop working."""
    StaffMember.objects.select_for_update().get(pk=staff.pk)
    Authenticator.objects.filter(user=staff, type=Kind.RECOVERY_CODES).delete()
    RecoveryCodes.activate(staff)
    write("workforce:recovery_codes_made", by=staff, about=[staff])


@operation
def show_recovery_codes(staff: StaffMember) -> list[str]:
    """The recovery codes, the first time they are asked for; nothing after that."""
    row = Authenticator.objects.select_for_update().filter(user=staff, type=Kind.RECOVERY_CODES).first()
    codes = RecoveryCodes(row) if row else None
    first_time = codes is not None and not codes.did_view
    write("workforce:recovery_codes_shown", by=staff, about=[staff], shown=first_time)
    if codes is None or not first_time:
        return []
    codes.mark_as_viewed()
    return list(codes.get_unused_codes())


@operation
def reset_second_factor(staff: StaffMember, reason: ResetReason, *, by: Actor) -> None:
    """Take away somebody's second factors and end their sessions.  They set up another at sign-in."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_can_change_account(staff, by=by)
    check_can_reset(staff, by=by)
    Authenticator.objects.filter(user=staff).delete()
    reset = SecondFactorReset(staff=staff, reset_by=by.ledger_name, reason=reason)
    reset.save(force_insert=True)
    ended = end_all(staff, by)
    write(
        "workforce:second_factor_reset",
        by=by,
        about=[staff, reset],
        reason=reason.value,
        sessions_ended=ended,
        told=tell_of(staff, WayIn.RESET, by=by),
    )


def _added(staff: StaffMember, factor: Factor, session: StaffSession) -> None:
    codes_made = not Authenticator.objects.filter(user=staff, type=Kind.RECOVERY_CODES).exists()
    if codes_made:
        RecoveryCodes.activate(staff)
    _verify(session)
    write(
        "workforce:second_factor_added",
        by=staff,
        about=[staff],
        factor=factor.value,
        recovery_codes_made=codes_made,
    )


def _hold(session: StaffSession) -> None:
    """Go on only in a session that runs.  A reset or leaving, which ends it, waits until this is over."""
    StaffMember.objects.select_for_update().get(pk=session.staff_id)
    check_still_runs(StaffSession.objects.select_for_update().get(pk=session.pk))


def _verify(session: StaffSession) -> None:
    session.verified_at = timezone.now()
    session.save(update_fields=["verified_at"])


@operation
def give_app(staff: StaffMember, secret: str, *, by: Actor) -> None:
    """Add an authenticator app whose secret is known beforehand, as for the pretend organisation."""
    TOTP.activate(staff, secret)
    RecoveryCodes.activate(staff)
    write("workforce:second_factor_given", by=by, about=[staff], factor=Factor.APP.value)
