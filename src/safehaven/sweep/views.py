"""Files that sweeps found: which there are, and what is to become of each."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.foundation.refusals import Refusal
from safehaven.sweep import deciding, presenters, queries
from safehaven.sweep.forms import ConfirmForm, DecideForm
from safehaven.sweep.models import FoundFile
from safehaven.sweep.reporting import printable
from safehaven.workforce.front import StaffMember, recently_verified

ON_A_PAGE = 50


@requires(Capability.SWEEP_DECIDE)
@require_safe
def found_files(request: HttpRequest) -> HttpResponse:
    """Every file that was found, those that need a decision first."""
    page = Paginator(queries.found_files(), ON_A_PAGE).get_page(request.GET.get("page"))
    several = deciding.open_list(page.object_list, by=_who(request))
    return render(
        request, "sweep/found_files.html", {"page": page, "table": presenters.table_of_found(several)}
    )


@requires(Capability.SWEEP_DECIDE)
@require_http_methods(["GET", "POST"])
def found_file(request: HttpRequest, found: UUID) -> HttpResponse:
    """One file, and what is to become of it."""
    by, there = _who(request), get_object_or_404(queries.found_files(), pk=found)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda said: _decide(there, said, by)):
        messages.success(
            request, "Noted. It is done the next time that your IT administrator lets the sweep act."
        )
        return redirect("sweep:found_files")
    return _shown(request, there, form)


@requires(Capability.SWEEP_DECIDE)
@recently_verified
@require_POST
@never_cache
def password(request: HttpRequest, found: UUID) -> HttpResponse:
    """What opens the protected copy of a file."""
    by, there = _who(request), get_object_or_404(queries.found_files(), pk=found)
    try:
        told = deciding.tell_password(there, by=by)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("sweep:found_file", found=found)
    return _shown(request, there, DecideForm(), told)


@requires(Capability.DOCUMENT_ADD)
@require_safe
def asked_files(request: HttpRequest) -> HttpResponse:
    """Files that may belong to people whom one works with."""
    page = Paginator(queries.asked_of(_who(request)), ON_A_PAGE).get_page(request.GET.get("page"))
    several = deciding.open_list(page.object_list, by=_who(request))
    return render(
        request, "sweep/asked_files.html", {"page": page, "table": presenters.table_of_asked(several)}
    )


@requires(Capability.DOCUMENT_ADD)
@require_safe
def asked_file(request: HttpRequest, found: UUID) -> HttpResponse:
    """One such file."""
    there = get_object_or_404(queries.asked_of(_who(request)), pk=found)
    one = deciding.open_found(there, by=_who(request))
    context = {"one": one, "rows": presenters.rows_about(one), "name": printable(one.name)}
    return render(request, "sweep/asked_file.html", context)


@requires(Capability.DOCUMENT_ADD)
@require_POST
def agree(request: HttpRequest, found: UUID) -> HttpResponse:
    """It belongs on the record."""
    deciding.agree(get_object_or_404(queries.asked_of(_who(request)), pk=found), by=_who(request))
    messages.success(request, "You agreed. It is on the record after the sweep has acted.")
    return redirect("sweep:asked_files")


@requires(Capability.DOCUMENT_ADD)
@require_POST
def turn_down(request: HttpRequest, found: UUID) -> HttpResponse:
    """It does not."""
    deciding.turn_down(get_object_or_404(queries.asked_of(_who(request)), pk=found), by=_who(request))
    messages.success(request, "You said no. Whoever asked decides anew.")
    return redirect("sweep:asked_files")


def _decide(found: FoundFile, said: dict[str, str], by: StaffMember) -> None:
    deciding.decide(found, said["decision"], reason=said["reason"], reference=said["reference"], by=by)  # type: ignore[arg-type]  # the form makes it one


def _shown(request: HttpRequest, found: FoundFile, form: DecideForm, told: str = "") -> HttpResponse:
    one = deciding.open_found(found, by=_who(request))
    context = {
        "one": one,
        "name": printable(one.name),
        "rows": presenters.rows_about(one),
        "form": form,
        "password": told,
        "confirming": ConfirmForm(auto_id=False),
    }
    return render(request, "sweep/found_file.html", context)


def _who(request: HttpRequest) -> StaffMember:
    return cast("StaffMember", request.user)
