"""The non-disclosure agreement: signing it, reading again what was signed, and writing another one."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, signed_in
from safehaven.foundation.refusals import Refusal
from safehaven.readiness import operations, queries
from safehaven.readiness.forms import AgreementForm, SignForm
from safehaven.readiness.presenters import paragraphs_of
from safehaven.readiness.rules import AlreadyDone, TextChanged
from safehaven.readiness.states import AGREEMENT
from safehaven.workforce.front import StaffMember


@signed_in(because="Whoever comes new signs the agreement before anything opens to them.")
@require_http_methods(["GET", "POST"])
def agreement(request: HttpRequest) -> HttpResponse:
    """Read the agreement that holds now, and sign it."""
    me, current = cast("StaffMember", request.user), queries.agreement()
    signed = queries.acceptances_of(me).filter(what=AGREEMENT, digest=current.digest).first()
    if signed is not None:
        return redirect("readiness:signed", acceptance=signed.pk)
    form = SignForm(request.POST or None, initial={"digest": current.digest})
    if request.method == "POST" and form.is_valid():
        try:
            operations.sign_agreement(form.cleaned_data["digest"], form.cleaned_data["name"], by=me)
        except AlreadyDone:
            return redirect("readiness:before_you_start")
        except TextChanged as refusal:
            messages.error(request, str(refusal))
            return redirect("readiness:agreement")
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "You have signed the non-disclosure agreement.")
            return redirect("readiness:before_you_start")
    return render(request, "readiness/agreement.html", _shown(current) | {"form": form})


@signed_in(because="Everybody may read and print what they signed, and nobody else's.")
@require_safe
def signed(request: HttpRequest, acceptance: UUID) -> HttpResponse:
    """The agreement as I signed it."""
    mine = queries.acceptances_of(cast("StaffMember", request.user)).filter(what=AGREEMENT)
    one = get_object_or_404(mine, pk=acceptance)
    text = queries.agreement_with(one.digest)
    if text is None:
        raise Http404
    return render(request, "readiness/signed.html", _shown(text) | {"signed": one})


@requires(Capability.POLICY_CHANGE)
@require_http_methods(["GET", "POST"])
def change_agreement(request: HttpRequest) -> HttpResponse:
    """Put other words into force, which everybody signs anew."""
    current = queries.agreement()
    form = AgreementForm(request.POST or None, initial={"digest": current.digest, "text": current.text})
    if request.method == "POST" and form.is_valid():
        try:
            operations.replace_agreement(
                form.cleaned_data["text"],
                instead_of=form.cleaned_data["digest"],
                by=cast("StaffMember", request.user),
            )
        except TextChanged as refusal:
            form.refuse(refusal)
            return _overtaken(request, form)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "The new agreement holds. Everybody signs it before they go on.")
            return redirect("readiness:mine")
    return render(request, "readiness/change_agreement.html", {"form": form, "number": current.number})


def _overtaken(request: HttpRequest, form: AgreementForm) -> HttpResponse:
    """Show what a colleague put into force meanwhile, beside what was typed."""
    now = queries.agreement()
    form.now_of(now.digest)
    return render(request, "readiness/change_agreement.html", _shown(now) | {"form": form})


def _shown(text: queries.Agreement) -> dict[str, object]:
    return {"number": text.number, "paragraphs": paragraphs_of(text.text)}
