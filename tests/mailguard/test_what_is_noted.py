"""What has left stands on the record of whom it is about, sealed, and one bad message stops no other note."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.keyring.models import DataKey
from safehaven.ledger.front import write
from safehaven.mailguard import wording, working
from safehaven.mailguard.moving import FILES
from safehaven.mailguard.operations.deciding import look_at, send_after_all
from safehaven.mailguard.operations.domains import add_domain
from safehaven.mailguard.operations.noting import note_on_records
from safehaven.mailguard.rules import TakenOver
from safehaven.mailguard.states import Outcome, State, Way
from safehaven.records.front import open_record
from safehaven.records.models import Entry
from tests.house.probes import change
from tests.mailguard.taking_in import SECRET, let_be_shared, taken_in
from tests.mailguard.test_about import both_agreed, known, wren
from tests.staging import staged

__all__ = ["both_agreed", "known", "wren"]
pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"


def secure(by):
    today = timezone.localdate()
    add_domain("saltmarsh.example", "The published list", today, today + timedelta(days=300), by=by)


def as_if_sent(taken, *states):
    """As if the mail server had answered so for each copy."""
    now = timezone.now()
    for copy, state in zip(taken.deliveries.filter(topic="message"), states, strict=True):
        sent = now if state == Way.SENT else None
        change(copy, state=state, handed_at=now, sent_at=sent)
    change(taken, state=State.OVER, over_at=now)


def entries(record):
    return list(Entry.objects.filter(record=record, kind="e-mail"))


@pytest.fixture
def passed(known, ada, mailbox_verified):
    """A message about Robin to a secure address that somebody made sure of."""
    secure(ada)
    taken = taken_in(ada, OUTSIDE, text=SECRET)
    working.judge_waiting()
    taken.refresh_from_db()
    return taken


@staged
def mailbox_verified(ada, sam):
    """Tess's address, of which Sam made sure."""
    from safehaven.directory.front import (
        ContactKind as Way_,
    )
    from safehaven.directory.front import (
        NewContact,
        NewRecipient,
        OrganisationKind,
        VerifiedHow,
        add_contact,
        add_organisation,
        add_recipient,
        verify_contact,
    )

    council = add_organisation("Saltmarsh Council", OrganisationKind.COUNCIL, once=uuid4(), by=ada)
    tess = add_recipient(NewRecipient("Tess Marlowe", "Social worker"), at=council, once=uuid4(), by=ada)
    contact = add_contact(tess, NewContact(Way_.EMAIL, OUTSIDE, "Her letter"), once=uuid4(), by=ada)
    verify_contact(contact, VerifiedHow.CALLED_BACK, "I rang the council and she read it out.", by=sam)


def test_to_a_secure_and_verified_address_it_passes_to_be_recorded(passed):
    assert (passed.state, passed.outcome) == (State.PASSED, Outcome.RECORD)


def test_once_it_has_left_it_stands_on_the_record_sealed(passed, robin, ada):
    as_if_sent(passed, Way.SENT)

    working.note_waiting()

    [entry] = entries(robin)
    assert (entry.written_by, entry.about) == (ada, f"submission:{passed.pk}")
    assert b"wasps" not in entry.text.ciphertext
    with pytest.raises(TakenOver):
        note_on_records(passed)


def noted(record, by):
    """What the record says of its messages."""
    reader = open_record(record, by=by)
    return [reader.grant.open(entry, "text") for entry in entries(record)]


def test_of_a_copy_in_doubt_it_says_that_it_may_have_been_sent(passed, robin, ada):
    as_if_sent(passed, Way.IN_DOUBT)

    working.note_waiting()

    [text] = noted(robin, ada)
    assert text.startswith(f"May have been sent by e-mail to {OUTSIDE}.")


def test_words_that_are_too_many_are_cut_and_it_says_so(passed, robin, ada, monkeypatch):
    monkeypatch.setattr(wording, "LONGEST", 60)
    as_if_sent(passed, Way.SENT)

    working.note_waiting()

    [text] = noted(robin, ada)
    assert (text.startswith("Sent by e-mail to"), text.endswith("(cut short)")) == (True, True)


