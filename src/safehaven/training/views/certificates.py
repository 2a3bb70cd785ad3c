"""A certificate as its owner prints it, and the check of its number by anybody."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.gates import public
from safehaven.training import presenters
from safehaven.training.forms import NumberForm
from safehaven.training.queries import certificate_numbered, certificates_of
from safehaven.training.views.finding import for_learners, posted, who_asks


@for_learners
@require_safe
def certificate(request: HttpRequest, certificate: UUID) -> HttpResponse:
    one = get_object_or_404(certificates_of(who_asks(request)).select_related("staff"), pk=certificate)
    return render(request, "training/certificate.html", {"shown": presenters.certificate_page(one)})


@public(because="Whoever is shown a certificate can find out that it is real. The answer names nobody.")
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    form = NumberForm(posted(request))
    found = certificate_numbered(form.cleaned_data["number"]) if form.is_valid() else None
    rows = presenters.what_strangers_learn(found) if found else None
    return render(request, "training/check.html", {"form": form, "rows": rows, "asked": form.is_valid()})
