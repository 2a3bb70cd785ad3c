"""Whom a message is about, and what follows from it: the live roll, real files, nothing in between."""

import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from safehaven.directory.front import ContactKind as DirectoryKind
from safehaven.directory.front import NewContact, NewRecipient, add_contact, add_recipient
from safehaven.foundation.actors import SYSTEM
from safehaven.mailguard import working
from safehaven.mailguard.checks import examine
from safehaven.mailguard.checks.about import ask
from safehaven.mailguard.checks.matter import Matter
from safehaven.mailguard.letters import read
from safehaven.mailguard.operations.deciding import look_at, send_after_all
from safehaven.mailguard.operations.judging import open_to_judge
from safehaven.mailguard.states import Mark, Outcome, State
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import ContactKind, NewRecord, add_contact_point, create_record
from safehaven.roll.front import RollNotReady
from tests.disclosure.conftest import pdf
from tests.house.probes import ago, change
from tests.lawfulness.agreeing import agreed
from tests.mailguard.house import mail
from tests.mailguard.taking_in import SECRET, let_be_shared, raw, taken_in
from tests.staging import staged

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"


@staged
def wren(ada):
    """Another person whom Ada works with."""
    told = {"given_names": "Wren", "family_name": "Saltonstall", "date_of_birth": "1990-01-02"}
    return create_record(NewRecord(told), by=ada, sure=True)


@staged
def both_agreed(robin, wren, ada):
    """Both agreed that Ada shares what helps."""
    return agreed(robin, ada), agreed(wren, ada)


@pytest.fixture
def known(roll, both_agreed):
    """The roll, with both on it."""
    roll.build()
    return roll


def message(by, to, text="Nothing about anybody.", subject="The meeting", files=(), **headers):
    made = mail(by.email, to, text, subject, **headers)
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made


def ruling(by, to, **told):
    """What is found about a message."""
    return examine(Matter(by, (to,), read(raw(message(by, to, **told)))))


def test_a_name_in_the_text_identifies_and_is_quoted_with_the_reference(known, ada, robin):
    found = ruling(ada, OUTSIDE, text=SECRET)

    [identifies] = [one for one in found.findings if one.mark == Mark.IDENTIFIES]
    assert found.people == (str(robin.pk),)
    assert robin.reference in identifies.why
    assert "“Robin Quillfeather”" in identifies.why
    assert found.outcome in {Outcome.PROTECT, Outcome.HOLD}


def test_a_name_in_the_subject_holds_even_between_colleagues(known, ada, grace):
    assert Mark.SUBJECT in ruling(ada, grace.email, subject="Robin Quillfeather").marks
    assert Mark.SUBJECT not in ruling(ada, grace.email, subject="The kettle").marks


def test_between_colleagues_the_text_may_name_whom_it_is_about(known, ada, grace):
    assert ruling(ada, grace.email, text=SECRET).outcome == Outcome.PASS


@pytest.mark.parametrize(
    "hidden", ["<p hidden>{}</p>", "<!-- {} -->", '<img alt="{}">', "<p>Dear&nbsp;</p>{}"]
)
def test_a_name_that_the_page_hides_is_found(known, ada, hidden):
    made = message(ada, OUTSIDE)
    made.add_alternative(
        f"<html><body>Hello {hidden.format('Robin Quillfeather')}</body></html>", subtype="html"
    )

    assert Mark.IDENTIFIES in examine(Matter(ada, (OUTSIDE,), read(raw(made)))).marks


def test_of_a_style_sheet_all_but_its_measures_is_asked_about(known, ada):
    made = message(ada, OUTSIDE)
    style = "p.a7{margin:0cm 2.5pt;width:99%}q{height:1234px} 07700 900123"
    made.add_alternative(
        f"<html><head><style>{style}</style></head><body>Hello</body></html>", subtype="html"
    )
    found = ask(Matter(ada, (OUTSIDE,), read(raw(made))))

    [asked] = [part.text for part in found.words if "margin" in part.text]
    assert asked.strip() == "p.a7{margin: ;width:}q{height:1234px} 07700 900123"


