"""Messages that go in protected files: taken in, judged, let go, and caught by a real mail server."""

from __future__ import annotations

import io
import re
import uuid
from email.message import EmailMessage

from safehaven.directory.front import (
    ContactKind,
    NewContact,
    NewRecipient,
    OrganisationKind,
    VerifiedHow,
    add_contact,
    add_organisation,
    add_recipient,
    verify_contact,
)
from safehaven.mailguard import working
from safehaven.mailguard.letters import read
from safehaven.mailguard.models import Delivery, Submission
from safehaven.mailguard.operations.protecting import send_protected
from safehaven.mailguard.operations.receiving import Handed, receive
from safehaven.mailguard.protecting.rounds import protect_waiting
from safehaven.mailguard.states import Topic, Way
from safehaven.workforce.front import StaffMember
from safehaven_core.protection import opened
from tests.disclosure.post_office import Caught
from tests.house.probes import ago, change
from tests.mailguard.house import mail
from tests.mailguard.taking_in import SECRET, password_of, raw

TESS, UNA = "tess@saltmarsh.example", "una@lowtide.example"
SUBJECT = "The wasps of Robin Quillfeather"
PASSWORD = re.compile(r"^ {4}(\S+)\r?$", re.MULTILINE)
LINK = re.compile(r"/receipt/([\w-]+)/")


def in_the_directory(ada: StaffMember, *addresses: str, number: str = "") -> None:
    """Social workers with these addresses, verified, and perhaps a number."""
    name = f"Saltmarsh Council, desk {uuid.uuid4().hex[:6]}"
    council = add_organisation(name, OrganisationKind.COUNCIL, once=uuid.uuid4(), by=ada)
    for place, address in enumerate(addresses):
        one = add_recipient(NewRecipient(f"Worker {place}"), at=council, once=uuid.uuid4(), by=ada)
        points = [(ContactKind.EMAIL, address)] + ([(ContactKind.PHONE, number)] if number else [])
        for kind, value in points:
            contact = add_contact(one, NewContact(kind, value, "Their website"), once=uuid.uuid4(), by=ada)
            verify_contact(contact, VerifiedHow.PAPER, "I looked at their website.", by=ada)


def message(by: StaffMember, *to: str, text: str = SECRET, subject: str = "The meeting", files=(), **headers):
    """A message with files."""
    made = mail(by.email, ", ".join(to), text, subject, **headers)
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made


def judged(
    by: StaffMember, *to: str, made: EmailMessage | None = None, content: bytes = b"", **told
) -> Submission:
    """A message that the guard has looked at."""
    content = content or raw(made or message(by, *to, **told))
    taken = receive(Handed(read(content), to), password=password_of(by))
    working.judge_waiting()
    taken.refresh_from_db()
    return taken


def protected(held: Submission, by: StaffMember, *ways, reason: str = "The council needs it.") -> Submission:
    """A held message that its sender lets go protected, made and proved."""
    copies = held.deliveries.filter(topic=Topic.MESSAGE).order_by("place")
    send_protected(held, dict(zip(copies, ways, strict=False)), reason, by=by)
    protect_waiting()
    held.refresh_from_db()
    return held


def leave(submission: Submission) -> None:
    """Let its time for taking back be over, and send what is due."""
    submission.refresh_from_db()
    if submission.leaves_after:
        change(submission, leaves_after=ago(seconds=1))
    working.send_waiting()
    submission.refresh_from_db()


def as_if_it_had_left(submission: Submission) -> Submission:
    """Make its protected files, and let its rows say that a mail server took them."""
    protect_waiting()
    submission.refresh_from_db()
    for copy in submission.deliveries.filter(topic=Topic.MESSAGE):
        change(copy, state=Way.SENT, handed_at=submission.received_at, sent_at=submission.received_at)
    return submission


def copy_of(submission: Submission, place: int = 0) -> Delivery:
    found: Delivery = submission.deliveries.get(topic=Topic.MESSAGE, place=place)
    return found


def clear(caught: Caught, password: str) -> dict[str, list[tuple[str, bytes]]]:
    """What is in each of its files, with the password."""
    return {
        name: [(one.name, one.content) for one in opened(io.BytesIO(content), password)]
        for name, content in caught.files
    }


def words_of(page: bytes) -> str:
    """What a PDF says."""
    import pypdfium2

    with pypdfium2.PdfDocument(page) as pdf:
        return "\n".join(each.get_textpage().get_text_range() for each in pdf)
