"""Staff accounts, for those who look after them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.foundation.refusals import Refusal
from safehaven.workforce import operations, presenters, queries, rules
from safehaven.workforce.forms.staff import (
    AddStaffForm,
    ChangeDetailsForm,
    GiveRoleForm,
    JoinTeamForm,
    LineManagerForm,
    ResetForm,
)
from safehaven.workforce.models import StaffMember, Team
from safehaven.workforce.proving import recently_verified
from safehaven.workforce.roles import Role
from safehaven.workforce.standing import own_session

manages_staff = requires(Capability.STAFF_MANAGE)


def changes_account(view: Callable[[HttpRequest, UUID], HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn away before the form, rather than after it, whoever may not change this account."""

    @wraps(view)
    def guarded(request: HttpRequest, staff: UUID) -> HttpResponse:
        found = one_of_staff(staff)
        try:
            rules.check_works_here(found)
            rules.check_can_change_account(found, by=own_session(request).staff)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("staff_member", staff=found.pk)
        return view(request, staff)

    return guarded


@manages_staff
@require_safe
def staff_list(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, and on request those who left."""
    left = request.GET.get("show") == "left"
    found = queries.who_left() if left else queries.working_here()
    people = presenters.table_of_staff(found, "Staff who left" if left else "Staff")
    return render(request, "workforce/staff_list.html", {"people": people, "left": left})


@manages_staff
@require_http_methods(["GET", "POST"])
def add_staff(request: HttpRequest) -> HttpResponse:
    """Add somebody; their page comes next, with what they still need."""
    form = AddStaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = operations.add_staff(**form.cleaned_data, by=own_session(request).staff)
        except rules.EmailTaken as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, "They are added.  Now give them a role, a team and a password link.")
            return redirect("staff_member", staff=added.pk)
    return render(request, "workforce/add_staff.html", {"form": form})


@manages_staff
@recently_verified
@require_http_methods(["GET", "POST"])
def change_details(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Correct a name, initials or an address; the second of two who do it at once is told."""
    found = one_of_staff(staff)
    form = ChangeDetailsForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_details(found, **form.cleaned_data, by=own_session(request).staff)
        except rules.EmailTaken as refusal:
            form.add_error("email", str(refusal))
        except rules.ChangedMeanwhile:
            form.now_at(found.version)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Their details are changed.")
            return redirect("staff_member", staff=found.pk)
    return render(request, "workforce/change_details.html", {"form": form, "staff": found})


@manages_staff
@require_safe
def staff_member(request: HttpRequest, staff: UUID) -> HttpResponse:
    """One person: roles in plain words, teams, line manager, and how they sign in."""
    found, by = one_of_staff(staff), own_session(request).staff
    shown = {
        "staff": found,
        "about": presenters.about_colleague(found),
        "sign_in": presenters.how_a_colleague_signs_in(found),
        "holdings": presenters.holdings_in_words(found),
        "teams": queries.teams_of(found),
        "has_factor": bool(presenters.factors_of(found)),
        "may_change": rules.allowed_to_change(found, by),
        "is_self": found.pk == by.pk,
        "ahead": queries.move_ahead_of(found),
        "last_day": found.last_day,
    }
    return render(request, "workforce/staff_member.html", shown)


@manages_staff
@recently_verified
@require_http_methods(["GET", "POST"])
@changes_account
def give_role(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Choose one more role, each with what it means."""
    found, by = one_of_staff(staff), own_session(request).staff
    form = GiveRoleForm(rules.roles_to_give(found, by), request.POST or None)
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        return acted(
            request,
            found,
            "They hold the role from now on.",
            lambda: operations.give_role(found, role, by=by),
        )
    return render(request, "workforce/give_role.html", {"form": form, "staff": found})


@manages_staff
@recently_verified
@require_POST
def take_role(request: HttpRequest, staff: UUID, role: str) -> HttpResponse:
    """Take a role away."""
    found, by = one_of_staff(staff), own_session(request).staff
    held = get_object_or_404(queries.holdings_of(found), role=role)
    act = lambda: operations.take_role(found, Role(held.role), by=by)  # noqa: E731 - one act, done below
    return acted(request, found, "The role is taken away.", act)


@manages_staff
@require_http_methods(["GET", "POST"])
def join_team(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Put somebody into a team."""
    found = one_of_staff(staff)
    form = JoinTeamForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, team = own_session(request).staff, form.cleaned_data["team"]
        return acted(
            request,
            found,
            "They are in the team from now on.",
            lambda: operations.join_team(found, team, by=by),
        )
    return render(request, "workforce/join_team.html", {"form": form, "staff": found})


@manages_staff
@require_POST
def leave_team(request: HttpRequest, staff: UUID, team: UUID) -> HttpResponse:
    """Take somebody out of a team."""
    found, by = one_of_staff(staff), own_session(request).staff
    left: Team = get_object_or_404(queries.teams_of(found), pk=team)
    return acted(
        request, found, "They are out of the team.", lambda: operations.leave_team(found, left, by=by)
    )


@manages_staff
@require_http_methods(["GET", "POST"])
def line_manager(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Say who manages somebody."""
    found = one_of_staff(staff)
    form = LineManagerForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, manager = own_session(request).staff, form.cleaned_data["line_manager"]
        change = lambda: operations.change_line_manager(found, manager, by=by)  # noqa: E731 - one act, done below
        return acted(request, found, "Their line manager is changed.", change)
    return render(request, "workforce/line_manager.html", {"form": form, "staff": found})


@manages_staff
@recently_verified
@require_http_methods(["GET", "POST"])
@changes_account
def reset_second_factor(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Take away somebody's second factor, with the reason."""
    found = one_of_staff(staff)
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, reason = own_session(request).staff, form.cleaned_data["reason"]
        reset = lambda: operations.reset_second_factor(found, reason, by=by)  # noqa: E731 - one act, done below
        return acted(
            request, found, "Their second factor is reset.  They set up a new one when they sign in.", reset
        )
    return render(request, "workforce/reset_second_factor.html", {"form": form, "staff": found})


@manages_staff
@recently_verified
@require_http_methods(["GET", "POST"])
@never_cache
@changes_account
def password_link(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Make a link for choosing a password, and show it once, to be handed over in person."""
    found = one_of_staff(staff)
    if request.method != "POST":
        return render(request, "workforce/password_link.html", {"staff": found})
    try:
        token = operations.invite(found, by=own_session(request).staff)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("staff_member", staff=found.pk)
    link = request.build_absolute_uri(reverse("welcome_link", kwargs={"token": token}))
    return render(request, "workforce/password_link.html", {"staff": found, "link": link})


def one_of_staff(staff_id: UUID) -> StaffMember:
    """The member of staff that an address names."""
    return get_object_or_404(StaffMember, pk=staff_id)


def acted(request: HttpRequest, staff: StaffMember, done: str, act: Callable[[], Any]) -> HttpResponse:
    """Act, say what happened, and go back to the person's page."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("staff_member", staff=staff.pk)