def test_a_name_in_an_encoded_text_is_found(known, ada):
    made = message(ada, OUTSIDE)
    made.set_content(SECRET, charset="utf-16", cte="base64")

    assert Mark.IDENTIFIES in examine(Matter(ada, (OUTSIDE,), read(raw(made)))).marks


def test_a_name_in_a_file_is_found(known, ada):
    found = ruling(ada, OUTSIDE, files=[("plan.pdf", pdf(SECRET.encode()))])

    assert Mark.IDENTIFIES in found.marks


def test_a_name_in_the_name_of_a_file_is_found(known, ada):
    found = ruling(ada, OUTSIDE, files=[("Robin Quillfeather.txt", b"Nothing.")])

    assert Mark.IDENTIFIES in found.marks


def test_a_file_with_a_password_is_not_cleared(known, ada):
    import pyzipper

    made = io.BytesIO()
    with pyzipper.AESZipFile(made, "w", encryption=pyzipper.WZ_AES) as closed:
        closed.setpassword(b"nobody knows it")
        closed.writestr("plan.txt", SECRET)

    found = ruling(ada, OUTSIDE, files=[("plan.zip", made.getvalue())])

    assert Mark.NOT_READ in found.marks


def test_a_file_that_nobody_can_read_is_not_cleared(known, ada):
    assert Mark.NOT_READ in ruling(ada, OUTSIDE, files=[("plan.xyz", b"\x00\x01\x02" * 500)]).marks


def test_a_name_in_a_message_that_is_forwarded_as_a_file_is_found(known, ada):
    made = message(ada, OUTSIDE)
    made.add_attachment(message(ada, OUTSIDE, text=SECRET))

    found = examine(Matter(ada, (OUTSIDE,), read(raw(made)))).marks

    assert {Mark.IDENTIFIES, Mark.TRAIL} <= found


def test_somebody_whom_the_sender_does_not_work_with_is_not_named_to_them(known, sam, robin):
    found = ruling(sam, OUTSIDE, text=SECRET)

    assert Mark.NOT_YOURS in found.marks
    assert robin.reference not in found.as_text()


def test_a_number_of_somebody_whom_we_do_not_hold_identifies_and_says_why(known, ada):
    found = ruling(ada, OUTSIDE, text="The NHS number is 999 000 0026.")

    [identifies] = [one for one in found.findings if one.mark == Mark.IDENTIFIES]
    assert "999 000 0026" in identifies.why
    assert found.people == ()


def test_two_people_at_once_are_seen(known, ada):
    found = ruling(ada, OUTSIDE, text=f"{SECRET} So does Wren Saltonstall.")

    assert Mark.SEVERAL in found.marks


def test_what_goes_to_one_person_about_another_is_held(roll, ada, robin, wren):
    add_contact_point(wren, ContactKind.EMAIL, "wren@example.net", once=uuid4(), by=ada)
    roll.build()

    assert Mark.WRONG_PERSON in ruling(ada, "wren@example.net", text=SECRET).marks
    assert Mark.WRONG_PERSON not in ruling(ada, "wren@example.net", text="Dear Wren Saltonstall").marks


def test_what_goes_to_somebody_close_to_one_person_about_another_is_held(roll, ada, robin, wren):
    sister = add_recipient(NewRecipient("Fern", "Sister"), at=wren, once=uuid4(), by=ada)
    address = NewContact(DirectoryKind.EMAIL, "fern@example.net", "Her letter")
    add_contact(sister, address, once=uuid4(), by=ada)
    roll.build()

    assert Mark.WRONG_PERSON in ruling(ada, "fern@example.net", text=SECRET).marks
    assert Mark.WRONG_PERSON not in ruling(ada, "fern@example.net", text="Wren Saltonstall moves.").marks


