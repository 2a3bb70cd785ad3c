"""What left by mail is seen by those who oversee sharing, and tells them nothing that was sealed."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from safehaven.ledger.front import StoredLine
from safehaven.ledger.models import Line
from safehaven.mailguard import working
from safehaven.mailguard.operations.deciding import take_back
from safehaven.mailguard.operations.noting import note_on_records
from safehaven.mailguard.states import State, Way
from safehaven.policies.controls import page_of_evidence
from safehaven.records.front import NewRecord, create_record, label_of
from safehaven.workforce.front import Role
from tests.counting import queries_of
from tests.house.probes import ago, change
from tests.mailguard.taking_in import SECRET, taken_in

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
PLACE = "mailguard:overseen"


@pytest.fixture
def known(roll, robin):
    roll.build()
    return roll


def gone(by, text=SECRET, **told):
    """A message that was held, released in protected files by its sender, sent, and noted on the record."""
    taken = taken_in(by, OUTSIDE, text=text)
    working.judge_waiting()
    for copy in taken.deliveries.filter(topic="message"):
        change(copy, state=Way.SENT, handed_at=ago(minutes=1), sent_at=ago(minutes=1))
    change(taken, state=State.OVER, leaves_after=ago(minutes=2), noted_at=None, **told)
    taken.refresh_from_db()
    note_on_records(taken)
    return taken


def test_overseers_see_what_left_about_whom_and_nothing_sealed(known, ada, dora, robin, signed_in):
    gone(ada, goes_protected=False, decided_at=ago(minutes=3), decided_by=ada)

    page = signed_in(dora).get(reverse(PLACE)).content.decode()

    assert robin.reference in page
    assert "Held, then released" in page
    assert ada.name in page
    assert [word for word in ("Quillfeather", "wasps", "saltmarsh", "The meeting") if word in page] == []


def test_what_was_held_or_taken_back_is_seen_too(known, ada, dora, signed_in):
    taken_in(ada, OUTSIDE)
    other = taken_in(ada, OUTSIDE, text="Wasps live here.", subject="Wasps")
    working.judge_waiting()
    take_back(other, by=ada)

    page = signed_in(dora).get(reverse(PLACE)).content.decode()

    assert ">Held<" in page.replace("\n", "").replace(" <", "<").replace("> ", ">")
    assert "Not sent" in page
    assert page.count("On no record yet") == 2, "What has not left is on no record, whomever it is about."


def about_of(page):
    """What stands under “About”, for each message."""
    words = re.findall(r">About</span><span>(.*?)</span>", page)
    return [" ".join(one.split()) for one in words]


def test_whom_a_message_may_be_about_is_seen_and_named_so(known, dora, robin, member, harbour, signed_in):
    noor = member("Noor Napier", Role.CASEWORKER, team=harbour)
    gone(noor, text="Mx Quillfeather has been evicted.")
    taken_in(noor, OUTSIDE, text="Mx Quillfeather has wasps.")
    gone(noor, text="The kettle is broken.")
    working.judge_waiting()

    page = signed_in(dora).get(reverse(PLACE)).content.decode()

    assert about_of(page) == [
        "On no record",
        f"On no record yet. May be about: {label_of(robin)}",
        f"On no record. May be about: {label_of(robin)}",
    ]
    assert [word for word in ("Quillfeather", "evicted", "wasps") if word in page] == []


def test_whom_a_held_message_is_surely_about_is_seen(known, ada, dora, robin, signed_in):
    taken_in(ada, OUTSIDE)
    working.judge_waiting()

    page = signed_in(dora).get(reverse(PLACE)).content.decode()

    assert about_of(page) == [f"On no record yet. About: {label_of(robin)}"]


def test_a_namesake_of_ones_own_person_is_not_listed(ada, dora, robin, sam, roll, signed_in):
    create_record(NewRecord({"given_names": "Robin", "family_name": "Quillfeather"}), by=sam)
    roll.build()
    gone(ada)

    assert about_of(signed_in(dora).get(reverse(PLACE)).content.decode()) == [label_of(robin)]


def test_of_many_who_may_be_meant_some_are_listed_and_the_rest_counted(ada, dora, sam, roll, signed_in):
    for number in range(4):
        told = {"given_names": f"Robin{'abcd'[number]}", "family_name": "Quillfeather"}
        create_record(NewRecord(told), by=sam, sure=True)
    roll.build()
    gone(ada, text="Mx Quillfeather has been evicted.")

    [said] = about_of(signed_in(dora).get(reverse(PLACE)).content.decode())

    assert said.endswith(" and 1 more")


def test_looking_stands_on_the_ledger_without_a_word_of_it(known, ada, dora, signed_in):
    gone(ada)
    signed_in(dora).get(reverse(PLACE))

    assert Line.objects.filter(act="mailguard:overseen").count() == 1
    lines = " ".join(StoredLine.objects.values_list("entry", flat=True))
    assert [word for word in ("Quillfeather", "wasps", "saltmarsh") if word in lines] == []


def test_more_messages_take_no_more_questions(known, ada, dora, signed_in):
    client = signed_in(dora)
    gone(ada)
    few = queries_of(client, reverse(PLACE))
    for number in range(4):
        gone(ada, text=f"{SECRET} {number}")

    assert queries_of(client, reverse(PLACE)) == few


def test_whoever_may_not_oversee_does_not_see_it(ada, signed_in):
    assert signed_in(ada).get(reverse(PLACE)).status_code == 403


@pytest.mark.parametrize(
    ("clause", "control"),
    [
        ("RE-email-05", "identifiability-check"),
        ("RE-email-06", "mosaic-check"),
        ("RE-email-09", "generic-mailbox"),
    ],
)
def test_the_clauses_of_mail_link_to_it(clause, control):
    one: Any = SimpleNamespace(id=clause, control=control)
    other: Any = SimpleNamespace(id="another", control=control)

    assert (page_of_evidence(one), page_of_evidence(other)) == (PLACE, "disclosure:overseen")
