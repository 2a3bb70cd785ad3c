"""One's own account: what one's roles are, how one signs in, and where one is signed in."""

from __future__ import annotations

from uuid import UUID

from allauth.core.internal.ratelimit import RateLimitUsage
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safehaven.foundation.gates import signed_in
from safehaven.workforce import operations, presenters, queries
from safehaven.workforce.adapters import TOO_MANY
from safehaven.workforce.forms.passwords import ChangePasswordForm
from safehaven.workforce.limits import try_password
from safehaven.workforce.proving import recently_verified
from safehaven.workforce.standing import own_session
from safehaven.workforce.states import WhyEnded
from safehaven.workforce.views.first_things import to_sign_in_when_over

OWN = "Everybody sees and looks after their own account."


@signed_in(because=OWN)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Everything about one's own account on one page."""
    session = own_session(request)
    staff = session.staff
    shown = {
        "about": presenters.about_oneself(staff),
        "sign_in": presenters.how_one_signs_in(staff),
        "devices": presenters.devices_of(staff, session),
    }
    return render(request, "workforce/account.html", shown)


@signed_in(because=OWN)
@recently_verified
@require_http_methods(["GET", "POST"])
@never_cache
@to_sign_in_when_over
def change_password(request: HttpRequest) -> HttpResponse:
    """Choose another password.  All other sessions end."""
    session = own_session(request)
    form = ChangePasswordForm(session.staff, request.POST or None)
    if request.method == "POST" and form.is_valid() and knows_password(request, form):
        hashed = make_password(form.cleaned_data["password"])
        operations.set_password(session.staff, hashed, by=session.staff, keep_session=session)
        update_session_auth_hash(request, session.staff)
        messages.success(request, "Your password is changed.  You are signed out everywhere else.")
        return redirect("account")
    return render(request, "workforce/change_password.html", {"form": form})


@signed_in(because=OWN)
@require_POST
def end_session(request: HttpRequest, session: UUID) -> HttpResponse:
    """End one of one's own sessions."""
    staff = own_session(request).staff
    found = get_object_or_404(queries.sessions_of(staff), pk=session)
    operations.end_session(found, WhyEnded.ENDED, by=staff)
    messages.success(request, "That session is ended.")
    return redirect("account")


@signed_in(because=OWN)
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End all of one's own sessions but this one."""
    session = own_session(request)
    operations.end_other_sessions(session.staff, but=session.pk, by=session.staff)
    messages.success(request, "You are signed out everywhere else.")
    return redirect("account")


def knows_password(request: HttpRequest, form: ChangePasswordForm) -> bool:
    """Whether the current password was typed rightly, within the limits; else the form says why not."""
    counted: RateLimitUsage | None = try_password(request, form.staff)
    if counted is None:
        form.add_error("current", TOO_MANY)
    elif not form.staff.check_password(form.cleaned_data["current"]):
        form.add_error("current", "That is not your current password. Try again")
    else:
        counted.rollback()
        return True
    return False
