"""One's own second factors: an authenticator app, passkeys, and recovery codes for a bad day."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from safehaven.foundation.gates import signed_in
from safehaven.foundation.refusals import Refusal
from safehaven.workforce import operations
from safehaven.workforce.forms.second_factor import AddAppForm, AddPasskeyForm
from safehaven.workforce.presenters import in_fours, name_of_factor
from safehaven.workforce.proving import recently_verified
from safehaven.workforce.standing import has_second_factor, own_session
from safehaven.workforce.views.first_things import safe_next, setting_up, to_sign_in_when_over
from safehaven.workforce.views.sign_in import second_factor_form, second_factor_page

OWN = "Everybody looks after their own second factors."


@signed_in(because="The page that a person must pass before anything else.", before_ready=True)
@setting_up
@require_safe
def set_up(request: HttpRequest) -> HttpResponse:
    """Offer the ways of proving who one is."""
    has_app = Authenticator.objects.filter(
        user=own_session(request).staff, type=Authenticator.Type.TOTP
    ).exists()
    return render(request, "workforce/second_factor_set_up.html", {"has_app": has_app})


@signed_in(because="A second factor proved again opens what needs it.", before_ready=True)
@require_http_methods(["GET", "POST"])
@never_cache
@to_sign_in_when_over
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor again."""
    session = own_session(request)
    if session.locked_at is not None:
        return redirect("locked")
    form = second_factor_form(request, session.staff)
    if request.method == "POST" and operations.answer(form, session.staff, session=session):
        return redirect(safe_next(request))
    page = second_factor_page(session.staff, form)
    shown = page | {"next": safe_next(request), "has_own": has_second_factor(session)}
    return render(request, "workforce/confirm.html", shown)


@signed_in(because=OWN, before_ready=True)
@setting_up
@require_http_methods(["GET", "POST"])
@never_cache
@to_sign_in_when_over
def add_app(request: HttpRequest) -> HttpResponse:
    """Show the secret as a picture and as letters; a first code proves that the app has it."""
    staff = own_session(request).staff
    if Authenticator.objects.filter(user=staff, type=Authenticator.Type.TOTP).exists():
        return redirect("account")
    form = AddAppForm(user=staff, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.add_app(staff, form.secret, step=form.step, session=own_session(request))
        clear_totp_secret(request)
        messages.success(request, "Your authenticator app is set up.")
        return redirect("recovery_codes")
    return render(request, "workforce/add_app.html", {"form": form, "letters": in_fours(form.secret)})


@signed_in(because=OWN, before_ready=True)
@setting_up
@require_safe
@never_cache
def app_picture(request: HttpRequest) -> HttpResponse:
    """The secret as a picture for the phone's camera: an address of its own, as pages hold no inline images."""
    adapter = get_adapter()
    url = adapter.build_totp_url(own_session(request).staff, get_totp_secret())
    return HttpResponse(adapter.build_totp_svg(url), content_type="image/svg+xml")


@signed_in(because=OWN, before_ready=True)
@setting_up
@require_http_methods(["GET", "POST"])
@never_cache
@to_sign_in_when_over
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Make a passkey on this device or on a key."""
    staff = own_session(request).staff
    form = AddPasskeyForm(user=staff, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = form.cleaned_data
        operations.add_passkey(staff, made["name"], made["credential"], session=own_session(request))
        messages.success(request, "Your passkey is set up.")
        return redirect("recovery_codes")
    return render(request, "workforce/add_passkey.html", {"form": form, "options": form.options(staff)})


@signed_in(because=OWN)
@recently_verified
@require_http_methods(["GET", "POST"])
def remove_factor(request: HttpRequest, factor: int) -> HttpResponse:
    """Remove an app or a passkey of one's own."""
    staff = own_session(request).staff
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    found = get_object_or_404(Authenticator, pk=factor, user=staff, type__in=kinds)
    if request.method != "POST":
        return render(
            request, "workforce/remove_factor.html", {"factor": found, "name": name_of_factor(found)}
        )
    try:
        operations.remove_factor(staff, found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It is removed.  It can no longer be used to sign in.")
    return redirect("account")


@signed_in(because=OWN)
@recently_verified
@require_GET
@never_cache
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show new recovery codes, once; after that only that they are there."""
    codes = operations.show_recovery_codes(own_session(request).staff)
    return render(request, "workforce/recovery_codes.html", {"codes": codes})


@signed_in(because=OWN)
@recently_verified
@require_http_methods(["GET", "POST"])
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes in place of the old."""
    if request.method != "POST":
        return render(request, "workforce/new_recovery_codes.html")
    operations.make_recovery_codes(own_session(request).staff)
    return redirect("recovery_codes")
