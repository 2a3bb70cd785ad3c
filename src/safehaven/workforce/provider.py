"""What the organisation's sign-in provider says, and what we believe of it.

allauth speaks the protocol.  Whom a sign-in is for is decided here: its own tables of linked accounts stay
empty, because ours are written by acts.  Settings: SOCIALACCOUNT_ADAPTER and the provider's class.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any, NoReturn

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from safehaven.foundation.refusals import allowed
from safehaven.workforce.models import StaffMember
from safehaven.workforce.operations import note_failed_sign_in
from safehaven.workforce.queries import linked_to, staff_by_email
from safehaven.workforce.rules import check_can_link
from safehaven.workforce.stages import LINKING, TRUSTED

PROVIDER = "sign-in"  # its name in the settings
NOT_THIS_WAY = (
    "You could not be signed in this way. Try again, or sign in with your password. "
    "If that does not work either, ask your manager"
)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a signed token says about whoever signed in there."""

    issuer: str
    subject: str
    email: str
    factors: frozenset[str]

    @classmethod
    def of(cls, token: Mapping[str, Any], userinfo: Mapping[str, Any]) -> Claims:
        """Read a token; its address may stand beside it, if that is about the same subject.

        An address that the provider has not verified is none.
        """
        beside = userinfo if userinfo.get("sub") == token["sub"] else {}
        said = token if "email" in token else beside
        verified = said.get("email_verified") is True or said.get("email_verified") == "true"
        methods = token.get("amr") or []
        named = [methods] if isinstance(methods, str) else methods
        return cls(
            issuer=str(token["iss"]),
            subject=str(token["sub"]),
            email=str(said.get("email", "")) if verified else "",
            factors=frozenset({*map(str, named), str(token.get("acr", ""))}),
        )


def asserts_second_factor(claims: Claims, accepted: str) -> bool:
    """Whether the provider says that it asked for a second factor: `accepted` is like `mfa, otp+pwd`."""
    ways = [frozenset(way.strip().split("+")) for way in accepted.split(",") if way.strip()]
    return any(way <= claims.factors for way in ways)


class TokenReader(OpenIDConnectOAuth2Adapter):
    """Checks every signature, also where the standard would let a direct answer pass without."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        found: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        return found

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        del app
        return str(build_absolute_uri(request, reverse("sign_in_returned")))


class SignInProvider(OpenIDConnectProvider):
    """Sends somebody to the provider, with a number that must come back inside the signed token."""

    oauth2_adapter_class = TokenReader

    def begin(self, request: HttpRequest) -> HttpResponse:
        """The way to the provider.  Nothing of it is taken from the address that was asked for."""
        nonce = secrets.token_urlsafe(24)
        answer: HttpResponse = self.redirect(
            request, "login", data={"nonce": nonce}, auth_params={"nonce": nonce}
        )
        return answer

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Whom the signed token is about."""
        return str(data.get("id_token", {}).get("sub", ""))


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Decides whom a sign-in at the provider is for.  Nobody gets an account by it."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Staff are added by colleagues; nobody signs up."""
        del request, sociallogin
        return False

    def on_authentication_error(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> None:
        """Say no more than that it did not work."""
        _refuse(request, None)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Sign in whom the token is about, if they have an account here.  Never goes on with allauth's own way."""
        said = sociallogin.account.extra_data
        token, sent = said.get("id_token") or {}, (sociallogin.state.get("data") or {}).get("nonce", "")
        if not sent or not compare_digest(str(token.get("nonce", "")), sent):
            _refuse(request, None)
        claims = Claims.of(token, said.get("userinfo") or {})
        staff, linked = _whom(claims)
        if staff is None or not staff.is_active:
            _refuse(request, staff)
        if not linked and not allowed(check_can_link, staff, claims.issuer, claims.subject):
            _refuse(request, staff)
        raise ImmediateHttpResponse(_sign_in(request, staff, claims, linked=linked))


def _whom(claims: Claims) -> tuple[StaffMember | None, bool]:
    """Who it is, and whether they have signed in this way before.  The subject counts before the address."""
    link = linked_to(claims.issuer, claims.subject)
    if link is not None:
        return link.staff, True
    return (staff_by_email(claims.email) if claims.email else None), False


def _sign_in(request: HttpRequest, staff: StaffMember, claims: Claims, *, linked: bool) -> HttpResponse:
    # The first time, the account's own second factor is asked for whatever the provider says: whoever can
    # change the address of an account must not come in by that alone.
    state: dict[str, object] = {TRUSTED: asserts_second_factor(claims, settings.SAFEHAVEN_SIGN_IN["factors"])}
    if not linked:
        state[LINKING] = [claims.issuer, claims.subject]
    answer: HttpResponse = perform_login(request, Login(user=staff, state=state))
    return answer


def _refuse(request: HttpRequest, staff: StaffMember | None) -> NoReturn:
    note_failed_sign_in(staff, how="provider")
    messages.error(request, NOT_THIS_WAY)
    raise ImmediateHttpResponse(redirect("account_login"))
