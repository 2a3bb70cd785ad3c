"""Say on which basis a held message is shared."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.lawfulness.front import Basis, BasisForm, Given
from safehaven.mailguard import queries
from safehaven.mailguard.operations.basing import Grounds, say_basis
from safehaven.mailguard.operations.deciding import look_at
from safehaven.mailguard.states import Mark, State
from safehaven.workforce.front import StaffMember


@requires(Capability.RECORD_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def basis(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Note it on the records, there and then."""
    by = cast("StaffMember", request.user)
    found = get_object_or_404(queries.messages_of(by), pk=submission)
    if found.state != State.HELD:
        return redirect("mailguard:message", submission=submission)
    form = BasisForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda typed: say_basis(found, _grounds(typed), by=by)):
        notes.success(request, _what_came_of_it(found))
        return redirect("mailguard:message", submission=submission)
    ruling = look_at(found, by=by).ruling
    missing = [one for one in ruling.findings if one.mark is Mark.NO_BASIS]
    return render(request, "mailguard/basis.html", {"one": found, "form": form, "missing": missing})


def _grounds(typed: dict[str, Any]) -> Grounds:
    return Grounds(
        Basis(typed["basis"]),
        typed["purpose"],
        typed["words"],
        Given(typed["given"]) if typed["given"] else None,
        typed["explained"],
    )


def _what_came_of_it(submission: Any) -> str:
    submission.refresh_from_db()
    if submission.state in {State.PASSED, State.PROTECTING}:
        return "Noted on the record. It is on its way."
    return "Noted on the record. Now decide about the rest."
