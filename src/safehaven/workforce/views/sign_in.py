"""Signing in: password, second factor, passkey; and signing out."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.logout import logout
from allauth.account.views import LoginView
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.mfa.webauthn.views import LoginWebAuthnView
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from safehaven.foundation.gates import public
from safehaven.workforce.forms.passwords import SignInForm
from safehaven.workforce.forms.second_factor import CodeForm, PasskeyAloneForm, PasskeyForm
from safehaven.workforce.models import StaffMember
from safehaven.workforce.operations import answer, end_session, note_failed_sign_in
from safehaven.workforce.states import WhyEnded


class SignIn(LoginView):
    """Signing in with a password, or by the organisation's own provider where there is one."""

    template_name = "workforce/sign_in.html"
    form_class = SignInForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let a form of this one page lead to the provider: browsers ask the policy where a form ends."""
        shown: Any = super().dispatch
        if settings.SAFEHAVEN_SIGN_IN:
            shown = csp_update({"form-action": [settings.SAFEHAVEN_SIGN_IN["origin"]]})(shown)
        answer: HttpResponse = shown(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the name of the provider."""
        named = {"sign_in_provider": settings.SAFEHAVEN_SIGN_IN.get("name", "")}
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return shown | named


sign_in = public(because="Everybody signs in here.")(SignIn.as_view())


class PasskeySignIn(LoginWebAuthnView):
    """Signing in with a passkey alone: it proves both the device and, by its own check, the person."""

    form_class = PasskeyAloneForm

    def form_invalid(self, form: Any) -> HttpResponse:
        del form
        note_failed_sign_in(None, how="passkey")
        messages.error(self.request, "That passkey did not work.  Try again, or use your password.")
        return redirect("account_login")


passkey_sign_in = public(because="A passkey is another way to sign in.")(PasskeySignIn.as_view())


@public(because="The second of the two steps of signing in.")
@require_http_methods(["GET", "POST"])
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]  # allauth
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor; allauth's stage knows who gave the right password."""
    stage: Any = request._login_stage  # type: ignore[attr-defined]  # noqa: SLF001 - allauth's hand-over
    form = second_factor_form(request, stage.login.user)
    if request.method == "POST" and answer(form, stage.login.user):
        return stage.exit()  # type: ignore[no-any-return]  # allauth's
    return render(request, "workforce/second_factor.html", second_factor_page(stage.login.user, form))


@public(because="Leaving works from everywhere, also from a half-done sign-in.")
@require_POST
@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, in all processes at once."""
    session = request.staff_session  # type: ignore[attr-defined]  # ours
    if session is not None:
        end_session(session, WhyEnded.SIGNED_OUT, by=session.staff)
    logout(request)
    return redirect("account_login")


def second_factor_form(request: HttpRequest, staff: StaffMember) -> CodeForm | PasskeyForm:
    """The form that was answered: a code typed in, or a passkey's answer."""
    if request.method == "POST" and "credential" in request.POST:
        return PasskeyForm(user=staff, data=request.POST)
    return CodeForm(user=staff, data=request.POST if request.method == "POST" else None)


def second_factor_page(staff: StaffMember, form: CodeForm | PasskeyForm) -> dict[str, Any]:
    """What the page shows: always a place for a code, and a passkey for those who have one."""
    kinds = set(Authenticator.objects.filter(user=staff).values_list("type", flat=True))
    failed = "That passkey did not work.  Try again, or use a code."
    return {
        "form": form if isinstance(form, CodeForm) else CodeForm(user=staff),
        "passkey_failed": failed if isinstance(form, PasskeyForm) else "",
        "passkey_options": begin_authentication(staff) if Authenticator.Type.WEBAUTHN in kinds else None,
        "has_codes": bool(kinds - {Authenticator.Type.WEBAUTHN}),
    }
