"""The locked screen: one's own password opens it again, on its own page or from the page beneath."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from safehaven.foundation.gates import signed_in
from safehaven.workforce.adapters import TOO_MANY
from safehaven.workforce.forms.passwords import UnlockForm
from safehaven.workforce.limits import try_password
from safehaven.workforce.operations import lock_session, note_failed_unlock, unlock_session
from safehaven.workforce.standing import own_session
from safehaven.workforce.states import WhyLocked
from safehaven.workforce.views.first_things import safe_next

WRONG = "That is not your password.  Try again."


@signed_in(because="The screen of the person themselves, which their password unlocks.", before_ready=True)
@require_http_methods(["GET", "POST"])
@never_cache
def locked(request: HttpRequest) -> HttpResponse:
    """Ask for the password.  Scripts ask for JSON, so that what is half typed beneath is kept."""
    session = own_session(request)
    form = UnlockForm(request.POST or None)
    # A page may be covered before the server has heard of it, so a password is checked even when nothing is locked.
    if session.locked_at is None and request.method != "POST":
        return _unlocked(request)
    if request.method == "POST" and form.is_valid():
        problem = _try(request, form.cleaned_data["password"])
        if problem is None:
            return _unlocked(request)
        form.add_error("password", problem)
    if _wants_json(request):
        return JsonResponse(
            {"unlocked": False, "errors": form.errors.get("password", [])}, status=HTTPStatus.FORBIDDEN
        )
    shown = {"form": form, "next": safe_next(request), "has_password": session.staff.has_usable_password()}
    return render(request, "workforce/locked.html", shown)


@signed_in(because="Anybody may lock their own screen.", before_ready=True)
@require_POST
def lock_now(request: HttpRequest) -> HttpResponse:
    """Lock at once, when somebody leaves their desk."""
    session = own_session(request)
    if session.locked_at is None:
        lock_session(session, WhyLocked.ASKED, by=session.staff)
    return JsonResponse({"locked": True}) if _wants_json(request) else redirect("locked")


def _try(request: HttpRequest, password: str) -> str | None:
    """Why the session stays locked; nothing when it is open again."""
    session = own_session(request)
    counted = try_password(request, session.staff)
    if counted is None:
        return TOO_MANY
    if not session.staff.check_password(password):
        note_failed_unlock(session)
        return WRONG
    counted.rollback()
    unlock_session(session)
    return None


def _unlocked(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"unlocked": True}) if _wants_json(request) else redirect(safe_next(request))


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
