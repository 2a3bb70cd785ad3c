"""Choosing a password by a link that works once.  Its secret leaves the address bar at once."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.gates import public
from safehaven.foundation.random_secrets import hash_of
from safehaven.foundation.refusals import Refusal, allowed
from safehaven.workforce.forms.passwords import NewPasswordForm
from safehaven.workforce.models import Invitation
from safehaven.workforce.operations import accept
from safehaven.workforce.queries import open_invitations
from safehaven.workforce.rules import check_still_open

KEPT = "invitation"


@public(because="Whoever holds the link cannot sign in yet.")
@require_safe
@never_cache
def welcome_link(request: HttpRequest, token: str) -> HttpResponse:
    """Keep what the link says and go on without it, so that no history or log keeps it open."""
    request.session[KEPT] = hash_of(token)
    return redirect("welcome")


@public(because="Whoever holds the link cannot sign in yet.")
@require_http_methods(["GET", "POST"])
@never_cache
def welcome(request: HttpRequest) -> HttpResponse:
    """Ask for a new password."""
    invitation = _invitation(request)
    if invitation is None:
        return render(request, "workforce/welcome_closed.html", status=HTTPStatus.GONE)
    form = NewPasswordForm(invitation.staff, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _accept(request, invitation, form.cleaned_data["password"])
    return render(request, "workforce/welcome.html", {"form": form, "staff": invitation.staff})


def _accept(request: HttpRequest, invitation: Invitation, password: str) -> HttpResponse:
    try:
        accept(invitation, make_password(password))
    except Refusal:
        return render(request, "workforce/welcome_closed.html", status=HTTPStatus.GONE)
    request.session.flush()
    messages.success(request, "Your password is set.  Now sign in with it.")
    return redirect("account_login")


def _invitation(request: HttpRequest) -> Invitation | None:
    found = open_invitations().filter(token_hash=request.session.get(KEPT, "")).first()
    return found if found and allowed(check_still_open, found) else None
