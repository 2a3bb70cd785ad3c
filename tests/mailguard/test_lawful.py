"""What ordinary mail tells may be shared: a basis is noted for it, and the use of the record is not paused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.refusals import NotThere
from safehaven.lawfulness.front import Basis, Ended, Given, Reach, SharingBasis, take_back
from safehaven.ledger.models import Line
from safehaven.mailguard import working
from safehaven.mailguard.operations.basing import Grounds, say_basis
from safehaven.mailguard.operations.deciding import agree, look_at, send_after_all
from safehaven.mailguard.operations.relaying import begin_hand_over, claim
from safehaven.mailguard.rules import NeverThere, NotLawful, WrongMoment
from safehaven.mailguard.states import Mark, Outcome, State, Way
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import open_record
from tests.disclosure.test_pages import text_of
from tests.house.probes import change
from tests.lawfulness.agreeing import PURPOSE, agreed, paused
from tests.mailguard.taking_in import SECRET, taken_in
from tests.mailguard.test_about import wren
from tests.mailguard.test_what_is_noted import OUTSIDE, mailbox_verified, secure
from tests.reading_for import reads_for

__all__ = ["mailbox_verified", "wren"]
pytestmark = pytest.mark.django_db
LAW = Grounds(Basis.LEGAL_OBLIGATION, PURPOSE, "The court ordered it on 3 May.")
CONSENT = Grounds(Basis.CONSENT, PURPOSE, given=Given.SAID, explained=True)
REASON = "The council needs it before the meeting."


@pytest.fixture
def on_roll(roll, robin, wren):
    """The roll, with Robin and Wren on it, of whom nothing is noted."""
    roll.build()
    return roll


@pytest.fixture
def to_council(on_roll, ada, mailbox_verified):
    """Takes in a message about Robin to a secure address that somebody made sure of, and looks at it."""
    secure(ada)

    def make(*to, text=SECRET):
        taken = taken_in(ada, *(to or (OUTSIDE,)), text=text)
        working.judge_waiting()
        taken.refresh_from_db()
        return taken

    return make


def marks(taken, by):
    return look_at(taken, by=by).ruling.marks


def sending():
    """One round of the worker, and what it said of each message's copies."""
    working.send_waiting()


def make_due(taken):
    change(taken, leaves_after=timezone.now() - timedelta(seconds=1))


def test_what_nothing_lets_us_share_is_held(to_council, ada, robin):
    taken = to_council()

    [found] = [one for one in look_at(taken, by=ada).ruling.findings if one.mark is Mark.NO_BASIS]
    assert taken.state == State.HELD
    assert found.why == f"Nothing is noted that lets us share about {robin} with {OUTSIDE}."


def test_what_they_agreed_to_goes(to_council, ada, robin):
    agreed(robin, ada)

    taken = to_council()

    assert (taken.state, taken.outcome) == (State.PASSED, Outcome.RECORD)


def test_a_message_about_nobody_needs_no_basis(to_council):
    assert to_council(text="The meeting is at three.").state == State.PASSED


@pytest.mark.parametrize("grounds", [LAW, CONSENT], ids=["law", "consent"])
def test_one_answer_notes_the_basis_and_lets_it_go(to_council, ada, robin, grounds):
    taken = to_council()

    say_basis(taken, grounds, by=ada)

    taken.refresh_from_db()
    noted = SharingBasis.objects.get()
    reader = open_record(robin, by=ada).grant
    assert (taken.state, taken.outcome) == (State.PASSED, Outcome.RECORD)
    assert (noted.record, noted.reach, reader.open(noted, "whom")) == (
        robin,
        Reach.PERSON,
        "Tess Marlowe, Saltmarsh Council",
    )
    assert to_council().state == State.PASSED


