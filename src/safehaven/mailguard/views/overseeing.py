"""What left by mail, for those who oversee sharing."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.mailguard import overseeing
from safehaven.mailguard.views.finding import who


@requires(Capability.DISCLOSURE_OVERSEE)
@require_safe
def overseen(request: HttpRequest) -> HttpResponse:
    """References and states, newest first."""
    page = Paginator(overseeing.overseen(), overseeing.ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "mailguard/overseen.html",
        {"page": page, "table": overseeing.table_of_overseen(page, by=who(request))},
    )
