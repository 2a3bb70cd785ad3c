"""One probe for each parameter: something real that comes out differently when the parameter is another.

A probe looks through a page or does an act, as people do; it never asks what is in force.  It gets the
fixtures that it needs by `get("robin")`, and is run once for each of two values, in the same process.

    @probe(Parameter.UNDO_SECONDS, "0", "600")
    def seconds_to_take_it_back(get): ...
"""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from safehaven.directory.front import ContactKind, NewContact, VerifiedHow, add_contact, verify_contact
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations.releasing import look_at
from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import Refusal
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import (
    EntryKind,
    NewAddress,
    NewRecord,
    Record,
    Words,
    add_address,
    add_entry,
    close_record,
    create_record,
)
from tests.disclosure.conftest import pdf
from tests.disclosure.test_pages import text_of

Get = Callable[[str], Any]


@dataclass(frozen=True)
class Probe:
    """What is looked at, and the two values between which it differs."""

    looks: Callable[[Get], object]
    first: str
    second: str
    servers: bool


PROBES: dict[Parameter, Probe] = {}


def probe(parameter: Parameter, first: str, second: str, *, servers: bool = False):
    """Register the probe of a parameter.  `servers` says that it needs a mail server."""

    def register(looks: Callable[[Get], object]) -> Callable[[Get], object]:
        assert parameter not in PROBES, f"{parameter} has a probe already."
        PROBES[parameter] = Probe(looks, first, second, servers)
        return looks

    return register


@operation
def change(row: Model, **columns: object) -> None:
    """Make a row older, larger or otherwise, as no act of the house would."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    write("tests:changed", by=SYSTEM)


def page(get: Get, route: str, who: str = "ada", **taken: object) -> str:
    """What a page says to somebody, without times of day: a walk may meet the turn of a minute."""
    said = text_of(get("signed_in")(get(who)).get(reverse(route, kwargs=taken)))
    return re.sub(r"\b\d{2}:\d{2}\b", "", said)


def ago(**time: float):
    return timezone.now() - timedelta(**time)


def in_the_way(disclosure: Disclosure, by) -> list[str]:
    """Which checks do not pass."""
    return [one.check.slug for one in look_at(disclosure, by=by, checking=True).checked.in_the_way]


def refused(act: Callable[[], object]) -> str:
    """The sentence with which an act is refused; nothing where it is not."""
    try:
        act()
    except (Refusal, ValidationError) as refusal:
        return str(refusal)
    return ""


# Records


@probe(Parameter.ACCURACY_CHECK_MONTHS, "12", "1")
def whose_details_are_to_be_checked(get):
    change(get("robin"), opened_at=ago(days=60))
    return get("robin").reference in page(get, "records:to_check")


def record_of(get: Get, years: int) -> Record:
    """A record of somebody who is so many years old today."""
    born = timezone.localdate() - timedelta(days=round(years * 365.25) + 20)
    return create_record(
        NewRecord({"given_names": "Wren", "date_of_birth": f"{born}"}), by=get("ada"), sure=True
    )


@probe(Parameter.CHILD_AGE_ENGLAND, "16", "18")
def whether_somebody_of_17_is_a_child(get):
    return "Child" in page(get, "records:record", record=record_of(get, 17).pk)


@probe(Parameter.CHILD_AGE_SCOTLAND, "16", "18")
def whether_somebody_of_17_is_a_child_in_scotland(get):
    choose(Parameter.NATION, "scotland", by=SYSTEM)
    return "Child" in page(get, "records:record", record=record_of(get, 17).pk)


@probe(Parameter.MOSAIC_K, "2", "50")
def what_is_said_of_clues_that_fit_three_people(get):
    for given in ("Wren", "Teal", "Lark"):
        details = {"given_names": given, "sex": "Female", "date_of_birth": "1990-03-01"}
        record = create_record(NewRecord(details), by=get("ada"), sure=True)
        add_address(record, NewAddress("14 Quay Street\nLeith", ""), once=uuid.uuid4(), by=get("ada"))
    get("roll").build()
    text = {"text": f"A {timezone.localdate().year - 1991}-year-old woman from Leith."}
    return get("signed_in")(get("ada")).post(reverse("roll:names"), text).json()["sentences"]


@probe(Parameter.NATION, "scotland", "england")
def whose_child_age_counts(get):
    return "Child" in page(get, "records:record", record=record_of(get, 17).pk)


@probe(Parameter.DEFAULT_SENSITIVITY, "personal", "special")
def what_a_record_is_marked_as(get):
    return "Special category data" in page(get, "records:record", record=get("robin").pk)


@probe(Parameter.FOLDER_LABEL, "{date} {initials}", "{initials}/{date}")
def the_label_of_a_paper_folder(get):
    return "RQ/" in page(get, "records:label", record=get("robin").pk)


@probe(Parameter.KEEP_CHILD_UNTIL_AGE, "25", "30")
def until_when_the_record_of_a_child_is_kept(get):
    return kept(get, 10)


@probe(Parameter.KEEP_YEARS, "8", "20")
def until_when_the_record_of_an_adult_is_kept(get):
    return kept(get, 40)


def kept(get: Get, age: int) -> str:
    closed = close_record(record_of(get, age), why="The work is over.", by=get("ada"))
    return page(get, "records:record", record=closed.pk).partition("Kept until")[2][:25]


@probe(Parameter.RECORD_UPDATE_HOURS, "48", "24")
def what_was_written_late(get):
    add_entry(get("robin"), Words(EntryKind.NOTE, "A visit", ago(hours=30)), by=get("ada"))
    return "Written late" in page(get, "records:record", record=get("robin").pk)


# Documents


@probe(Parameter.SCAN_WITHIN_HOURS, "168", "24")
def what_was_scanned_late(get):
    content = pdf()
    incoming = Incoming(io.BytesIO(content), "a.pdf", "pdf", len(content), Scan.CLEAN, uuid.uuid4())
    came_on = timezone.localdate() - timedelta(days=4)
    added = add_document(get("robin"), "Letter", incoming, by=get("ada"), came_on=came_on)
    return "Scanned late" in page(get, "documents:document", document=added.document_id)


@probe(Parameter.UPLOAD_MAX_MB, "200", "1")
def whether_a_large_file_comes_in(get):
    large = SimpleUploadedFile("large.txt", b"Thistle. " * 200_000, content_type="text/plain")
    sent = {"title": "A long list", "file": large, "once": str(uuid.uuid4())}
    place = reverse("documents:add", kwargs={"record": get("robin").pk})
    return get("signed_in")(get("ada")).post(place, sent).status_code


# Directory


def fresh_contact(get: Get):
    """A mailbox that Ada has just added."""
    new = NewContact(ContactKind.EMAIL, f"{uuid.uuid4().hex[:8]}@saltmarsh.example", "Her letter")
    return add_contact(get("tess"), new, once=uuid.uuid4(), by=get("ada"))


@probe(Parameter.CONTACT_RECHECK_MONTHS, "12", "1")
def which_contact_points_are_old(get):
    change(get("mailbox"), verified_at=ago(days=60))
    return "Verified long ago" in page(get, "directory:recipient", recipient=get("tess").pk)


@probe(Parameter.CONTACT_VERIFIER, "anybody", "another_person")
def whether_somebody_verifies_what_they_added(get):
    words = "I rang the council and she read it out."
    return refused(lambda: verify_contact(fresh_contact(get), VerifiedHow.CALLED_BACK, words, by=get("ada")))
