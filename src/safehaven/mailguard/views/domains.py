"""The list of secure domains."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.mailguard import presenters, queries
from safehaven.mailguard.forms import ConfirmForm, DomainForm
from safehaven.mailguard.operations.domains import add_domain
from safehaven.mailguard.operations.domains import end_domain as end
from safehaven.workforce.front import StaffMember


@requires(Capability.DISCLOSURE_OVERSEE)
@require_http_methods(["GET", "POST"])
def domains(request: HttpRequest) -> HttpResponse:
    """See the list, and add to it."""
    by = cast("StaffMember", request.user)
    form = DomainForm(request.POST if request.method == "POST" else None)
    names = ("domain", "source", "checked_on", "counts_until")
    if form.acted(lambda typed: add_domain(*(typed[name] for name in names), by=by)):
        messages.success(request, "Added. Mail to exactly this domain counts as secure.")
        return redirect("mailguard:domains")
    shown = {"form": form, "table": presenters.table_of_domains(queries.secure_domains())}
    return render(request, "mailguard/domains.html", shown)


@requires(Capability.DISCLOSURE_OVERSEE)
@require_http_methods(["GET", "POST"])
def end_domain(request: HttpRequest, domain: UUID) -> HttpResponse:
    """Take one off."""
    by = cast("StaffMember", request.user)
    one = get_object_or_404(queries.secure_domains(), pk=domain)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda _typed: end(one, by=by)):
        messages.success(request, "Taken off the list.")
        return redirect("mailguard:domains")
    return render(request, "mailguard/end_domain.html", {"form": form, "one": one})
