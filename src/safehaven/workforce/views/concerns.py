"""Somebody may know a password; an account seems to be used by two people."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, signed_in
from safehaven.foundation.refusals import Refusal
from safehaven.workforce import operations, presenters, queries
from safehaven.workforce.forms.concerns import DecideForm, KnownPasswordForm, OwnAnswerForm
from safehaven.workforce.models import StaffMember
from safehaven.workforce.proving import recently_verified
from safehaven.workforce.standing import own_session
from safehaven.workforce.states import OwnAnswer
from safehaven.workforce.views.account import OWN, knows_password
from safehaven.workforce.views.first_things import to_sign_in_when_over
from safehaven.workforce.views.staff import changes_account

WATCHED = "A query finds the accounts that are this person's to look after; others have nothing here."


@signed_in(because=OWN)
@recently_verified
@require_http_methods(["GET", "POST"])
@never_cache
@to_sign_in_when_over
def password_known(request: HttpRequest) -> HttpResponse:
    """End a password that somebody may know, and every other session, by choosing another.

    The order keeps out whoever knows the password: a session, the second factor, the password itself.
    """
    session = own_session(request)
    form = KnownPasswordForm(session.staff, request.POST or None)
    if request.method == "POST" and form.is_valid() and knows_password(request, form):
        hashed = make_password(form.cleaned_data["password"])
        operations.replace_known_password(session.staff, hashed, session=session)
        session.staff.refresh_from_db()
        update_session_auth_hash(request, session.staff)
        messages.success(
            request,
            "The old password is closed. You are signed out everywhere else, and your manager is told.",
        )
        return redirect("account")
    return render(request, "workforce/password_known.html", {"form": form})


@requires(Capability.STAFF_MANAGE)
@recently_verified
@require_http_methods(["GET", "POST"])
@changes_account
def close_password(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Close the password of a colleague that somebody may know."""
    found = get_object_or_404(StaffMember, pk=staff)
    if request.method != "POST":
        return render(request, "workforce/close_password.html", {"staff": found})
    try:
        operations.close_password(found, by=own_session(request).staff)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, "Their password is closed. Make them a password link when you are with them."
        )
    return redirect("staff_member", staff=found.pk)


@signed_in(because=OWN)
@require_http_methods(["GET", "POST"])
def answer_concern(request: HttpRequest, concern: UUID) -> HttpResponse:
    """Say who used one's account."""
    by = own_session(request).staff
    found = get_object_or_404(queries.concerns_to_answer(by), pk=concern)
    form = OwnAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer: OwnAnswer = form.cleaned_data["answer"]
        try:
            operations.answer_concern(found, answer, by=by)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Thank you. Your manager sees what you said.")
            return redirect("account" if answer is OwnAnswer.MINE else "password_known")
    shown = {"form": form, "concern": found, "places": presenters.places_of(found)}
    return render(request, "workforce/answer_concern.html", shown)


@signed_in(because=WATCHED)
@require_http_methods(["GET", "POST"])
def concern(request: HttpRequest, concern: UUID) -> HttpResponse:
    """What was noticed about a colleague's account, and what came of it."""
    by = own_session(request).staff
    found = get_object_or_404(queries.concerns_to_decide(by), pk=concern)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.decide_concern(found, **form.cleaned_data, by=by)
        except Refusal as refusal:
            form.add_error(form.refused_at.get(type(refusal)), str(refusal))
        else:
            messages.success(request, "Kept. This is off your list.")
            return redirect("home")
    shown = {
        "form": form,
        "concern": found,
        "about": presenters.about_concern(found),
        "words": operations.read_decision(found, by=by) if found.decided_at else "",
    }
    return render(request, "workforce/concern.html", shown)