def test_of_an_address_that_nobody_knows_it_counts_for_this_message_alone(to_council, ada, robin):
    taken, unknown = to_council("una@saltmarsh.example"), "una@saltmarsh.example"

    say_basis(taken, LAW, by=ada)

    noted = SharingBasis.objects.get()
    assert (noted.reach, noted.about) == (Reach.ONCE, taken.ledger_name)
    assert Mark.NO_BASIS not in marks(taken, ada)
    assert Mark.NO_BASIS in marks(to_council(unknown), ada)


def test_whatever_else_holds_it_still_does(on_roll, ada):
    taken = taken_in(ada, OUTSIDE, text=SECRET)
    working.judge_waiting()

    say_basis(taken, LAW, by=ada)

    taken.refresh_from_db()
    assert (taken.state, Mark.NEW_RECIPIENT in marks(taken, ada)) == (State.HELD, True)


def test_without_a_basis_no_reason_sends_it_after_all(to_council, ada):
    taken = to_council()

    with pytest.raises(NotLawful, match="Nothing is noted"):
        send_after_all(taken, REASON, by=ada)

    taken.refresh_from_db()
    assert taken.state == State.HELD


def test_the_page_leads_there_and_says_what_is_missing(to_council, ada, robin, signed_in):
    taken, client = to_council(), signed_in(ada)
    place = reverse("mailguard:basis", kwargs={"submission": taken.pk})
    message = client.get(reverse("mailguard:message", kwargs={"submission": taken.pk}))
    page = client.get(place)
    typed = {"basis": "consent", "given": "said", "explained": "on", "purpose": PURPOSE}

    client.post(place, typed | {"once": page.context["form"]["once"].value()})

    taken.refresh_from_db()
    assert place in message.content.decode()
    assert f"about {robin} with {OUTSIDE}" in text_of(page)
    assert taken.state == State.PASSED


def test_consent_that_nobody_explained_is_refused_there(to_council, ada, signed_in):
    taken, client = to_council(), signed_in(ada)
    place = reverse("mailguard:basis", kwargs={"submission": taken.pk})
    page = client.get(place)
    typed = {
        "basis": "consent",
        "given": "said",
        "purpose": PURPOSE,
        "once": page.context["form"]["once"].value(),
    }

    answer = client.post(place, typed)

    assert "Without that it is no agreement" in text_of(answer)
    assert not SharingBasis.objects.exists()


def test_another_person_says_no_basis_for_it(to_council, ada, sam, grace):
    taken = to_council()

    for by in (sam, grace):
        with pytest.raises(NotThere):
            say_basis(taken, LAW, by=by)

    assert not SharingBasis.objects.exists()


def test_what_is_not_held_asks_for_no_basis(to_council, ada, robin):
    agreed(robin, ada)

    with pytest.raises(WrongMoment):
        say_basis(to_council(), LAW, by=ada)


def test_nothing_is_said_of_those_whom_the_sender_does_not_work_with(on_roll, ada, sam, robin):
    paused(robin, ada)
    taken = taken_in(sam, OUTSIDE, text=SECRET)
    working.judge_waiting()

    found = look_at(taken, by=sam).ruling

    assert {Mark.NO_BASIS, Mark.PAUSED}.isdisjoint(found.marks)
    assert not [one for one in found.findings if robin.reference in one.why or "pause" in one.why]
    with pytest.raises(NotLawful) as refused:
        send_after_all(taken, REASON, by=sam)
    assert "pause" not in str(refused.value)


def test_nor_does_it_go_without_a_basis_for_whoever_does_not_work_with_them(on_roll, ada, sam, robin):
    taken = taken_in(sam, OUTSIDE, text=SECRET)
    working.judge_waiting()
    found = look_at(taken, by=sam).ruling

    with pytest.raises(NotLawful, match="nothing about them may leave"):
        send_after_all(taken, REASON, by=sam)

    assert Mark.NO_BASIS not in found.marks
    assert not [one for one in found.findings if robin.reference in one.why]


