"""Pages about documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safehaven.access.front import CannotOpen
from safehaven.documents import operations, queries, storage
from safehaven.documents.forms import DocumentForm, VersionForm
from safehaven.documents.models import Version
from safehaven.documents.naming import ending_of
from safehaven.documents.presenters import card, shown
from safehaven.documents.receiving import Received, receive
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.foundation.refusals import Refusal
from safehaven.interface import pages
from safehaven.records.front import Record, marking, records_open_to, records_worked_on_by
from safehaven.workforce.front import StaffMember


@requires(Capability.DOCUMENT_READ)
@require_safe
def of_record(request: HttpRequest, record: UUID) -> HttpResponse:
    """Every document on a record."""
    found = get_object_or_404(records_open_to(_who(request)), pk=record)
    grant, documents = operations.open_list(found, by=_who(request))
    context = {
        "record": found,
        "may_add": _may_add(request, found),
        "marking": marking(),
        "cards": [card(document, grant) for document in documents],
    }
    return render(request, "documents/of_record.html", context)


@requires(Capability.DOCUMENT_ADD)
def add(request: HttpRequest, record: UUID) -> HttpResponse:
    """Put a new document on a record."""
    found = get_object_or_404(records_worked_on_by(_who(request)), pk=record)
    form = DocumentForm(request, about=found.pk)
    if request.method == "POST" and form.is_valid():
        try:
            received = receive(form, record=found, by=_who(request))
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            _say(request, "The document is on the record.", received)
            return redirect("documents:document", document=received.version.document_id)
    return render(request, "documents/add.html", {"record": found, "form": form})


@requires(Capability.DOCUMENT_READ)
@require_safe
def document(request: HttpRequest, document: UUID) -> HttpResponse:
    """One document and its versions."""
    found = get_object_or_404(queries.documents_open_to(_who(request)), pk=document)
    grant = operations.open_document(found, by=_who(request))
    context = {
        "record": found.record,
        "may_add": _may_add(request, found.record),
        "document": shown(found, grant),
    }
    context["marking"] = marking()
    return render(request, "documents/document.html", context)


@requires(Capability.DOCUMENT_ADD)
def add_version(request: HttpRequest, document: UUID) -> HttpResponse:
    """Add a newer version."""
    found = get_object_or_404(queries.documents_open_to(_who(request)), pk=document)
    form = VersionForm(request, about=found.record_id)
    if request.method == "POST" and form.is_valid():
        try:
            received = receive(form, document=found, by=_who(request))
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            _say(request, "The new version is on the record. The older ones stay.", received)
            return redirect("documents:document", document=found.pk)
    grant = operations.open_document(found, by=_who(request))
    context = {"record": found.record, "document": shown(found, grant), "form": form}
    return render(request, "documents/add_version.html", context)


@requires(Capability.DOCUMENT_READ)
@require_safe
def download(request: HttpRequest, version: UUID) -> HttpResponseBase:
    """Hand out the file of a version, as it came in."""
    found = get_object_or_404(queries.versions_open_to(_who(request)), pk=version)
    grant = operations.open_version(found, by=_who(request), why="download")
    try:
        pieces = storage.read(found, grant)
    except (CannotOpen, storage.FileMissing) as problem:
        return damaged(request, found, problem)
    return _as_attachment(found, ending_of(found, grant), pieces)


def damaged(request: HttpRequest, version: Version, problem: Exception) -> HttpResponse:
    """Say that a stored file was changed or lost, and whom to tell; nothing of it is shown."""
    operations.note_damage(version, by=_who(request), missing=isinstance(problem, storage.FileMissing))
    return pages.message(
        request,
        "This file cannot be opened",
        str(problem),
        "What is in the store is not what was put there. It has been noted. Tell your IT administrator now.",
        status=409,
    )


def _as_attachment(version: Version, ending: str, pieces: Iterator[bytes]) -> StreamingHttpResponse:
    """Stream a file so that no browser runs it; its name says which document of which record, and nothing else."""
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    reference = version.document.record.reference
    number = queries.numbers_of([version.document_id])[version.document_id]
    name = f"{reference} {version.document.folder_label} document {number} v{version.number}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(version.size)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response


def _say(request: HttpRequest, done: str, received: Received) -> None:
    messages.success(request, done)
    if received.warnings:
        messages.warning(request, " ".join(received.warnings))


def _may_add(request: HttpRequest, record: Record) -> bool:
    works = records_worked_on_by(_who(request)).filter(pk=record.pk).exists()
    return works and standing_of(request).may(Capability.DOCUMENT_ADD)


def _who(request: HttpRequest) -> StaffMember:
    return cast("StaffMember", request.user)
