"""The whole way by e-mail: a protected file, its password its own way, and the record that tells of it."""

import io
import re
import uuid
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pikepdf
import pytest
from django.utils import timezone

from safehaven.disclosure.jobs import look_through_chosen
from safehaven.disclosure.operations.receiving import confirm_by_link, confirm_by_staff
from safehaven.disclosure.states import Received, State
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import open_record
from tests.disclosure.conftest import ADDRESS, SECRET_WORDS, work

PASSWORD = re.compile(r"^ {4}(\S+)\r?$", re.MULTILINE)


def password_in(caught):
    """The password in a message."""
    return PASSWORD.findall(caught.text)[0]


ready_made = pytest.mark.usefixtures("ready_made")


def test_the_document_arrives_and_opens_with_the_password_alone(sent, office, ada):
    confirm_by_staff(sent, Received.PHONE, by=ada)
    work()

    [[name, content]], password = office.caught[0].files, password_in(office.caught[1])
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(content))
    opened = pikepdf.open(io.BytesIO(content), password=password)
    assert (name, SECRET_WORDS in opened.pages[0].Contents.read_bytes()) == ("document-1.pdf", True)


@ready_made
def test_every_message_goes_to_one_address_over_tls(sent, office, ada):
    confirm_by_staff(sent, Received.PHONE, by=ada)
    work()

    assert [(one.recipients, one.mail["To"], one.tls) for one in office.caught] == [
        ([ADDRESS], ADDRESS, True),
        ([ADDRESS], ADDRESS, True),
    ]


@ready_made
def test_the_password_waits_for_the_receipt(sent, office):
    work()

    assert (len(office.caught), sent.state) == (1, State.SENT)


@ready_made
def test_the_password_can_go_at_once_where_the_policy_says_so(released, office):
    choose(Parameter.PASSWORD_RELEASE, "separate_message", by=SYSTEM)

    work()
    work()

    first, second = office.caught
    assert (PASSWORD.search(first.text), bool(PASSWORD.search(second.text)), second.files) == (None, True, [])


@ready_made
def test_each_message_is_dated_when_it_is_handed_over(sent, office, ada, monkeypatch):
    moment = timezone.now() + timedelta(hours=5)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    name = sent.messages.get(kind="password").message_id
    confirm_by_staff(sent, Received.PHONE, by=ada)
    work()

    mail = office.caught[1].mail
    assert (parsedate_to_datetime(mail["Date"]), mail["Message-ID"]) == (moment.replace(microsecond=0), name)


@ready_made
def test_the_recipient_confirms_by_the_link_and_then_gets_the_password(sent, office):
    confirm_by_link(re.findall(r"/receipt/([\w-]+)/", office.caught[0].text)[0])
    work()

    sent.refresh_from_db()
    assert (sent.state, len(office.caught)) == (State.RECEIVED, 2)


@ready_made
def test_nothing_in_the_messages_is_about_anybody(sent, office, ada):
    confirm_by_staff(sent, Received.PHONE, by=ada)
    work()

    telling = ("Robin", "Quillfeather", "SH-", "RQ", "1987", "Tess", "Ada", "Support plan", "social")
    shown = [
        one.text + "".join(f"{key}: {value}\n" for key, value in one.mail.items()) for one in office.caught
    ]
    assert [word for word in telling for text in shown if word in text] == []


@ready_made
def test_both_messages_are_flagged_confidential_and_have_other_subjects(sent, office, ada):
    confirm_by_staff(sent, Received.PHONE, by=ada)
    work()

    assert [
        (one.mail["Sensitivity"], one.mail["Importance"], one.mail["Subject"]) for one in office.caught
    ] == [
        ("Company-Confidential", "high", "Confidential: a document from Harbour Lane Support"),
        ("Company-Confidential", "high", "Confidential: a message from Harbour Lane Support"),
    ]


@ready_made
def test_the_record_tells_who_shared_what_with_whom_and_why(sent, robin, ada):
    opened = open_record(robin, by=ada)
    told = [opened.grant.open(entry, "text") for entry in robin.entries.filter(kind="disclosure")]

    release = next(text for text in told if text.startswith("Shared by"))
    parts = (
        "Tess Marlowe",
        "Saltmarsh Council",
        ADDRESS,
        "Support plan",
        "social worker",
        "Public task",
        "Ada Lovell",
    )
    assert [part for part in parts if part.lower() not in release.lower()] == []


@ready_made
def test_every_step_stands_on_the_ledger_without_content(sent):
    lines = Line.objects.filter(about=sent.record.ledger_name, act__startswith="disclosure:")
    acts = [line.act for line in lines.order_by("number")]

    assert acts == [
        "disclosure:begun",
        "disclosure:documents_chosen",
        "disclosure:reason_given",
        "disclosure:recipient_chosen",
        "disclosure:address_typed_back",
        "disclosure:released",
        "disclosure:preparing",
        "disclosure:prepared",
        "disclosure:message_claimed",
        "disclosure:handing_over",
        "disclosure:sent",
    ]
    assert [line for line in Line.objects.all() if "saltmarsh" in line.entry.lower()] == []


def test_several_documents_travel_in_one_zip_with_neutral_names(
    draft, plan, ada, office, at_once, a_document
):
    import pyzipper

    from safehaven.disclosure.operations import drafting, releasing

    words = b"Robin Quillfeather was stung on Friday. " * 9
    notes = a_document(draft.record, ada, "Notes about wasps", words, kind="txt")
    both = {plan.document_id: "The goals for the meeting", notes.document_id: "What happened on Friday"}
    draft = drafting.choose_documents(draft, both, version=draft.version, by=ada)
    look_through_chosen()
    choose(Parameter.PASSWORD_RELEASE, "separate_message", by=SYSTEM)

    releasing.release(draft, version=draft.version, once=uuid.uuid4(), by=ada)
    work()
    work()

    [[name, content]], password = office.caught[0].files, password_in(office.caught[1])
    with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
        archive.setpassword(password.encode())
        assert (name, sorted(archive.namelist()), b"stung" in archive.read("document-2.txt")) == (
            "documents.zip",
            ["document-1.pdf", "document-2.txt"],
            True,
        )


def test_a_damaged_document_is_held_and_nothing_is_sent(begun, mailbox, ada, a_document, office, at_once):
    from safehaven.disclosure.operations.drafting import answer_for_others
    from safehaven.disclosure.operations.releasing import release
    from tests.disclosure.conftest import fill

    damaged = a_document(begun.record, ada, "Damaged", b"%PDF-1.7 and not much more")
    draft = fill(begun, damaged, mailbox, ada)
    draft = answer_for_others(draft, "I looked: it is about him alone.", version=draft.version, by=ada)
    release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    work()

    draft.refresh_from_db()
    assert (draft.state, draft.trouble, office.caught) == (State.HELD, "not-protected", [])
