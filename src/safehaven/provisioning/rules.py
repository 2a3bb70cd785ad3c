"""Why an identity provider may not do something.  Each rule raises its own reason."""

from __future__ import annotations

from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone

from safehaven.foundation.refusals import Refusal
from safehaven.provisioning.models import Token
from safehaven.provisioning.states import Wanted
from safehaven.workforce.front import StaffMember, roles_of

LONGEST = timedelta(days=366)


class TokenOver(Refusal):
    """A token that ended, or whose day has passed, does nothing more."""


class NameInUse(Refusal):
    """Two tokens cannot be told apart by one name."""


class WrongDay(Refusal):
    """A token ends, and not too late."""


class Departed(Refusal):
    """Nobody comes back by this way."""


class NotHereYet(Refusal):
    """Somebody is added when they start."""


class AddressNotProved(Refusal):
    """An address opens the account of somebody who has a role and has not come in yet."""


def check_token_is_good(token: Token) -> None:
    if not token.is_good:
        raise TokenOver("This token has ended.  Make a new one with: safehaven scim token")


def check_name_is_free(name: str) -> None:
    if Token.objects.filter(name=name).exists():
        raise NameInUse("There is or was a token with this name.  Choose another name.")


def check_until(day: date) -> None:
    if not timezone.localdate() <= day <= timezone.localdate() + LONGEST:
        raise WrongDay("Choose a last day from today on, within the next year.")


def check_starts_here(wanted: Wanted) -> None:
    if not wanted.active:
        raise NotHereYet("Add somebody when they start: a new account is active.")


def check_has_not_left(staff: StaffMember) -> None:
    if not staff.is_active:
        raise Departed(
            "They have left, so nothing about them changes here.  "
            "If they come back, add them as somebody new, with another userName."
        )


def check_may_change_address(staff: StaffMember, email: str) -> None:
    factors = Authenticator.objects.filter(user=staff).exclude(type=Authenticator.Type.RECOVERY_CODES)
    if email != staff.email and roles_of(staff) and not factors.exists():
        raise AddressNotProved(
            "They have a role here and have not set up a second factor, so their address alone would let "
            "somebody else in.  A manager can change it in Safehaven."
        )
