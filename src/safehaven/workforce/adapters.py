"""How allauth behaves in this house: its acts are ours, its secrets are sealed, it says little.

Settings: ACCOUNT_ADAPTER and MFA_ADAPTER.
"""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from safehaven.workforce.devices import in_plain_words
from safehaven.workforce.models import StaffMember
from safehaven.workforce.operations import begin_session, note_failed_sign_in
from safehaven.workforce.operations.second_factor import FACTORS
from safehaven.workforce.queries import staff_by_email
from safehaven.workforce.sealing import open_text, seal_text
from safehaven.workforce.standing import SESSION_KEY
from safehaven.workforce.states import Factor
from safehaven_core.sealing import Place

SECRET = Place("mfa_authenticator", "-", "secret")
OUR_STAGES = {"allauth.mfa.stages.AuthenticateStage": "safehaven.workforce.stages.SecondFactorStage"}
WRONG = "That email address and password do not match. Check both, then try again"
TOO_MANY = (
    "Too many tries. Wait 5 minutes, then try again. "
    "If you have forgotten your password, ask your manager for a new link"
)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in: on the ledger before it happens, and the same answer to every stranger."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Let somebody in who has passed every step.  No ledger line, no session."""
        staff = cast("StaffMember", user)
        factor = _factor_used(request, staff)
        session = begin_session(
            staff,
            device=in_plain_words(self.get_http_user_agent(request)),
            address=self.get_client_ip(request),
            verified_at=timezone.now() if factor else None,
            factor=factor,
        )
        super().login(request, user)
        request.session[SESSION_KEY] = str(session.pk)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count tries by account alone.

        allauth adds the host that the browser named: whoever names another port would be counted anew.
        """
        del request
        return salted_hmac("safehaven.sign_in", str(credentials.get("email", "")).strip().lower()).hexdigest()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note a wrong password; whose account it was only if there is one."""
        del request
        note_failed_sign_in(staff_by_email(str(credentials.get("email", ""))), how="password")

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Tell somebody who left no more than a stranger."""
        del request
        note_failed_sign_in(cast("StaffMember", user), how="not-active")
        return redirect("account_login")

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Staff are added by colleagues; nobody signs up."""
        del request
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Our own rule, `recently_verified`, stands before every page that needs it."""
        del app, kwargs
        return False

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Say nothing: our own pages say what happened."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        del request
        return reverse("home")

    def get_login_stages(self) -> list[str]:
        """Allauth's steps, with our own second factor in the place of its own, and the tie at the end."""
        steps = [OUR_STAGES.get(step, step) for step in super().get_login_stages()]
        return [*steps, "safehaven.workforce.stages.LinkStage"]

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address a request comes from; a local socket has none, and counts as this machine."""
        try:
            found: str = super().get_client_ip(request)
        except PermissionDenied:
            return "127.0.0.1"
        return found


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: secrets sealed, messages plain."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right. Wait for the next one in your app, then type its 6 digits"
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret before it reaches the database."""
        return seal_text(SECRET, text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open it again."""
        return open_text(SECRET, encrypted_text)

    def get_totp_issuer(self) -> str:
        """Whose code this is, as the app on the phone shows it."""
        return str(settings.SAFEHAVEN_ORGANISATION)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a passkey is for."""
        return super().get_public_key_credential_rp_entity() | {"name": str(settings.SAFEHAVEN_ORGANISATION)}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """Whose passkey it is, as the device shows it when it offers several."""
        named: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return named | {"display_name": getattr(user, "name", "")}


def _factor_used(request: HttpRequest, user: StaffMember) -> Factor | None:
    if getattr(request, "factor_by_provider", False):
        return Factor.PROVIDER
    records = get_authentication_records(request, user)
    types = [str(record["type"]) for record in records if record.get("method") == "mfa"]
    return FACTORS[Authenticator.Type(types[-1])] if types else None