@pytest.mark.parametrize(
    ("greeting", "found"),
    [
        ("Dear Wren,", False),
        ("Hello Ms Saltonstall", False),
        ("Good morning Wren Saltonstall,", False),
        ("Hi all,", False),
        ("Dear Colleagues,", False),
        ("We meet on Monday.", False),
        ("Dear Robin,", True),
        ("Hi Mr Quillfeather!", True),
        ("Hello Tamsin", True),
    ],
)
def test_a_greeting_that_is_not_to_whom_it_goes_is_held(roll, ada, robin, wren, greeting, found):
    add_contact_point(wren, ContactKind.EMAIL, "wren@example.net", once=uuid4(), by=ada)
    roll.build()

    marks = ruling(ada, "wren@example.net", text=f"{greeting}\n\nThe chair has come.").marks

    assert (Mark.WRONG_PERSON in marks) == found


def test_a_greeting_to_somebody_whom_we_do_not_support_is_nothing_of_ours(known, ada):
    assert Mark.WRONG_PERSON not in ruling(ada, OUTSIDE, text="Dear Robin,\n\nThe chair has come.").marks


def test_a_file_about_somebody_else_than_the_message_is_seen(known, ada):
    text = "Here is the plan of Wren Saltonstall."

    assert Mark.WRONG_FILE in ruling(ada, OUTSIDE, text=text, files=[("plan.txt", SECRET.encode())]).marks
    assert Mark.WRONG_FILE not in ruling(ada, OUTSIDE, text=SECRET, files=[("a.txt", SECRET.encode())]).marks


def test_while_the_roll_does_not_answer_a_message_waits_and_then_its_sender_is_asked(ada, monkeypatch):
    def not_ready(_texts, *, seconds):
        raise RollNotReady(f"Not within {seconds} seconds.")

    monkeypatch.setattr("safehaven.roll.files.examine_all", not_ready)
    taken = taken_in(ada, OUTSIDE)
    working.judge_waiting()
    taken.refresh_from_db()
    waits, put_off = taken.state, taken.judge_after - timezone.now()

    change(taken, judge_after=ago(seconds=1), received_at=ago(minutes=11))
    working.judge_waiting()

    taken.refresh_from_db()
    assert (waits, taken.state) == (State.RECEIVED, State.HELD)
    assert put_off <= timedelta(minutes=1)
    [why] = look_at(taken, by=ada).ruling.findings
    assert "the list of people did not answer" in why.why
    assert "nothing notes it on a record" in why.clears


def test_nobody_else_looks_at_a_message_while_its_files_are_read(ada):
    taken = taken_in(ada, OUTSIDE)
    open_to_judge(taken)
    taken.refresh_from_db()

    assert taken.judge_after - timezone.now() > timedelta(minutes=5)


# What has left stands on the record.


def test_the_page_of_a_held_message_shows_who_it_is_about(known, ada, robin, signed_in):
    from django.urls import reverse

    taken = taken_in(ada, OUTSIDE, text=SECRET)
    working.judge_waiting()
    place = reverse("mailguard:message", kwargs={"submission": taken.pk})
    page = signed_in(ada).get(place).content.decode()

    assert robin.reference in page
    assert "Robin Quillfeather" in page
    assert look_at(taken, by=ada).ruling.people == (str(robin.pk),)


def test_the_policy_of_a_second_person_counts_for_this_too(known, ada):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    taken = taken_in(ada, OUTSIDE, text=SECRET)
    working.judge_waiting()
    let_be_shared(taken, ada)

    send_after_all(taken, "The council needs it before the meeting.", by=ada)

    taken.refresh_from_db()
    assert taken.state == State.ASKED


def test_a_zip_in_a_zip_is_read(known, ada):
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("plan.txt", SECRET)
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())

    assert Mark.IDENTIFIES in ruling(ada, OUTSIDE, files=[("outer.zip", outer.getvalue())]).marks


# What could be hidden from the checks.


def found_in(by, content):
    """What is found in a message that a program wrote in its own way."""
    return examine(Matter(by, (OUTSIDE,), read(content)))


