"""Who else is in what would leave: looked at by its sender, who takes them out or says why they belong."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safehaven.disclosure.checks.naming import Named, named_in, why_confirmed
from safehaven.disclosure.forms import OthersForm
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.presenters import who_else
from safehaven.disclosure.views.drafting import TWO_WAYS
from safehaven.disclosure.views.finding import found_own, opened, posted, version_now, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.foundation.refusals import Refusal


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def others(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, by = found_own(request, disclosure), who_asks(request)
    if one.released_at is not None:
        return redirect("disclosure:page", disclosure=disclosure)
    matter = opened(request, one).matter
    form = OthersForm(posted(request), initial={"version": one.version, "words": why_confirmed(matter)})
    if form.acted_on(
        lambda typed: drafting.answer_for_others(one, typed["words"], version=typed["version"], by=by),
        current=version_now(one),
    ):
        return redirect("disclosure:checks", disclosure=disclosure)
    named: list[Named] = []
    waits = ""
    try:
        named = named_in(matter)
    except Refusal as refusal:
        waits = str(refusal)
    context = {"disclosure": one, "form": form, "named": who_else(named, by), "waits": waits}
    return render(request, "disclosure/others.html", context)
