"""Who is who: for everybody, and for staff with names and duties."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import public, requires, standing_of
from safehaven.governance import presenters, queries
from safehaven.governance.forms import AppointForm
from safehaven.governance.operations.appointing import appoint
from safehaven.governance.views.finding import the_role, who_asks
from safehaven.policies.front import clauses_in_force
from safehaven.workforce.front import StaffMember, all_holdings


@public(because="Anybody must be able to reach those who answer for data protection.")
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    context = {
        "cards": presenters.public_cards(queries.appointments()),
        "is_staff": standing_of(request).may(Capability.POLICY_READ),
    }
    return render(request, "governance/who.html", context)


@requires(Capability.POLICY_READ)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    cards = presenters.role_cards(queries.appointments(), by=_who_may_change(request))
    return render(request, "governance/roles.html", {"cards": cards})


@requires(Capability.POLICY_READ)
@require_safe
def role(request: HttpRequest, role: str) -> HttpResponse:
    one = the_role(role)
    context = {
        "role": one,
        "card": presenters.role_card(
            one, all_holdings()[one], queries.appointments().get(one), by=_who_may_change(request)
        ),
        "duties": presenters.duties_tables(one, clauses_in_force(), queries.all_askings()),
    }
    return render(request, "governance/role.html", context)


def _who_may_change(request: HttpRequest) -> StaffMember | None:
    return who_asks(request) if standing_of(request).may(Capability.STAFF_MANAGE) else None


@requires(Capability.STAFF_MANAGE)
def change_role(request: HttpRequest, role: str) -> HttpResponse:
    one = the_role(role)
    noted = queries.appointments().get(one)
    form = AppointForm(request.POST if request.method == "POST" else None, noted)
    if form.acted(lambda typed: appoint(one, form.facts(), version=typed["version"], by=who_asks(request))):
        messages.success(request, "Saved. Everybody sees it from now on.")
        return redirect("governance:role", role=role)
    return render(request, "governance/change_role.html", {"form": form, "role": one})
