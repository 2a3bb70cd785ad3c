"""One of everything about Robin, for tests that walk all addresses."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta

from django.utils import timezone

from safehaven.directory.front import ContactKind as Way
from safehaven.directory.front import NewContact, NewRecipient, add_contact, add_recipient
from safehaven.disclosure.operations.drafting import begin
from safehaven.disclosure.states import Channel
from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.records.front import (
    ContactKind,
    EntryKind,
    IdentifierKind,
    NewAddress,
    Record,
    Words,
    add_address,
    add_contact_point,
    add_entry,
    add_identifier,
)
from safehaven.records.models import Assignment
from safehaven.workforce.front import StaffMember
from tests.documents.files import pdf_of

# What nobody may read who does not work with Robin: names, birthday, numbers, address, words.
CONTENT = (
    *(
        "Quillfeather",
        "Bobbin",
        "Thistlewick",
        "Kernewek",
        "wasps",
        "1987-03-27",
        "March 1987",
        "27/03/1987",
        "07700 900123",
        "07700900123",
    ),
    *("9 Lantern Row", "999 000 0018", "9990000018", "Aunt Peregrine", "peregrine@example.org"),
    *("A talk about the wasps", "Letter about the wasps"),
)


def things_of(robin: Record, ada: StaffMember) -> dict[str, object]:
    """Something of Robin's for each kind of thing that an address may take."""
    entry = add_entry(
        robin, Words(EntryKind.NOTE, "A talk about the wasps", timezone.now() - timedelta(hours=1)), by=ada
    )
    point = add_contact_point(robin, ContactKind.MOBILE, "07700 900123", once=uuid.uuid4(), by=ada)
    address = add_address(robin, NewAddress("9 Lantern Row", "ZZ99 3VZ"), once=uuid.uuid4(), by=ada)
    identifier = add_identifier(robin, IdentifierKind.NHS, "999 000 0018", once=uuid.uuid4(), by=ada)
    aunt = add_recipient(NewRecipient("Aunt Peregrine", "Aunt"), at=robin, once=uuid.uuid4(), by=ada)
    mail = NewContact(Way.EMAIL, "peregrine@example.org", "She wrote to us")
    content = pdf_of("Letter about the wasps of Robin Quillfeather")
    letter = Incoming(io.BytesIO(content), "wasps.pdf", "pdf", len(content), Scan.NOT_SCANNED, uuid.uuid4())
    version = add_document(robin, "Letter about the wasps", letter, by=ada)
    return {
        "record": robin.pk,
        "entry": entry.pk,
        "point": point.pk,
        "address": address.pk,
        "identifier": identifier.pk,
        "assignment": Assignment.objects.get(record=robin).pk,
        "recipient": aunt.pk,
        "contact": add_contact(aunt, mail, once=uuid.uuid4(), by=ada).pk,
        "document": version.document_id,
        "version": version.pk,
        "disclosure": begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=ada).pk,
        "page": 1,
    }
