"""Recipients: at organisations, and in one person's life."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safehaven.directory.forms import PrivateRecipientForm, RecipientForm
from safehaven.directory.held import OpenRecipient
from safehaven.directory.models import Organisation, Recipient
from safehaven.directory.operations.recipients import (
    NewRecipient,
    add_recipient,
    correct_recipient,
    open_private_recipients,
    open_recipient,
)
from safehaven.directory.presenters import contact_card, people_table
from safehaven.directory.queries import contacts_of
from safehaven.directory.views.finding import edits, posted, the_recipient, verifies, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.records.front import Record, records_open_to


@requires(Capability.DIRECTORY_READ)
@require_safe
def recipient(request: HttpRequest, recipient: UUID) -> HttpResponse:
    one = open_recipient(the_recipient(request, recipient), by=who_asks(request))
    may = {"edits": edits(request), "verifies": verifies(request)}
    cards = [contact_card(contact, one, **may) for contact in contacts_of(one.recipient)]
    return render(request, "directory/recipient.html", {"one": one, "cards": cards, **may})


@requires(Capability.DIRECTORY_EDIT)
def new_recipient(request: HttpRequest, organisation: UUID) -> HttpResponse:
    at = get_object_or_404(Organisation, pk=organisation)
    form, made = RecipientForm(posted(request)), []
    if form.acted(lambda typed: made.append(_added(request, typed, at))):
        messages.success(request, "Saved. Now add how to reach them.")
        return redirect("directory:recipient", recipient=made[0].pk)
    return render(request, "directory/new_recipient.html", {"form": form, "organisation": at})


@requires(Capability.DISCLOSURE_MAKE)
@require_safe
def private(request: HttpRequest, record: UUID) -> HttpResponse:
    one = get_object_or_404(records_open_to(who_asks(request)), pk=record)
    people = people_table(open_private_recipients(one, by=who_asks(request)))
    return render(request, "directory/private.html", {"record": one, "people": people})


@requires(Capability.DISCLOSURE_MAKE)
def new_private(request: HttpRequest, record: UUID) -> HttpResponse:
    one = get_object_or_404(records_open_to(who_asks(request)), pk=record)
    form, made = PrivateRecipientForm(posted(request)), []
    if form.acted(lambda typed: made.append(_added(request, typed, one))):
        messages.success(request, "Saved. Now add how to reach them.")
        return redirect("directory:recipient", recipient=made[0].pk)
    return render(request, "directory/new_private.html", {"form": form, "record": one})


@requires(Capability.DIRECTORY_EDIT)
def change_recipient(request: HttpRequest, recipient: UUID) -> HttpResponse:
    one = open_recipient(the_recipient(request, recipient), by=who_asks(request))
    asked = PrivateRecipientForm if one.recipient.record_id else RecipientForm
    form = asked(posted(request), initial=_texts(one))
    if form.acted(lambda typed: correct_recipient(one.recipient, _new(typed), by=who_asks(request))):
        messages.success(request, "Saved.")
        return redirect("directory:recipient", recipient=recipient)
    return render(request, "directory/change_recipient.html", {"form": form, "one": one})


def _added(request: HttpRequest, typed: dict[str, Any], at: Organisation | Record) -> Recipient:
    return add_recipient(_new(typed), at=at, once=typed["once"], by=who_asks(request))


def _new(typed: dict[str, Any]) -> NewRecipient:
    return NewRecipient(typed["name"], typed["job_title"], typed.get("department", ""))


def _texts(one: OpenRecipient) -> dict[str, str]:
    return {"name": one.name, "job_title": one.job_title, "department": one.department}
