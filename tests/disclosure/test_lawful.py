"""What leaves asks whether they agreed, and whether the use of their record is paused: also at the last moment."""

import uuid

import pytest
from django.utils import timezone

from safehaven.disclosure.checks.lawful import NotLawful
from safehaven.disclosure.email.operations import begin_hand_over, claim_message
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.email.sending import send_waiting
from safehaven.disclosure.email.steps import TakenOver
from safehaven.disclosure.models import Disclosure, UseWhilePaused
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.calling import tell
from safehaven.disclosure.operations.lawful import say_use
from safehaven.disclosure.operations.receiving import tell_password
from safehaven.disclosure.operations.releasing import approve, ask, look_at, release
from safehaven.disclosure.rules import NotChecked, NotOpen, OwnRequest, WrongMoment
from safehaven.disclosure.states import Category, State
from safehaven.foundation.actors import SYSTEM
from safehaven.lawfulness.front import (
    Basis,
    Ended,
    Reach,
    SharingBasis,
    WhilePaused,
    Whom,
    lift,
    take_back,
)
from safehaven.policies.front import Parameter, choose
from tests.disclosure.calls import agreed as agreed_call
from tests.disclosure.calls import board, call, in_the_way, let_go, timeline
from tests.disclosure.conftest import work
from tests.disclosure.test_pages import at, hidden, text_of
from tests.lawfulness.agreeing import PURPOSE, agreed, paused

__all__ = ["agreed_call", "board", "call"]
WHY = "The court wants our statement by Friday."


@pytest.fixture
def on_consent(draft, ada):
    """Ada's draft, because Robin agreed."""
    return drafting.give_reason(
        draft,
        Category.CONSENT,
        Basis.CONSENT,
        "She asked us to on the telephone.",
        version=draft.version,
        by=ada,
    )


def only_her(tess):
    return Whom(Reach.PERSON, recipient=tess)


def test_what_rests_on_an_agreement_does_not_leave_before_it_is_noted(on_consent, ada):
    with pytest.raises(NotChecked, match="It is not noted that they agreed"):
        let_go(on_consent, ada)

    assert Disclosure.objects.get().state == State.DRAFT


def test_it_is_noted_there_and_then_and_leaves(on_consent, ada, robin, tess, signed_in):
    client = signed_in(ada)
    place = at("agreed", on_consent)
    page = client.get(place)
    typed = hidden(page) | {
        "given": "said",
        "explained": "on",
        "reach": "person",
        "purpose": page.context["form"].initial["purpose"],
    }

    back = client.post(place, typed)

    made = SharingBasis.objects.get()
    assert (back.url, made.recipient, made.noted_by) == (at("checks", on_consent), tess, ada)
    assert let_go(on_consent, ada).state == State.RELEASED


def test_nobody_is_asked_twice_who_gave_another_basis(draft, ada):
    assert in_the_way(draft, ada) == []


def test_an_agreement_about_somebody_else_does_not_serve(on_consent, ada, robin):
    agreed(robin, ada, Whom(Reach.KIND, kind="school"))

    assert in_the_way(on_consent, ada) == ["agreed"]


def test_a_reason_that_says_they_agreed_needs_it_too(draft, ada):
    draft = drafting.give_reason(
        draft, Category.CONSENT, Basis.PUBLIC_TASK, "She asked us to do it.", version=draft.version, by=ada
    )

    assert in_the_way(draft, ada) == ["agreed"]


def test_what_they_agreed_to_stands_beside_the_checks(on_consent, ada, robin, signed_in):
    agreed(robin, ada)

    assert f"They agreed to: {PURPOSE}" in text_of(signed_in(ada).get(at("checks", on_consent)))


def test_what_was_taken_back_between_draft_and_release_stops_it(on_consent, ada, robin, tess):
    basis = agreed(robin, ada, only_her(tess))
    passed = in_the_way(on_consent, ada)

    take_back(basis, Ended.SAID, by=ada)

    assert passed == []
    with pytest.raises(NotChecked, match="They took back that we share with this recipient"):
        let_go(on_consent, ada)


def test_another_basis_after_they_took_it_back_is_warned_about(draft, ada, robin, tess):
    take_back(agreed(robin, ada, only_her(tess)), Ended.SAID, by=ada)

    checked = look_at(draft, by=ada, checking=True).checked

    assert checked.passed
    assert [one for one in checked.warnings if "Go on only if the other basis holds" in one]


def test_what_was_taken_back_after_the_release_is_not_sent(on_consent, ada, robin, tess, office, at_once):
    basis = agreed(robin, ada, only_her(tess))
    released = let_go(on_consent, ada)
    take_back(basis, Ended.SAID, by=ada)

    work()

    released.refresh_from_db()
    assert (released.state, office.caught) == (State.HELD, [])


def prepared(draft, ada):
    """Released and made ready: its message waits for the mail server."""
    choose(Parameter.UNDO_SECONDS, "0", by=SYSTEM)
    released = let_go(draft, ada)
    prepare_released()
    released.refresh_from_db()
    assert released.state == State.SENDING
    return released


def test_a_pause_while_its_message_waits_in_the_queue_stops_it(draft, ada, robin, office, ready_made):
    released = prepared(draft, ada)
    paused(robin, ada)

    send_waiting()

    released.refresh_from_db()
    assert (released.state, office.caught) == (State.HELD, [])


