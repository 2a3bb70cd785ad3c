"""Sending a message and taking it back is a question about the people whom it names, and is noted and limited as one."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.front import StoredLine
from safehaven.mailguard import working
from safehaven.mailguard.operations.deciding import look_at, send_after_all, take_back
from safehaven.mailguard.operations.protecting import send_protected
from safehaven.mailguard.rules import NeverThere, WrongMoment
from safehaven.mailguard.states import Mark, State
from safehaven.records.front import NewRecord, create_record
from safehaven.roll import as_typed
from safehaven.workforce.front import Role, tries_names
from safehaven.workforce.operations import close_password, decide_concern
from safehaven.workforce.queries import concerns_to_decide
from safehaven.workforce.states import ConcernKind, Outcome
from tests.lawfulness.agreeing import agreed
from tests.mailguard.protected import in_the_directory
from tests.mailguard.taking_in import SECRET, taken_in

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
NOTHING = "The meeting is at three."


@pytest.fixture
def known(roll, robin):
    """The roll, with Robin on it, whom Sam does not work with."""
    roll.build()
    return roll


@pytest.fixture
def often(monkeypatch):
    """Two strangers a day are enough."""
    monkeypatch.setattr(as_typed, "MOST_IN_A_DAY", "2/d/key")


def sent(by, to=OUTSIDE, text=SECRET, subject="The meeting"):
    """A message that was looked at."""
    taken = taken_in(by, to, text=text, subject=subject)
    working.judge_waiting()
    taken.refresh_from_db()
    return taken


def questions(by):
    lines = StoredLine.objects.filter(act="roll:asked", by=by.ledger_name)
    return lines.count()


def marks(taken):
    return look_at(taken, by=taken.sender).ruling.marks


def test_a_message_about_a_stranger_leaves_a_line_as_a_question_does(known, sam):
    sent(sam)

    assert questions(sam) == 1


def test_so_does_a_subject_to_oneself(known, sam):
    taken = sent(sam, sam.email, text=NOTHING, subject="Robin Quillfeather")

    assert questions(sam) == 1
    assert Mark.SUBJECT in marks(taken)


def test_a_message_about_people_whom_one_works_with_is_no_question(known, ada):
    sent(ada)
    sent(ada, text=NOTHING)

    assert questions(ada) == 0


def test_to_whom_it_goes_tells_of_somebody_too(roll, robin, ada, sam):
    from uuid import uuid4

    from safehaven.records.front import ContactKind, add_contact_point

    told = {"given_names": "Wren", "family_name": "Saltonstall", "date_of_birth": "1990-01-02"}
    wren = create_record(NewRecord(told), by=sam, sure=True)
    add_contact_point(wren, ContactKind.EMAIL, "wren@example.net", once=uuid4(), by=sam)
    roll.build()

    taken = sent(ada, "wren@example.net")

    assert Mark.WRONG_PERSON in marks(taken)
    assert questions(ada) == 1


def test_whoever_names_too_many_is_told_no_more_and_colleagues_are(known, often, sam, dora):
    taken = [sent(sam) for _ in range(3)]
    harmless = sent(sam, text=NOTHING)

    assert [Mark.NOT_YOURS in marks(one) for one in taken] == [True, True, False]
    assert marks(taken[2]) == marks(harmless) == {Mark.TOO_OFTEN}
    assert harmless.state == State.HELD
    assert "uillfeather" not in look_at(taken[2], by=sam).ruling.as_text()
    [concern] = concerns_to_decide(dora)
    assert (concern.kind, concern.staff) == (ConcernKind.TRIES_NAMES, sam)


def test_taking_it_back_gives_no_more_tries(known, often, sam):
    for _ in range(3):
        take_back(sent(sam), by=sam)

    assert marks(sent(sam)) == {Mark.TOO_OFTEN}


def test_mail_to_colleagues_is_held_too_and_nobody_overrules_that(known, often, sam, ada):
    for _ in range(3):
        sent(sam)
    held = sent(sam, ada.email, text=NOTHING)

    with pytest.raises(NeverThere, match="spoken with you"):
        send_after_all(held, "They wait for it at the council.", by=sam)
    held.refresh_from_db()
    assert held.state == State.HELD


def test_what_was_held_before_is_not_released_meanwhile_either(known, often, sam):
    held = sent(sam, text=NOTHING, subject="The meeting with Robin Quillfeather")
    for _ in range(3):
        sent(sam)

    with pytest.raises(WrongMoment, match="nothing of yours leaves for now"):
        send_after_all(held, "They wait for it at the council.", by=sam)
    with pytest.raises(WrongMoment, match="nothing of yours leaves for now"):
        send_protected(held, {}, "They wait for it at the council.", by=sam)


def test_nobody_releases_what_is_about_somebody_elses_people_alone(known, sam, ada, robin):
    agreed(robin, ada)
    in_the_directory(ada, OUTSIDE)
    one, other = sent(sam), sent(sam)
    one = send_after_all(one, "They wait for it at the council.", by=sam)
    other = send_protected(other, {}, "They wait for it at the council.", by=sam)

    assert (one.state, other.state) == (State.ASKED, State.ASKED)


def test_others_go_on(known, often, sam, ada, grace):
    for _ in range(3):
        sent(sam)

    assert sent(ada, grace.email, text=NOTHING).state == State.PASSED


def test_once_a_colleague_has_looked_into_it_mail_goes_again(known, often, sam, dora):
    for _ in range(3):
        sent(sam)
    [concern] = concerns_to_decide(dora)
    decide_concern(concern, Outcome.FINE, "A new duty: she answers for both teams.", by=dora)

    assert not tries_names(sam)
    assert sent(sam, text=NOTHING).state == State.PASSED


def test_the_data_protection_officer_hears_of_names_and_of_nothing_else_about_accounts(member, sam, dora):
    security = member("Cy Ward", Role.SECURITY_OFFICER)
    concern = close_password(sam, by=SYSTEM)

    assert list(concerns_to_decide(dora)) == []
    assert list(concerns_to_decide(security)) == [concern]


def test_of_a_list_of_names_the_page_says_neither_how_many_nor_all(roll, ada, sam):
    names = [
        "Wren Saltonstall",
        "Tamsin Oakenshaw",
        "Piers Ravensgill",
        "Lowri Fenwicket",
        "Osric Bellwether",
    ]
    for name in names:
        given, family = name.split()
        create_record(NewRecord({"given_names": given, "family_name": family}), by=ada, sure=True)
    roll.build()

    told = look_at(sent(sam, text=". ".join(names)), by=sam).ruling.as_text()

    assert sum(name in told for name in names) == 3
    assert "about several people at once" in told
    assert "5 people" not in told
