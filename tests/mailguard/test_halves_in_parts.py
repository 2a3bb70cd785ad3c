"""Both halves of a name in one message, but in different parts of it."""

from email.policy import SMTP
from string import ascii_lowercase, ascii_uppercase

import pytest

from safehaven.mailguard.checks import apart, examine
from safehaven.mailguard.checks.apart import TOO_MANY
from safehaven.mailguard.checks.matter import Matter
from safehaven.mailguard.letters import read
from safehaven.mailguard.states import Mark
from safehaven.records.front import NewRecord, create_record
from tests.mailguard.house import mail

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
LONG = "The boiler was looked at on Tuesday, and the landlord has the bill now. " * 12


@pytest.fixture
def known(roll, ada):
    """The roll, with Dafydd on it, whom Ada works with."""
    told = {"given_names": "Dafydd", "family_name": "Orlandell", "date_of_birth": "1952-03-04"}
    create_record(NewRecord(told), by=ada, sure=True)
    roll.build()
    return roll


def found(by, text, subject="The meeting", files=()):
    made = mail(by.email, OUTSIDE, text, subject)
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return examine(Matter(by, (OUTSIDE,), read(made.as_bytes(policy=SMTP))))


@pytest.mark.parametrize(
    ("subject", "text", "files"),
    [
        ("RE: Orlandell", "Dear Desmond, Dafydd, 74, at Beacon Terrace, needs help with safety.", ()),
        ("Orlandell - repair", f"{LONG}Dafydd says the kitchen ceiling is still wet.", ()),
        ("Dafydd", f"{LONG}\n\nOrlandell rang about it. {LONG}", ()),
        ("The meeting", "Hi, Dafydd cannot come.", [("orlandell.txt", b"At three.")]),
        ("The meeting", "As said.", [("a.txt", b"Dafydd rang."), ("b.txt", b"The Orlandell flat")]),
        ("orlandell", "Dafydd says it is wet.", ()),
    ],
)
def test_halves_in_different_parts_are_put_together(known, ada, subject, text, files):
    ruling = found(ada, text, subject, files)

    assert Mark.IDENTIFIES in ruling.marks
    assert len(ruling.people) == 1


def test_the_hold_says_where_both_stand(known, ada):
    [told] = [
        one.why
        for one in found(ada, "Dafydd cannot come.", "Orlandell").findings
        if one.mark is Mark.IDENTIFIES
    ]

    assert "“Orlandell”" in told
    assert "“Dafydd”" in told
    assert "” in different parts of it" in told


def test_a_half_that_begins_with_another_capital_is_put_together_too(roll, ada):
    told = {"given_names": "Łukasz", "family_name": "Orlandell", "date_of_birth": "1952-03-04"}
    create_record(NewRecord(told), by=ada, sure=True)
    roll.build()

    assert Mark.IDENTIFIES in found(ada, f"{LONG}I saw Łukasz. {LONG}", "Orlandell").marks


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("RE: Orlando", "Dafydd says it is wet."),
        ("RE: Orlandell Road", "Dafydd Jones says it is wet."),
        ("The rota", f"Dafydd is in on Monday. {LONG}"),
    ],
)
def test_one_half_alone_tells_of_nobody(known, ada, subject, text):
    assert found(ada, text, subject).people == ()


def test_what_has_too_many_names_to_be_put_together_is_not_cleared(known, ada):
    names = "\n".join(
        f"{letter}{other}{third}ington rang."
        for letter in ascii_uppercase
        for other in ascii_lowercase
        for third in ascii_lowercase
    )

    ruling = found(ada, f"{names}\nDafydd rang.", "Orlandell")

    assert ruling.people or TOO_MANY in {one.why for one in ruling.findings}


def test_what_was_left_out_of_the_comparing_is_said(known, ada, monkeypatch):
    monkeypatch.setattr(apart, "MOST_LETTERS", 1_000)
    names = "\n".join(
        f"{letter}{other}ington rang." for letter in ascii_uppercase for other in ascii_lowercase
    )

    ruling = found(ada, f"{names}\nDafydd rang.", "Orlandell")

    assert [one.mark for one in ruling.findings if one.why == TOO_MANY] == [Mark.NOT_READ]


def test_an_ordinary_message_is_compared_whole(known, ada):
    assert Mark.NOT_READ not in found(ada, LONG * 30, "The meeting", [("a.txt", LONG.encode())]).marks
