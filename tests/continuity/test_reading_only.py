"""Whoever covers reads, and changes nothing: every act that Ada may do on Robin's record is refused to Una."""

import inspect
import io
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.continuity.operations import agree
from safehaven.directory.front import (
    ContactKind as Way,
)
from safehaven.directory.front import (
    NewContact,
    NewRecipient,
)
from safehaven.directory.front import (
    VerifiedHow as HowContact,
)
from safehaven.directory.models import Contact, Recipient
from safehaven.directory.operations import contacts, recipients
from safehaven.disclosure.operations import calling, drafting
from safehaven.disclosure.states import Channel
from safehaven.documents import operations as documents
from safehaven.documents.front import Incoming, Scan
from safehaven.documents.models import Document
from safehaven.foundation.refusals import NotThere
from safehaven.records.front import (
    ContactKind,
    EntryKind,
    IdentifierKind,
    NewAddress,
    VerifiedHow,
    Words,
    open_record,
)
from safehaven.records.models import ContactPoint, Entry, Record
from safehaven.records.operations import closing, detailing, telling, writing
from safehaven.records.rules import ReadsOnly
from tests.documents.files import pdf_of
from tests.house.things import things_of
from tests.keeping import all_here
from tests.staging import staged

pytestmark = pytest.mark.django_db


@dataclass
class Things:
    """What is on Robin's record."""

    record: Record
    entry: Entry
    point: ContactPoint
    document: Document
    aunt: Recipient
    contact: Contact


@staged
def things(asked, robin, ada, tom) -> Things:
    with all_here():
        made = things_of(robin, ada)
    agree(asked, by=tom)
    return Things(
        robin,
        Entry.objects.get(pk=str(made["entry"])),
        ContactPoint.objects.get(pk=str(made["point"])),
        Document.objects.get(pk=str(made["document"])),
        Recipient.objects.get(pk=str(made["recipient"])),
        Contact.objects.get(pk=str(made["contact"])),
    )


def words() -> Words:
    return Words(EntryKind.NOTE, "She is well.", timezone.now())


def letter() -> Incoming:
    content = pdf_of("A letter")
    return Incoming(io.BytesIO(content), "letter.pdf", "pdf", len(content), Scan.CLEAN, uuid.uuid4())


# Each act, as Ada does it.
ACTS: dict[Any, Any] = {
    writing.add_entry: lambda t, by: writing.add_entry(t.record, words(), by=by),
    writing.correct_entry: lambda t, by: writing.correct_entry(t.entry, words(), by=by),
    detailing.change_details: lambda t, by: detailing.change_details(
        t.record, {"risks": "None."}, version=t.record.version, by=by
    ),
    detailing.verify_details: lambda t, by: detailing.verify_details(t.record, how=VerifiedHow.PERSON, by=by),
    telling.add_contact_point: lambda t, by: telling.add_contact_point(
        t.record, ContactKind.MOBILE, "07700 900456", once=uuid.uuid4(), by=by
    ),
    telling.add_address: lambda t, by: telling.add_address(
        t.record, NewAddress("1 Copperfield Rise", ""), once=uuid.uuid4(), by=by
    ),
    telling.add_identifier: lambda t, by: telling.add_identifier(
        t.record, IdentifierKind.OTHER, "X-17", once=uuid.uuid4(), by=by
    ),
    telling.verify: lambda t, by: telling.verify(t.point, how=VerifiedHow.PERSON, by=by),
    telling.end: lambda t, by: telling.end(t.point, by=by),
    documents.add_document: lambda t, by: documents.add_document(t.record, "Letter", letter(), by=by),
    documents.add_version: lambda t, by: documents.add_version(t.document, letter(), by=by),
    recipients.add_recipient: lambda t, by: recipients.add_recipient(
        NewRecipient("Uncle Wren", "Uncle"), at=t.record, once=uuid.uuid4(), by=by
    ),
    recipients.correct_recipient: lambda t, by: recipients.correct_recipient(
        t.aunt, NewRecipient("Aunt P", "Aunt"), by=by
    ),
    contacts.add_contact: lambda t, by: contacts.add_contact(
        t.aunt, NewContact(Way.EMAIL, "other@example.org", "She wrote"), once=uuid.uuid4(), by=by
    ),
    contacts.verify_contact: lambda t, by: contacts.verify_contact(
        t.contact, HowContact.CALLED_BACK, "I rang and she read it out.", by=by
    ),
    contacts.replace_contact: lambda t, by: contacts.replace_contact(
        t.contact, NewContact(Way.EMAIL, "third@example.org", "She wrote"), once=uuid.uuid4(), by=by
    ),
    contacts.end_contact: lambda t, by: contacts.end_contact(t.contact, by=by),
    drafting.begin: lambda t, by: drafting.begin(t.record, Channel.EMAIL, once=uuid.uuid4(), by=by),
    calling.take_call: lambda t, by: calling.take_call(
        t.record,
        calling.Caller("Tess", "Robin", "the flat", "The council", "01632 960001"),
        once=uuid.uuid4(),
        by=by,
    ),
    closing.close_record: lambda t, by: closing.close_record(t.record, why="It is over.", by=by),
    closing.reopen_record: lambda t, by: closing.reopen_record(t.record, why="It goes on.", by=by),
}
NAMES = {act: f"{act.__module__.rpartition('.')[2]}.{act.__name__}" for act in ACTS}


