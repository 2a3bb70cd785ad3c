"""The steps between knowing who somebody is and letting them in, where a sign-in provider said who it is.

allauth walks them in the order of `AccountAdapter.get_login_stages`.
"""

from __future__ import annotations

from typing import Any, cast

from allauth.account.stages import LoginStage
from allauth.core.internal.httpkit import headed_redirect_response
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from safehaven.foundation.refusals import Refusal
from safehaven.workforce.models import StaffMember
from safehaven.workforce.operations import link_sign_in, note_failed_sign_in

TRUSTED = "provider_asked_for_a_second_factor"
LINKING = "link_sign_in"


class SecondFactorStage(AuthenticateStage):
    """Ask for our own second factor, unless the provider says that it asked for one.

    Not so the first time: an account that has a second factor proves it before it is tied to the provider.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        state, own = self.login.state, bool(super()._should_handle(request))
        if not state.get(TRUSTED) or (own and LINKING in state):
            return own
        request.factor_by_provider = True  # type: ignore[attr-defined]  # read at the end of this same request
        return False


class LinkStage(LoginStage):
    """Tie the provider's account to ours, when all else is proved."""

    key = "link_sign_in"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        linking: Any = self.login.state.get(LINKING)
        if linking is None:
            return None, True
        staff = cast("StaffMember", self.login.user)
        try:
            link_sign_in(staff, *linking)
        except Refusal as refusal:
            note_failed_sign_in(staff, how="provider")
            messages.error(self.request, str(refusal))
            return headed_redirect_response("account_login"), False
        return None, True
