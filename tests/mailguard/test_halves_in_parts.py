"""Both halves of a name in one message, but in different parts of it."""

from email.policy import SMTP

import pytest

from safehaven.mailguard.checks import examine
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


def test_a_message_of_names_only_is_put_together_up_to_a_limit(known, ada):
    names = " and ".join(f"Person{'abcdefghij'[place % 10]}{place}" for place in range(5_000))

    assert found(ada, names, "Orlandell").people == ()
