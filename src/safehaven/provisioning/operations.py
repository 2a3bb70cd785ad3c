"""Every act on tokens, and every act of an identity provider."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from secrets import token_urlsafe

from django.utils import timezone

from safehaven.foundation.actors import Actor, System
from safehaven.foundation.operations import operation
from safehaven.foundation.random_secrets import hash_of
from safehaven.ledger.front import write
from safehaven.provisioning.models import Counterpart, Token
from safehaven.provisioning.naming import initials_for
from safehaven.provisioning.queries import counterpart_of
from safehaven.provisioning.rules import (
    check_has_not_left,
    check_may_change_address,
    check_name_is_free,
    check_starts_here,
    check_token_is_good,
    check_until,
)
from safehaven.provisioning.states import Wanted
from safehaven.workforce.front import StaffMember, WayIn, bring_in, correct, see_off, tell_of

SCIM = System("scim")


@operation
def make_token(name: str, until: date, *, by: Actor) -> str:
    """Make a token that works until a day is over, and return it: it is shown once, and not kept."""
    check_name_is_free(name)
    check_until(until)
    secret = token_urlsafe(32)
    over = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
    token = Token(name=name, token_hash=hash_of(secret), made_by=by.ledger_name, expires_at=over)
    token.save(force_insert=True)
    write("provisioning:token_made", by=by, about=[token], until=until)
    return secret


@operation
def end_token(token: Token, *, by: Actor) -> None:
    """End a token at once."""
    token = _under_lock(token)
    token.ended_at, token.ended_by = timezone.now(), by.ledger_name
    token.save(update_fields=["ended_at", "ended_by"])
    write("provisioning:token_ended", by=by, about=[token])


@operation
def note_refused() -> None:
    """Note that a program came without a good token.  Never what it sent."""
    write("provisioning:token_refused", by=SCIM)


@operation
def add(wanted: Wanted, *, token: Token) -> StaffMember:
    """Add somebody, without a password, a role or a team: colleagues give them these."""
    token = _under_lock(token)
    check_starts_here(wanted)
    staff = bring_in(name=wanted.name, email=wanted.email, initials=initials_for(wanted.name), by=SCIM)
    _remember(Counterpart(staff=staff), wanted)
    write("provisioning:added", by=SCIM, about=[staff, token])
    return staff


@operation
def change(staff: StaffMember, wanted: Wanted, *, token: Token) -> StaffMember:
    """Correct what is kept about somebody, and see them off where they are no longer active.

    `staff` is what the change was worked out from.  Raises ChangedMeanwhile where it was another.
    """
    token, version = _under_lock(token), staff.version
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_has_not_left(staff)
    before = staff.email
    if (wanted.name, wanted.email) != (staff.name, staff.email):
        check_may_change_address(staff, wanted.email)
        chosen = staff.initials != initials_for(staff.name)
        staff = correct(
            staff,
            name=wanted.name,
            email=wanted.email,
            initials=staff.initials if chosen else initials_for(wanted.name),
            version=version,
            by=SCIM,
        )
    if wanted.email != before:
        # Those who watch are spared it: a new domain changes everybody's on one day.
        tell_of(staff, WayIn.ADDRESS, by=SCIM, was=before, watched=False)
    _remember(counterpart_of(staff), wanted)
    if not wanted.active:
        staff = see_off(staff, by=SCIM)
    write("provisioning:changed", by=SCIM, about=[staff, token], active=wanted.active)
    return staff


@operation
def remove(staff: StaffMember, *, token: Token) -> None:
    """See somebody off, and tell the provider from now on that there is nobody.  Their row stays."""
    token = _under_lock(token)
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    if staff.is_active:
        see_off(staff, by=SCIM)
    counterpart = counterpart_of(staff)
    counterpart.removed_at = timezone.now()
    counterpart.save()
    write("provisioning:removed", by=SCIM, about=[staff, token])


def _under_lock(token: Token) -> Token:
    """The token as it is now; acts by one token wait for each other, and for its end."""
    token = Token.objects.select_for_update().get(pk=token.pk)
    check_token_is_good(token)
    return token


def _remember(counterpart: Counterpart, wanted: Wanted) -> None:
    counterpart.external_id = wanted.external_id
    counterpart.given_name, counterpart.family_name = wanted.given_name, wanted.family_name
    counterpart.save()
