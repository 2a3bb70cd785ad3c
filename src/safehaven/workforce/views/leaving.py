"""Changing teams, leaving, and what must be handed over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safehaven.foundation.gates import signed_in
from safehaven.foundation.refusals import Refusal
from safehaven.interface.times import plain_date
from safehaven.workforce import operations, presenters, queries
from safehaven.workforce.forms.leaving import NOW, LeavingForm, MoveForm
from safehaven.workforce.models import Move, StaffMember
from safehaven.workforce.proving import recently_verified
from safehaven.workforce.rules import NotThen
from safehaven.workforce.standing import own_session
from safehaven.workforce.views.staff import acted, changes_account, manages_staff, one_of_staff


@manages_staff
@recently_verified
@require_http_methods(["GET", "POST"])
@changes_account
def mark_as_left(request: HttpRequest, staff: UUID) -> HttpResponse:
    """End everything that somebody could do here: now, or when their last day is over."""
    found, by = one_of_staff(staff), own_session(request).staff
    form = LeavingForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (done := _leave(form, found, by)):
        messages.success(request, done)
        return redirect("handing_over", staff=found.pk)
    shown = {"staff": found, "form": form, "in_hand": presenters.in_hand_rows(found, by)}
    return render(request, "workforce/mark_as_left.html", shown)


@manages_staff
@recently_verified
@require_POST
def stay_after_all(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Take a leaving back before its day."""
    found, by = one_of_staff(staff), own_session(request).staff
    return acted(request, found, "They stay.", lambda: operations.undo_leaving(found, by=by))


@manages_staff
@recently_verified
@require_http_methods(["GET", "POST"])
@changes_account
def move(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Write down that somebody changes teams, and when."""
    found, by = one_of_staff(staff), own_session(request).staff
    form = MoveForm(found, by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            planned = operations.plan_move(found, operations.Change(**form.cleaned_data), by=by)
        except NotThen as refusal:
            form.add_error("on", str(refusal))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _moved(planned))
            return redirect("handing_over", staff=found.pk)
    shown = {"staff": found, "form": form, "in_hand": presenters.in_hand_rows(found, by)}
    return render(request, "workforce/move.html", shown)


@manages_staff
@recently_verified
@require_POST
def stay_in_team(request: HttpRequest, staff: UUID, move: UUID) -> HttpResponse:
    """Take a change of team back before its day."""
    found, by = one_of_staff(staff), own_session(request).staff
    planned = get_object_or_404(Move, pk=move, staff=found)
    return acted(request, found, "They stay in their team.", lambda: operations.undo_move(planned, by=by))


@manages_staff
@require_safe
def handing_over(request: HttpRequest, staff: UUID) -> HttpResponse:
    """What somebody who moves, leaves or left has in hand, for those who arrange it."""
    found = one_of_staff(staff)
    return render(request, "workforce/handing_over.html", _handing_over(found, own_session(request).staff))


@signed_in(because="It is about one's own work.")
@require_safe
def own_handing_over(request: HttpRequest) -> HttpResponse:
    """What one has in hand oneself."""
    own = own_session(request).staff
    return render(request, "workforce/handing_over.html", _handing_over(own, own))


def _handing_over(staff: StaffMember, by: StaffMember) -> dict[str, Any]:
    return {
        "staff": staff,
        "own": staff.pk == by.pk,
        "coming": presenters.what_comes(staff),
        "in_hand": presenters.in_hand_rows(staff, by),
        "reports": [] if staff.pk == by.pk else queries.reports_of(staff),
    }


def _leave(form: LeavingForm, staff: StaffMember, by: StaffMember) -> str | None:
    """Do what the form says, and say what was done; a refusal lands in the form."""
    try:
        if form.cleaned_data["when"] == NOW:
            operations.mark_as_left(staff, by=by)
            return "They are marked as left.  Everything of theirs is closed."
        operations.plan_leaving(staff, form.cleaned_data["last_day"], by=by)
    except NotThen as refusal:
        form.add_error("last_day", str(refusal))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    else:
        return f"They leave when {plain_date(form.cleaned_data['last_day'])} is over."
    return None


def _moved(move: Move) -> str:
    return "They have moved." if move.done_at else f"They move on {plain_date(move.on)}."