def written(by, *lines, to=OUTSIDE):
    """A message as raw lines, below the head that each must have."""
    head = (f"From: {by.email}", f"To: {to}", "MIME-Version: 1.0")
    return "\r\n".join((*head, *lines, "")).encode()


def test_the_head_of_a_message_that_is_forwarded_is_read(known, ada):
    inner = message(ada, OUTSIDE, subject="Robin Quillfeather")
    made = message(ada, OUTSIDE)
    made.add_attachment(inner)

    assert Mark.IDENTIFIES in found_in(ada, raw(made)).marks


def test_the_name_of_a_message_that_is_forwarded_is_read(known, ada):
    made = message(ada, OUTSIDE)
    made.add_attachment(message(ada, OUTSIDE), filename="Die Wünsche von Robin Quillfeather.eml")

    assert Mark.IDENTIFIES in found_in(ada, raw(made)).marks


@pytest.mark.parametrize("around", [("Robin Quillfeather", ""), ("", "Robin Quillfeather")])
def test_what_stands_before_and_after_the_parts_is_read(known, ada, around):
    before, after = around
    lines = 'Content-Type: multipart/mixed; boundary="b"', "", before, "--b", "", "Nothing.", "--b--", after

    assert Mark.IDENTIFIES in found_in(ada, written(ada, *lines)).marks


@pytest.mark.parametrize(
    "hidden",
    [
        '<input value="Robin Quillfeather">',
        '<p aria-label="Robin Quillfeather">Hello</p>',
        "<p>Ro<b>bin</b> Quill<span>feather</span></p>",
    ],
)
def test_a_name_in_an_attribute_or_cut_by_tags_is_found(known, ada, hidden):
    made = message(ada, OUTSIDE)
    made.add_alternative(f"<html><body>{hidden}</body></html>", subtype="html")

    assert Mark.IDENTIFIES in found_in(ada, raw(made)).marks


@pytest.mark.parametrize(
    "line",
    [
        "Thread-Topic: Robin Quillfeather",
        "Reply-To: Robin Quillfeather <tess@saltmarsh.example>",
        "Cc: Robin Quillfeather <una@saltmarsh.example>",
        "X-Case: =?utf-8?b?Um9iaW4gUXVpbGxmZWF0aGVy?=",
    ],
)
def test_a_name_in_any_line_of_the_head_is_found(known, ada, line):
    assert Mark.IDENTIFIES in found_in(ada, written(ada, line, "", "Nothing.")).marks


def test_a_blind_copy_does_not_travel_so_it_tells_nobody(known, ada):
    line = "Bcc: Robin Quillfeather <una@example.org>"

    assert Mark.IDENTIFIES not in found_in(ada, written(ada, line, "", "Nothing.")).marks


def test_the_numbers_that_a_mail_program_gives_are_nobodys(known, ada):
    made = (
        "Message-ID: <9990000026.1764201234@example.org>",
        'Content-Type: text/plain; boundary="9990000026"',
    )

    assert found_in(ada, written(ada, *made, "", "Nothing.")).outcome == Outcome.PASS
    assert Mark.IDENTIFIES in found_in(ada, written(ada, "X-NHS-Number: 999 000 0026", "", "Nothing.")).marks


def test_that_it_goes_to_somebody_does_not_make_it_about_them(roll, ada, wren):
    add_contact_point(wren, ContactKind.EMAIL, "wren@example.net", once=uuid4(), by=ada)
    roll.build()

    assert Mark.IDENTIFIES not in ruling(ada, "wren@example.net").marks


def test_broken_base64_is_not_cleared(known, ada):
    lines = "Content-Transfer-Encoding: base64", "", "SGVsbG8gV29ybGQ*%%%="

    assert Mark.NOT_READ in found_in(ada, written(ada, *lines)).marks


@pytest.mark.parametrize("line", ["X-Kind: %PDF-1.7", "X-Kind: \x01\x02", "X_Kind: odd"])
def test_what_could_be_taken_for_another_kind_of_file_is_not_cleared(known, ada, line):
    assert Mark.NOT_READ in found_in(ada, written(ada, line, "", "Nothing.")).marks
