"""Regular checks: what is asked, confirming it, its history, and what was found."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.foundation.refusals import allowed
from safehaven.governance import presenters, queries
from safehaven.governance.forms import ConfirmForm, MendForm
from safehaven.governance.operations import confirming
from safehaven.governance.rules import check_may_close
from safehaven.governance.views.finding import the_attestation, who_asks


@requires(Capability.POLICY_READ)
@require_safe
def attestations(request: HttpRequest) -> HttpResponse:
    by = who_asks(request)
    table = presenters.checks_table(queries.all_askings(), by, queries.readable_by(by))
    return render(request, "governance/attestations.html", {"table": table})


@requires(Capability.POLICY_READ)
@require_safe
def attestation(request: HttpRequest, attestation: str) -> HttpResponse:
    one, by = the_attestation(attestation), who_asks(request)
    if one.slug not in queries.readable_by(by):
        raise Http404
    asking = queries.asking_for(one, by)
    context = {
        "attestation": one,
        "shown": presenters.history(confirming.open_confirmations(one, by=by), by),
        "asked": asking is not None and queries.is_asked(asking, by),
    }
    return render(request, "governance/attestation.html", context)


@requires(Capability.POLICY_READ)
def confirm(request: HttpRequest, attestation: str) -> HttpResponse:
    one, by = the_attestation(attestation), who_asks(request)
    asking = queries.asking_for(one, by)
    if asking is None or not queries.is_asked(asking, by):
        raise Http404
    form = ConfirmForm(request, one, asking.questions, asking.newest.number if asking.newest else 0)
    if form.acted(
        lambda typed: confirming.confirm(one, form.said(), after=typed["after"], once=typed["once"], by=by)
    ):
        messages.success(request, "Confirmed. You are asked again when it is due.")
        return redirect("governance:attestation", attestation=one.slug)
    return render(request, "governance/confirm.html", {"form": form, "attestation": one, "asking": asking})


@requires(Capability.POLICY_READ)
def mended(request: HttpRequest, finding: UUID) -> HttpResponse:
    by = who_asks(request)
    one = get_object_or_404(queries.findings_open_to(by), pk=finding)
    if not allowed(check_may_close, one, by):
        raise Http404
    form = MendForm(request.POST if request.method == "POST" else None)
    if form.acted(lambda typed: confirming.mend(one, typed["how"], by=by)):
        messages.success(request, "Noted as mended.")
        return redirect("governance:attestations")
    opened = confirming.open_finding(one, by=by)
    return render(
        request, "governance/mended.html", {"form": form, "rows": presenters.finding_rows(opened), "one": one}
    )


@requires(Capability.POLICY_READ)
@require_safe
def evidence(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """Hand out a file so that no browser runs it."""
    one = get_object_or_404(queries.evidence_open_to(who_asks(request)), pk=evidence)
    response = HttpResponse(
        confirming.open_evidence(one, by=who_asks(request)), content_type="application/octet-stream"
    )
    name = f"{one.confirmation.attestation} {one.confirmation.number}.{one.ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response
