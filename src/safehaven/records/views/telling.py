"""Adding, checking and ending contact points, addresses and identifiers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.interface.forms import ActForm
from safehaven.records.forms import (
    AddressForm,
    ConfirmForm,
    ContactPointForm,
    IdentifierForm,
    VerifyForm,
)
from safehaven.records.models import Address, ContactPoint, Identifier, OfAPerson, Record
from safehaven.records.operations import telling
from safehaven.records.presenters import told_row
from safehaven.records.queries import addresses_of, contact_points_of, identifiers_of
from safehaven.records.states import ContactKind, IdentifierKind, VerifiedHow
from safehaven.records.views.finding import found, opened, posted, who_asks
from safehaven.workforce.front import StaffMember

Add = Callable[[Record, dict[str, Any], StaffMember], OfAPerson]


@dataclass(frozen=True, slots=True)
class Kind:
    """How the pages speak of one kind of thing that we are told."""

    title: str
    noun: str
    form: type[ActForm]
    add: Add
    of: Callable[[Record], QuerySet[Any]]


def _add_contact_point(record: Record, typed: dict[str, Any], by: StaffMember) -> ContactPoint:
    kind = ContactKind(typed["kind"])
    return telling.add_contact_point(
        record, kind, typed["value"], note=typed["note"], once=typed["once"], by=by
    )


def _add_address(record: Record, typed: dict[str, Any], by: StaffMember) -> Address:
    new = telling.NewAddress(typed["lines"], typed["postcode"], typed["lived_from"], typed["do_not_post"])
    return telling.add_address(record, new, once=typed["once"], by=by)


def _add_identifier(record: Record, typed: dict[str, Any], by: StaffMember) -> Identifier:
    kind = IdentifierKind(typed["kind"])
    return telling.add_identifier(record, kind, typed["value"], note=typed["note"], once=typed["once"], by=by)


CONTACT_POINT = Kind(
    "Add a telephone number or e-mail address",
    "telephone number or e-mail address",
    ContactPointForm,
    _add_contact_point,
    contact_points_of,
)
ADDRESS = Kind("Add an address", "address", AddressForm, _add_address, addresses_of)
IDENTIFIER = Kind(
    "Add a number from another organisation", "number", IdentifierForm, _add_identifier, identifiers_of
)


@requires(Capability.RECORD_WRITE)
def add(request: HttpRequest, record: UUID, kind: Kind) -> HttpResponse:
    one = found(request, record)
    form = kind.form(posted(request))
    if form.acted(lambda typed: kind.add(one, typed, who_asks(request))):
        messages.success(request, f"The {kind.noun} is saved. Check it with the person when you can.")
        return redirect("records:record", record=record)
    return render(request, "records/add_told.html", {"record": one, "form": form, "kind": kind})


@requires(Capability.RECORD_WRITE)
def verify(request: HttpRequest, record: UUID, kind: Kind, **told: UUID) -> HttpResponse:
    one = found(request, record)
    [key] = told.values()
    thing = get_object_or_404(kind.of(one), pk=key)
    form = VerifyForm(posted(request))
    if form.acted(lambda typed: telling.verify(thing, how=VerifiedHow(typed["how"]), by=who_asks(request))):
        messages.success(request, f"Noted: the {kind.noun} was checked.")
        return redirect("records:record", record=record)
    grant = opened(request, record, page="verify").grant
    context = {"record": one, "form": form, "kind": kind, "rows": [told_row(thing, grant)]}
    return render(request, "records/verify_told.html", context)


@requires(Capability.RECORD_WRITE)
def end(request: HttpRequest, record: UUID, kind: Kind, **told: UUID) -> HttpResponse:
    one = found(request, record)
    [key] = told.values()
    thing = get_object_or_404(kind.of(one), pk=key)
    form = ConfirmForm(posted(request))
    if form.acted(lambda _typed: telling.end(thing, by=who_asks(request))):
        messages.success(request, f"The {kind.noun} is marked as ended. It stays on the record.")
        return redirect("records:record", record=record)
    grant = opened(request, record, page="end").grant
    context = {"record": one, "form": form, "kind": kind, "rows": [told_row(thing, grant)]}
    return render(request, "records/end_told.html", context)
