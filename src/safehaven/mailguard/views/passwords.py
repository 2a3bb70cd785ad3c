"""One's app passwords: made, shown once, taken back."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from safehaven.foundation.gates import signed_in
from safehaven.mailguard import presenters, queries
from safehaven.mailguard.forms import ConfirmForm, NewPasswordForm
from safehaven.mailguard.operations.passwords import end_app_password, make_app_password
from safehaven.workforce.front import StaffMember, recently_verified

OWN = "Everybody looks after the passwords of their own mail programs."


@signed_in(because=OWN)
@recently_verified
@require_http_methods(["GET", "POST"])
@never_cache
def passwords(request: HttpRequest) -> HttpResponse:
    """Make one, and see which there are.  A new one stands on this one answer, and nowhere again."""
    by = cast("StaffMember", request.user)
    form, made = NewPasswordForm(request.POST or None), []
    if form.acted(lambda typed: made.append(make_app_password(typed["name"], by=by))):
        shown = {"secret": made[0], "email": by.email, "server": presenters.server()}
        return render(request, "mailguard/made.html", shown)
    both = {"form": form, "table": presenters.table_of_passwords(queries.passwords_of(by))}
    return render(request, "mailguard/passwords.html", both)


@signed_in(because=OWN)
@require_http_methods(["GET", "POST"])
def end_password(request: HttpRequest, password: UUID) -> HttpResponse:
    """Take one back."""
    by = cast("StaffMember", request.user)
    one = get_object_or_404(queries.passwords_of(by), pk=password)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda _typed: end_app_password(one, by=by)):
        messages.success(request, "Taken back. That program sends nothing through Safehaven any more.")
        return redirect("mailguard:passwords")
    return render(request, "mailguard/end_password.html", {"form": form, "one": one})
