"""From the first click to a draft that is complete: one question on each page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from safehaven.directory.front import Contact, contacts_open_to, looks_shared
from safehaven.disclosure.choosing import open_titles, possible_recipients
from safehaven.disclosure.forms import (
    AddressForm,
    BeginForm,
    ChooseForm,
    DocumentsForm,
    FindForm,
    NumberForm,
    ReadersForm,
    ReasonForm,
    WhyForm,
)
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.opening import OpenDisclosure
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.presenters import disclosures_table
from safehaven.disclosure.queries import PER_PAGE, disclosures_of
from safehaven.disclosure.states import Category, Channel
from safehaven.disclosure.views.finding import found_own, opened, posted, version_now, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.lawfulness.front import Basis
from safehaven.records.front import records_worked_on_by

TWO_WAYS = require_http_methods(["GET", "HEAD", "POST"])


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def of_record(request: HttpRequest, record: UUID) -> HttpResponse:
    one, by = get_object_or_404(records_worked_on_by(who_asks(request)), pk=record), who_asks(request)
    form = BeginForm(posted(request))
    if form.is_valid():
        made = drafting.begin(one, Channel.EMAIL, once=form.cleaned_data["once"], by=by)
        return redirect("disclosure:documents", disclosure=made.pk)
    page = Paginator(disclosures_of(one, by), PER_PAGE).get_page(request.GET.get("page"))
    table = disclosures_table(page, "What was shared, and what was not")
    context = {"record": one, "form": form, "page": page, "disclosures": table}
    return render(request, "disclosure/of_record.html", context)


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def documents(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one = found_own(request, disclosure)
    look = opened(request, one)
    form = DocumentsForm(posted(request), titles=open_titles(look.matter), initial=_chosen(look, one))
    if form.acted_on(
        lambda typed: drafting.choose_documents(
            one, form.chosen(), version=typed["version"], by=who_asks(request)
        ),
        current=version_now(one),
    ):
        return redirect(
            "disclosure:reason" if not one.category else "disclosure:checks", disclosure=disclosure
        )
    return render(request, "disclosure/documents.html", {"disclosure": one, "form": form})


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def reason(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, by = found_own(request, disclosure), who_asks(request)

    def act(typed: dict[str, Any]) -> None:
        category, basis = Category(typed["category"]), Basis(typed["basis"])
        drafting.give_reason(one, category, basis, typed["words"], version=typed["version"], by=by)

    form = ReasonForm(posted(request), initial=_reason(request, one))
    if form.acted_on(act, current=version_now(one)):
        return redirect(
            "disclosure:recipient" if one.contact_id is None else "disclosure:checks", disclosure=disclosure
        )
    return render(request, "disclosure/reason.html", {"disclosure": one, "form": form})


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def recipient(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, form = found_own(request, disclosure), FindForm(posted(request))
    sought = form.cleaned_data["text"] if form.is_valid() else ""
    context = {
        "disclosure": one,
        "form": form,
        "sought": sought,
        "possible": possible_recipients(one, sought, by=who_asks(request)),
        "choosing": ChooseForm(initial={"version": one.version}),
    }
    return render(request, "disclosure/recipient.html", context)


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def choose(request: HttpRequest, disclosure: UUID, contact: UUID) -> HttpResponse:
    one, by = found_own(request, disclosure), who_asks(request)
    point: Contact = get_object_or_404(contacts_open_to(by), pk=contact)
    form = ChooseForm(posted(request))
    if form.acted_on(
        lambda typed: drafting.choose_recipient(one, point, version=typed["version"], by=by),
        current=version_now(one),
    ):
        return redirect("disclosure:address", disclosure=disclosure)
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return redirect("disclosure:recipient", disclosure=disclosure)


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def address(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, by = found_own(request, disclosure), who_asks(request)
    if one.contact is None:
        return redirect("disclosure:recipient", disclosure=disclosure)
    form = (NumberForm if one.channel == Channel.TELEPHONE else AddressForm)(
        posted(request), initial={"version": one.version}
    )
    if form.acted_on(
        lambda typed: drafting.type_back(one, typed["typed"], version=typed["version"], by=by),
        current=version_now(one),
    ):
        asks = one.channel == Channel.EMAIL and looks_shared(form.cleaned_data["typed"])
        return redirect("disclosure:readers" if asks else "disclosure:checks", disclosure=disclosure)
    context = {"disclosure": one, "form": form, "to": opened(request, one).matter.recipient}
    return render(request, "disclosure/address.html", context)


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def readers(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, by = found_own(request, disclosure), who_asks(request)
    if one.confirmed_at is None:
        return redirect("disclosure:checks", disclosure=disclosure)
    matter = opened(request, one).matter
    said = {"version": one.version, "words": matter.grant.open(one, "readers")}
    form = ReadersForm(posted(request), initial=said)
    if form.acted_on(
        lambda typed: drafting.name_readers(one, typed["words"], version=typed["version"], by=by),
        current=version_now(one),
    ):
        return redirect("disclosure:checks", disclosure=disclosure)
    context = {"disclosure": one, "form": form, "to": matter.recipient, "address": matter.address}
    return render(request, "disclosure/readers.html", context)


@requires(Capability.DISCLOSURE_MAKE)
@TWO_WAYS
def abandon(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    one, by = found_own(request, disclosure), who_asks(request)
    if one.released_at is not None:
        raise Http404
    form = WhyForm(posted(request), initial={"version": one.version})
    if form.acted_on(
        lambda typed: drafting.abandon(one, typed["words"], version=typed["version"], by=by),
        current=version_now(one),
    ):
        messages.success(request, "Nothing is shared. The decision stands on the record.")
        return redirect("disclosure:page", disclosure=disclosure)
    return render(request, "disclosure/abandon.html", {"disclosure": one, "form": form})


def _chosen(look: OpenDisclosure, one: Disclosure) -> dict[str, object]:
    initial: dict[str, object] = {"version": one.version}
    for item in look.matter.items:
        document = item.document_version.document_id
        initial |= {f"take-{document}": True, f"why-{document}": look.matter.grant.open(item, "why")}
    return initial


def _reason(request: HttpRequest, one: Disclosure) -> dict[str, object]:
    if not one.category:
        return {"version": one.version}
    words = opened(request, one).matter.grant.open(one, "reason")
    return {"version": one.version, "category": one.category, "basis": one.basis, "words": words}