@pytest.mark.parametrize("act", ACTS, ids=NAMES.values())
def test_what_ada_may_do_is_refused_to_whoever_only_reads(things, una, ada, act):
    with pytest.raises((ReadsOnly, NotThere)):
        ACTS[act](things, una)

    if act is not closing.reopen_record:  # the record is open
        assert ACTS[act](things, ada) is not None, "What nobody may do proves nothing."


@pytest.mark.parametrize("module", [closing, detailing, telling, writing, contacts, recipients])
def test_no_act_on_a_record_is_left_out(module):
    reading = {recipients.open_recipient, recipients.open_private_recipients, recipients.search}
    acts = {
        act
        for _name, act in inspect.getmembers(module, inspect.isfunction)
        if hasattr(act, "is_operation") and act.__module__ == module.__name__
    }

    assert acts - ACTS.keys() - reading == set()


def test_it_is_read(opened, robin, una):
    look = open_record(robin, by=una)

    assert look.grant.open(look.record, "family_name") == "Quillfeather"


def test_a_grant_of_whoever_only_reads_seals_nothing(opened, robin, una):
    look = open_record(robin, by=una)

    with pytest.raises(ReadsOnly, match="ask a manager"):
        look.grant.seal(look.record, risks="None.")


def test_the_page_shows_the_record_and_nothing_to_do(opened, robin, una, signed_in):
    content = signed_in(una).get(reverse("records:record", kwargs={"record": robin.pk})).content.decode()

    assert "Robin Quillfeather" in content
    assert "You read this record because you cover for a colleague" in content
    for words_of_an_act in ("Write on the timeline", "Change", "Share documents", "Print", "Close or reopen"):
        assert f">{words_of_an_act}<" not in content


@pytest.mark.parametrize("route", ["records:print", "disclosure:of_record", "documents:add"])
def test_printing_sharing_and_adding_are_not_there(opened, robin, una, ada, signed_in, route):
    place = reverse(route, kwargs={"record": robin.pk})

    assert (signed_in(una).get(place).status_code, signed_in(ada).get(place).status_code) == (404, 200)


def test_a_form_sent_all_the_same_says_why_not(opened, robin, una, signed_in):
    day = timezone.localdate()
    typed: dict[str, object] = {"kind": "note", "text": "She is well.", "happened_at": "00:00"}
    typed |= {
        "once": str(uuid.uuid4()),
        "happened_on_day": day.day,
        "happened_on_month": day.month,
        "happened_on_year": day.year,
    }

    content = (
        signed_in(una).post(reverse("records:add_entry", kwargs={"record": robin.pk}), typed).content.decode()
    )

    assert "You may read this record while you cover for a colleague, and change nothing." in content


def test_details_to_check_are_not_asked_of_whoever_only_reads(opened, una, ada, signed_in, monkeypatch):
    monkeypatch.setattr("safehaven.records.accuracy.made_sure_before", timezone.now)

    asked = {
        who.name: "Are the details of 1 person still right?" in signed_in(who).get("/").content.decode()
        for who in (una, ada)
    }

    assert asked == {"Una Field": False, "Ada Lovell": True}
