"""From a form to a sealed document: recognise, scan, seal, note; once for each form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError

from safehaven.documents.models import Document, Version
from safehaven.documents.names_of_files import said_of
from safehaven.documents.operations import Incoming, add_document, add_version
from safehaven.documents.queries import already_added
from safehaven.documents.recognition import recognise
from safehaven.documents.rules import check_scan
from safehaven.documents.scanning import scan

if TYPE_CHECKING:
    from safehaven.documents.forms import VersionForm
    from safehaven.records.front import Record
    from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class Received:
    """The version that came of a form, and sentences that whoever added it should read."""

    version: Version
    warnings: tuple[str, ...] = ()


def receive(
    form: VersionForm, *, by: StaffMember, record: Record | None = None, document: Document | None = None
) -> Received:
    """Put the file of a form on a record, as a new document or as a newer version of one.

    The same form sent twice gives the version that the first sending made.  Raises a Refusal when
    the file may not come in.
    """
    once = form.cleaned_data["once"]
    made = already_added(once, by=by)
    if made is not None:
        return Received(made)
    found = recognise(form.upload)
    result = scan(found.source, settings.SAFEHAVEN_CLAMD, encrypted=found.encrypted)
    check_scan(result)
    incoming = Incoming(found.source, found.name, found.kind, found.size, result, once)
    try:
        version = _put(form, incoming, record, document, by)
    except IntegrityError:
        made = already_added(once, by=by)
        if made is None:
            raise
        return Received(made)  # the same form arrived twice, and the other one was quicker
    said = said_of(found.name, version.document.record, by=by)
    return Received(version, (*found.warnings, *said))


def _put(
    form: VersionForm, incoming: Incoming, record: Record | None, document: Document | None, by: StaffMember
) -> Version:
    if document is not None:
        return add_version(document, incoming, by=by)
    if record is None:
        raise TypeError("A file goes on a record, or is a newer version of a document.")
    title, came_on = form.cleaned_data["title"], form.cleaned_data["came_on"]
    return add_document(record, title, incoming, by=by, came_on=came_on)
