"""One of everything about Robin, for tests that walk all addresses."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta

from django.utils import timezone

from safehaven.advice.front import Addressee, Topic
from safehaven.advice.front import ask as ask_for_help
from safehaven.directory.front import ContactKind as Way
from safehaven.directory.front import NewContact, NewRecipient, add_contact, add_recipient
from safehaven.disclosure.operations.calling import Caller, take_call
from safehaven.disclosure.operations.drafting import begin
from safehaven.disclosure.states import Channel
from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.lawfulness.front import lift
from safehaven.mailguard.letters import read
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.operations.domains import add_domain
from safehaven.mailguard.operations.passwords import make_app_password
from safehaven.mailguard.operations.protecting import send_protected
from safehaven.mailguard.operations.receiving import Handed, receive
from safehaven.mailguard.states import Outcome, State
from safehaven.policies.front import Parameter
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
from safehaven.roll.models import ScanToken
from safehaven.roll.tokens import make_token
from safehaven.sweep.deciding import decide
from safehaven.sweep.models import FoundFile
from safehaven.sweep.operations import Mattering, keep_found
from safehaven.sweep.operations import begin as begin_sweep
from safehaven.sweep.outcomes import Outcome as SweepOutcome
from safehaven.sweep.states import Decision
from safehaven.sweep.walking import Seen
from safehaven.workforce.front import Role, StaffMember
from tests.documents.files import pdf_of
from tests.house.probes import change
from tests.lawfulness.agreeing import agreed, paused
from tests.mailguard.protected import as_if_it_had_left, copy_of

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

# What an address takes that is no id, and belongs to the house, the policy or the course: one of each that there is.
NAMES_AND_NUMBERS: dict[str, object] = {
    "attestation": "premises",
    "course": "keeping-information-safe",
    "factor": 1,
    "kind": "pdf",
    "module": "why",
    "newer": 2,
    "number": 1,
    "older": 1,
    "pack": "ju",
    "parameter": Parameter.UNDO_SECONDS.value,
    "policy": "ju",
    "question": "why-most-leaks",
    "role": Role.CASEWORKER.value,
    "section": 1,
    "token": "no-such-token",
}
FOUND_AT = "9 Lantern Row/Robin Quillfeather.docx"
MESSAGE = (
    "From: {sender}\r\nTo: peregrine@example.org\r\nSubject: The wasps of Robin Quillfeather\r\n\r\n"
    "Dear Aunt Peregrine, Bobbin lives at 9 Lantern Row.\r\n"
)
# Addresses that answer about a message that went in protected files only.
OF_A_PROTECTED = ("mailguard:arrived", "mailguard:password")
# Addresses that answer about a call only.
OF_A_CALL = ("disclosure:call", "disclosure:told", "disclosure:words")


def _question_about(robin: Record, ada: StaffMember) -> uuid.UUID:
    words = "May I tell Aunt Peregrine about the wasps of Robin Quillfeather?"
    page = f"/records/{robin.pk}/"
    return ask_for_help(
        Topic.SHARING, words, to=Addressee.LINE_MANAGER, page=page, once=uuid.uuid4(), by=ada
    ).pk


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
        **_of_the_mail_guard(ada),
        "found": _a_found_file(robin, ada),
        "disclosure": begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=ada).pk,
        "asked": _question_about(robin, ada),
        **_of_the_law(robin, ada),
        "page": 1,
        "program": _a_program(ada),
        **dict.fromkeys((f"{name} disclosure" for name in OF_A_CALL), _a_call(robin, ada)),
    }


def _of_the_law(robin: Record, ada: StaffMember) -> dict[str, object]:
    """What Robin agreed to, and a pause that is over: one that stands would stop all that is walked."""
    pause = paused(robin, ada)
    lift(pause, "The wasps are in the report now.", timezone.localdate(), by=ada)
    return {"basis": agreed(robin, ada).pk, "pause": pause.pk}


def _a_program(ada: StaffMember) -> uuid.UUID:
    """A token of a program of Ada's."""
    make_token("The newsletter", by=ada)
    return ScanToken.objects.get(staff=ada).pk


def _of_the_mail_guard(ada: StaffMember) -> dict[str, object]:
    """Messages of Ada's about Robin, one as it came and one protected, their password, and a secure domain."""
    make_app_password("Outlook on the laptop", by=ada)
    password = AppPassword.objects.get(staff=ada)
    raw = MESSAGE.format(sender=ada.email).encode()
    handed = Handed(read(raw), ["peregrine@example.org"])
    day = timezone.localdate()
    taken, protected = receive(handed, password=password), receive(handed, password=password)
    change(protected, state=State.HELD, outcome=Outcome.HOLD)
    send_protected(protected, {}, "", by=ada)
    as_if_it_had_left(protected)
    return {
        "submission": taken.pk,
        "delivery": taken.deliveries.get().pk,
        "password": password.pk,
        **dict.fromkeys((f"{name} submission" for name in OF_A_PROTECTED), protected.pk),
        **dict.fromkeys((f"{name} delivery" for name in OF_A_PROTECTED), copy_of(protected).pk),
        "domain": add_domain("saltmarsh.example", "The council's letter", day, day, by=ada).pk,
    }


def _a_found_file(robin: Record, ada: StaffMember) -> uuid.UUID:
    """A file that a sweep found, about which Ada is asked whether it belongs on Robin's record."""
    place = begin_sweep("/srv/Quillfeather", again=False, on_a_cluster=False)
    seen = Seen(FOUND_AT, 10, 5, "ada")
    keep_found(place, [Mattering("0" * 16, seen, SweepOutcome(certain=1), "0" * 64)])
    return decide(FoundFile.objects.get(), Decision.FILE, reference=robin.reference, by=ada).pk


def _a_call(robin: Record, ada: StaffMember) -> uuid.UUID:
    caller = Caller(
        "Tess Marlowe", "Robin Quillfeather", "about the wasps", "Saltmarsh Council", "01632 960001"
    )
    return take_call(robin, caller, once=uuid.uuid4(), by=ada).pk