def test_one_whose_key_was_destroyed_stops_nobody_elses_note(known, ada, robin, wren):
    secure(ada)
    gone = taken_in(ada, OUTSIDE, text="Wren Saltonstall rang.")
    stands = taken_in(ada, OUTSIDE, text=SECRET)
    working.judge_waiting()
    for taken in (gone, stands):
        taken.refresh_from_db()
        let_be_shared(taken, ada)
        send_after_all(taken, "The council needs it before the meeting.", by=ada)
        as_if_sent(taken, Way.SENT)
    destroy(wren)

    working.note_waiting()

    gone.refresh_from_db()
    assert [len(entries(record)) for record in (robin, wren)] == [1, 0]
    assert gone.noted_at is not None


def test_one_whose_file_is_lost_is_noted_without_its_words(passed, robin, ada):
    as_if_sent(passed, Way.SENT)
    FILES.drop(passed.pk)

    working.note_waiting()

    [text] = noted(robin, ada)
    assert "The words of the message are lost." in text


def test_one_message_that_breaks_stops_none_after_it(known, ada, robin, monkeypatch):
    broken, whole = (taken_in(ada, OUTSIDE, text=SECRET) for _ in range(2))
    working.judge_waiting()
    for taken in (broken, whole):
        taken.refresh_from_db()
        let_be_shared(taken, ada)
        send_after_all(taken, "The council needs it before the meeting.", by=ada)
        as_if_sent(taken, Way.SENT)

    def breaks_on_one(submission):
        if submission == broken:
            raise RuntimeError
        note_on_records(submission)

    monkeypatch.setattr(working, "note_on_records", breaks_on_one)
    working.note_waiting()

    assert [entry.about for entry in entries(robin)] == [f"submission:{whole.pk}"]


@operation
def destroy(record):
    """As if a record's key were destroyed."""
    write("tests:destroyed", by=SYSTEM)
    DataKey.objects.filter(pk=record.key_id).delete()


def test_what_did_not_leave_does_not_stand_there(passed, robin):
    as_if_sent(passed, Way.FAILED)

    working.note_waiting()

    assert entries(robin) == []


def test_of_a_message_about_several_the_words_stand_on_no_record(known, ada, robin, wren):
    taken = taken_in(ada, OUTSIDE, text=f"{SECRET} So does Wren Saltonstall.")
    working.judge_waiting()
    taken.refresh_from_db()
    let_be_shared(taken, ada)
    send_after_all(taken, "The council asked for both of them together.", by=ada)
    as_if_sent(taken, Way.SENT)

    working.note_waiting()

    texts = [open_record(record, by=ada) for record in (robin, wren)]
    assert [len(entries(record)) for record in (robin, wren)] == [1, 1]
    assert all("wasps" not in str(text) for text in texts)


# Mail that stays in the house.


def test_mail_to_a_colleague_leaves_and_stands_on_the_record(known, ada, sam, robin):
    taken = taken_in(ada, sam.email, text=SECRET)
    working.judge_waiting()
    taken.refresh_from_db()
    state = taken.state
    as_if_sent(taken, Way.SENT)
    working.note_waiting()

    [text] = noted(robin, ada)
    assert state == State.PASSED
    assert sam.email in text


def test_whoever_writes_to_a_colleague_of_strangers_is_told_nothing(known, sam, ada, robin, signed_in):
    taken = taken_in(sam, ada.email, text=SECRET)
    working.judge_waiting()
    taken.refresh_from_db()

    assert taken.state == State.PASSED
    page = signed_in(sam).get(f"/mail/{taken.pk}/").content.decode()
    ruling = look_at(taken, by=sam).ruling
    assert (ruling.against, ruling.people) == ((), (str(robin.pk),))
    assert robin.reference not in page
