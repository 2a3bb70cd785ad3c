"""Contact points: add, verify, replace, end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safehaven.directory import queries
from safehaven.directory.forms import ConfirmForm, ContactForm, ReplaceForm, VerifyForm
from safehaven.directory.models import Contact
from safehaven.directory.operations import contacts
from safehaven.directory.operations.recipients import open_recipient
from safehaven.directory.presenters import contact_card
from safehaven.directory.states import ContactKind, VerifiedHow
from safehaven.directory.views.finding import posted, the_contact, the_recipient, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.interface.forms import ActForm


@requires(Capability.DIRECTORY_EDIT)
def add(request: HttpRequest, recipient: UUID) -> HttpResponse:
    one, form = the_recipient(request, recipient), ContactForm(posted(request))
    if form.acted(
        lambda typed: contacts.add_contact(one, _new(typed), once=typed["once"], by=who_asks(request))
    ):
        messages.success(request, "Saved. Somebody must verify it before anything is sent to it.")
        return redirect("directory:recipient", recipient=recipient)
    return render(request, "directory/add_contact.html", {"form": form, "recipient": one})


@requires(Capability.DIRECTORY_VERIFY)
def verify(request: HttpRequest, contact: UUID) -> HttpResponse:
    def act(one: Contact, typed: dict[str, Any]) -> None:
        contacts.verify_contact(one, VerifiedHow(typed["how"]), typed["words"], by=who_asks(request))

    return _on_contact(
        request, contact, VerifyForm(posted(request)), act, "Verified. It can now be used.", "verify_contact"
    )


@requires(Capability.DIRECTORY_EDIT)
def replace(request: HttpRequest, contact: UUID) -> HttpResponse:
    def act(one: Contact, typed: dict[str, Any]) -> None:
        new = contacts.NewContact(ContactKind(one.kind), typed["value"], typed["how_known"])
        contacts.replace_contact(one, new, once=typed["once"], by=who_asks(request))

    done = "Saved. The old one is ended, and somebody must verify the new one."
    return _on_contact(request, contact, ReplaceForm(posted(request)), act, done, "replace_contact")


@requires(Capability.DIRECTORY_EDIT)
def end(request: HttpRequest, contact: UUID) -> HttpResponse:
    def act(one: Contact, _typed: dict[str, Any]) -> None:
        contacts.end_contact(one, by=who_asks(request))

    done = "Ended. Nothing can be sent to it any more."
    return _on_contact(request, contact, ConfirmForm(posted(request)), act, done, "end_contact")


def _on_contact(
    request: HttpRequest,
    contact: UUID,
    form: ActForm,
    act: Callable[[Contact, dict[str, Any]], None],
    done: str,
    page: str,
) -> HttpResponse:
    point = the_contact(request, contact)
    if form.acted(lambda typed: act(point, typed)):
        messages.success(request, done)
        return redirect("directory:recipient", recipient=point.recipient_id)
    one = open_recipient(point.recipient, by=who_asks(request))
    context = {
        "form": form,
        "one": one,
        "card": contact_card(point, one, edits=False, verifies=False),
        "own": point.added_by_id == who_asks(request).pk,
        "others": queries.others_with(point, one.grant.open(point, "value")),
    }
    return render(request, f"directory/{page}.html", context)


def _new(typed: dict[str, Any]) -> contacts.NewContact:
    return contacts.NewContact(ContactKind(typed["kind"]), typed["value"], typed["how_known"])