def test_whoever_only_reads_about_them_shares_nothing(on_roll, ada, sam, robin):
    agreed(robin, ada)
    reads_for(ada, sam)

    taken = taken_in(sam, OUTSIDE, text=SECRET)
    working.judge_waiting()

    taken.refresh_from_db()
    assert (taken.state, Mark.NOT_YOURS in marks(taken, sam)) == (State.HELD, True)


def test_nor_do_they_say_on_which_basis_it_is_shared(on_roll, ada, sam, robin):
    reads_for(ada, sam)
    taken = taken_in(sam, OUTSIDE, text=SECRET)
    working.judge_waiting()
    found = marks(taken, sam)

    say_basis(taken, LAW, by=sam)

    taken.refresh_from_db()
    assert (taken.state, Mark.NO_BASIS in found) == (State.HELD, False)
    assert not SharingBasis.objects.exists()


# Paused.


def test_a_pause_holds_it_and_nothing_sends_it_after_all(to_council, ada, robin):
    agreed(robin, ada)
    paused(robin, ada)
    taken = to_council()

    with pytest.raises(NeverThere, match="paused"):
        send_after_all(taken, REASON, by=ada)

    taken.refresh_from_db()
    assert (taken.state, Mark.PAUSED in marks(taken, ada)) == (State.HELD, True)


@pytest.fixture
def waits(to_council, ada, robin):
    """A message that Robin agreed to, in the time for undoing it."""
    basis = agreed(robin, ada)
    taken = to_council()
    assert taken.state == State.PASSED
    return taken, basis


def stopped(taken, by, mark):
    """Whether it is held again, with nothing gone and its sender told why."""
    taken.refresh_from_db()
    copies = set(taken.deliveries.filter(topic="message").values_list("state", flat=True))
    notices = taken.deliveries.filter(topic="held").count()
    return (taken.state, copies, notices, mark in marks(taken, by)) == (State.HELD, {Way.READY}, 1, True)


def test_a_pause_in_the_time_for_undoing_stops_it(waits, ada, robin):
    taken, _basis = waits
    paused(robin, ada)
    make_due(taken)

    sending()

    assert stopped(taken, ada, Mark.PAUSED)
    assert Line.objects.filter(act="mailguard:held_back").count() == 1


def test_a_pause_while_a_copy_is_made_ready_stops_it_before_a_byte_has_left(waits, ada, robin):
    taken, _basis = waits
    make_due(taken)
    token = uuid4()
    claimed = claim(taken.deliveries.get(topic="message"), token)
    paused(robin, ada)

    with pytest.raises(NotLawful):
        begin_hand_over(claimed.delivery, token, 1000)

    assert taken.deliveries.get(topic="message").state == Way.CLAIMED


def test_what_was_taken_back_in_that_time_stops_it_too(waits, ada):
    taken, basis = waits
    take_back(basis, Ended.SAID, by=ada)
    make_due(taken)

    sending()

    assert stopped(taken, ada, Mark.NO_BASIS)


def test_what_a_colleague_agreed_to_is_stopped_by_a_pause_as_well(to_council, ada, grace, robin):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    taken = to_council("una@saltmarsh.example")
    say_basis(taken, LAW, by=ada)
    send_after_all(taken, REASON, by=ada)
    paused(robin, ada)
    agree(taken, by=grace)
    make_due(taken)

    sending()

    assert stopped(taken, ada, Mark.PAUSED)


def test_where_one_copy_has_left_the_others_stop(to_council, ada, robin):
    agreed(robin, ada)
    taken = to_council(OUTSIDE, "una@saltmarsh.example")
    change(taken, state=State.PASSED, leaves_after=timezone.now())
    first, second = taken.deliveries.filter(topic="message").order_by("place")
    change(first, state=Way.SENT, handed_at=timezone.now(), sent_at=timezone.now())
    paused(robin, ada)

    sending()

    taken.refresh_from_db()
    second.refresh_from_db()
    assert (taken.state, second.state) == (State.OVER, Way.STOPPED)