def test_a_pause_while_a_message_is_made_ready_stops_it_before_a_byte_has_left(
    draft, ada, robin, office, ready_made
):
    released, claim = prepared(draft, ada), uuid.uuid4()
    message, _grant = claim_message(released.messages.get(kind="document"), claim)
    paused(robin, ada)

    with pytest.raises(TakenOver):
        begin_hand_over(message, claim)

    assert office.caught == []


def test_a_pause_keeps_the_password_back(draft, ada, robin, office, ready_made):
    choose(Parameter.PASSWORD_RELEASE, "after_receipt", by=SYSTEM)
    released = prepared(draft, ada)
    send_waiting()
    paused(robin, ada)

    with pytest.raises(NotLawful, match="paused"):
        tell_password(released, by=ada)

    assert len(office.caught) == 1


def test_a_pause_in_the_time_for_taking_back_stops_it(draft, ada, robin, office, at_once):
    released = let_go(draft, ada)
    paused(robin, ada)

    work()

    released.refresh_from_db()
    assert (released.state, office.caught) == (State.HELD, [])


def test_nothing_leaves_while_the_use_is_paused(draft, ada, robin):
    paused(robin, ada)

    assert in_the_way(draft, ada) == ["not-paused", "second-person"]
    with pytest.raises(NotChecked, match="paused"):
        let_go(draft, ada)


def test_what_the_law_allows_leaves_once_a_second_person_agreed(draft, ada, grace, robin):
    paused(robin, ada)
    say_use(draft, WhilePaused.CLAIMS, WHY, version=draft.version, by=ada)
    draft.refresh_from_db()
    with pytest.raises(NotChecked, match="somebody else must approve"):
        let_go(draft, ada)

    asked = ask(draft, version=draft.version, by=ada)
    with pytest.raises(OwnRequest):
        approve(asked, version=asked.version, by=ada)
    released = let_go(approve(asked, version=asked.version, by=grace), ada)

    assert released.state == State.RELEASED
    assert f"The use was paused. {WhilePaused.CLAIMS.label}. {WHY}" in timeline(robin, ada)[0]


def test_nobody_is_asked_to_approve_before_it_is_said_what_allows_it(draft, ada, robin):
    paused(robin, ada)

    with pytest.raises(NotChecked, match="paused"):
        ask(draft, version=draft.version, by=ada)


def test_an_approval_from_before_the_pause_counts_no_more(draft, ada, grace, robin):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    asked = ask(draft, version=draft.version, by=ada)
    approved = approve(asked, version=asked.version, by=grace)
    paused(robin, ada)

    say_use(approved, WhilePaused.CLAIMS, WHY, version=approved.version, by=ada)

    approved.refresh_from_db()
    assert (approved.state, approved.decided_by) == (State.DRAFT, None)


def test_what_was_allowed_during_one_pause_is_not_during_the_next(draft, ada, robin):
    first = paused(robin, ada)
    say_use(draft, WhilePaused.CLAIMS, WHY, version=draft.version, by=ada)
    lift(first, "We corrected the report.", timezone.localdate(), by=ada)
    between = in_the_way(draft, ada)

    paused(robin, ada)

    assert (between, in_the_way(draft, ada)) == ([], ["not-paused", "second-person"])


def test_an_agreement_that_allows_it_during_a_pause_must_be_noted(draft, ada, robin, tess):
    paused(robin, ada)
    say_use(draft, WhilePaused.CONSENT, "She wants this one letter sent.", version=draft.version, by=ada)
    before = in_the_way(draft, ada)

    agreed(robin, ada, only_her(tess))

    assert (before, in_the_way(draft, ada)) == (["agreed", "second-person"], ["second-person"])


def test_without_a_pause_there_is_nothing_to_allow(draft, ada):
    with pytest.raises(WrongMoment):
        say_use(draft, WhilePaused.CLAIMS, WHY, version=draft.version, by=ada)


def test_a_stranger_says_nothing_and_notes_nothing(on_consent, ada, sam, robin, signed_in):
    paused(robin, ada)

    with pytest.raises(NotOpen):
        say_use(on_consent, WhilePaused.CLAIMS, WHY, version=on_consent.version, by=sam)

    pages = [signed_in(sam).post(at(name, on_consent), {}).status_code for name in ("agreed", "paused")]
    assert (pages, UseWhilePaused.objects.exists()) == ([404, 404], False)


def test_the_pages_of_a_pause_lead_to_what_allows_it(draft, ada, robin, signed_in):
    paused(robin, ada)
    client = signed_in(ada)
    checks = client.get(at("checks", draft)).content.decode()
    place = at("paused", draft)
    page = client.get(place)

    back = client.post(place, hidden(page) | {"ground": "protects", "words": "Her son is in danger today."})

    assert (place in checks, back.url) == (True, at("checks", draft))
    assert "Ask for approval" in text_of(client.get(at("checks", draft)))


def test_nothing_is_told_on_the_telephone_once_the_use_is_paused(agreed_call, ada, robin):
    released = release(agreed_call, version=agreed_call.version, once=uuid.uuid4(), by=ada)
    paused(robin, ada)

    with pytest.raises(NotChecked, match="paused"):
        tell(released, version=released.version, by=ada)


def test_a_call_on_an_agreement_that_nobody_noted_is_not_told(call, ada):
    words = "She said that we may tell them."
    call = drafting.give_reason(call, Category.CONSENT, Basis.CONSENT, words, version=call.version, by=ada)

    assert in_the_way(call, ada) == ["agreed", "senior"]
