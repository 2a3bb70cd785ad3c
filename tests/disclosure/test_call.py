"""Somebody rings and asks: they are told nothing until the policy in force is kept, to the letter."""

import uuid

import pytest

from safehaven.directory.front import (
    ContactKind,
    NewRecipient,
    add_recipient,
)
from safehaven.directory.rules import NoSwitchboard
from safehaven.directory.values import NotAnAddress
from safehaven.disclosure.models import Call
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.calling import tell, write_words
from safehaven.disclosure.operations.releasing import approve, ask
from safehaven.disclosure.rules import (
    NotChecked,
    NotTheSame,
)
from safehaven.disclosure.states import State
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose
from safehaven.records.queries import today
from tests.disclosure.calls import (
    BOARD,
    DIRECT,
    MOBILE,
    WORDS,
    agreed,
    board,
    call,
    filled,
    in_the_way,
    let_go,
    number_of,
    rung,
    timeline,
    urgent,
)

__all__ = ["agreed", "board", "call"]


def test_a_call_is_told_once_everything_is_right(agreed, ada):
    released = let_go(agreed, ada)
    told = tell(released, version=released.version, by=ada)

    found = Call.objects.get(disclosure=told)
    assert (told.state, found.told_by, found.told_at == told.received_at) == (State.RECEIVED, ada, True)
    assert timeline(told.record, ada)[0].endswith(f"({BOARD}). {WORDS}")
    assert "Approved by Grace Hopwood." in timeline(told.record, ada)[1]
    assert Line.objects.filter(act="disclosure:told").count() == 1


def test_nothing_is_released_without_the_yes_of_a_senior(call, ada):
    with pytest.raises(NotChecked, match="senior colleague to agree"):
        let_go(call, ada)

    assert in_the_way(call, ada) == ["senior"]


def test_where_the_policy_lets_anybody_nobody_is_asked(call, ada):
    choose(Parameter.AUTHORISE_TELEPHONE, "anybody", by=SYSTEM)

    assert let_go(call, ada).state == State.RELEASED


def test_a_caller_who_is_not_in_a_hurry_is_asked_to_write(robin, ada, board):
    calm = filled(rung(robin, ada), board, ada)

    assert in_the_way(calm, ada) == ["telephone", "senior"]


def test_where_callers_are_checked_only_no_hurry_is_needed(robin, ada, board):
    choose(Parameter.TELEPHONE_DEFAULT, "after_checks", by=SYSTEM)

    assert in_the_way(filled(rung(robin, ada), board, ada), ada) == ["senior"]


def test_where_the_policy_says_never_an_agreed_call_stays_untold(agreed, ada):
    choose(Parameter.TELEPHONE_DEFAULT, "never", by=SYSTEM)

    with pytest.raises(NotChecked, match="nothing be told on the telephone"):
        let_go(agreed, ada)


def test_a_policy_that_changes_after_the_release_stops_the_telling(agreed, ada):
    released = let_go(agreed, ada)
    choose(Parameter.TELEPHONE_DEFAULT, "never", by=SYSTEM)

    with pytest.raises(NotChecked, match="nothing be told on the telephone"):
        tell(released, version=released.version, by=ada)

    assert Call.objects.get().told_at is None


@pytest.mark.parametrize(
    ("kind", "value"), [(ContactKind.PHONE, DIRECT), (ContactKind.PHONE, MOBILE)], ids=["direct", "mobile"]
)
def test_only_the_switchboard_is_rung(robin, ada, tess, kind, value):
    number = number_of(tess, kind, value, ada)
    call = filled(rung(robin, ada, urgent()), number, ada, value)

    assert in_the_way(call, ada) == ["call-back", "senior"]
    choose(Parameter.CALLBACK, "known_number", by=SYSTEM)
    assert in_the_way(call, ada) == ["senior"]


def test_a_number_that_was_verified_after_they_rang_is_not_known(robin, ada, tess):
    choose(Parameter.CALLBACK, "known_number", by=SYSTEM)
    rang = rung(robin, ada, urgent())
    call = filled(rang, number_of(tess, ContactKind.PHONE, DIRECT, ada), ada, DIRECT)

    assert in_the_way(call, ada) == ["call-back", "senior"]
    choose(Parameter.CALLBACK, "not_needed", by=SYSTEM)
    assert in_the_way(call, ada) == ["senior"]


def test_a_caller_without_a_number_is_told_nothing(robin, ada, board):
    call = filled(rung(robin, ada, urgent(number="")), board, ada)

    assert in_the_way(call, ada) == ["call-back", "senior"]


def test_an_e_mail_address_cannot_be_rung(robin, ada, mailbox):
    call = filled(rung(robin, ada, urgent()), mailbox, ada, "tess.marlowe@saltmarsh.example")

    assert in_the_way(call, ada) == ["call-back", "senior"]


def test_a_mobile_cannot_be_made_a_switchboard(tess, ada):
    with pytest.raises(NotAnAddress, match="never is one"):
        number_of(tess, ContactKind.SWITCHBOARD, MOBILE, ada)


def test_a_private_person_has_no_switchboard(robin, ada):
    aunt = add_recipient(NewRecipient("Aunt Peregrine", "Aunt"), at=robin, once=uuid.uuid4(), by=ada)

    with pytest.raises(NoSwitchboard):
        number_of(aunt, ContactKind.SWITCHBOARD, BOARD, ada)


def test_the_number_is_typed_in_full_however_it_is_spaced(robin, ada, board):
    call = rung(robin, ada, urgent())
    call = drafting.choose_recipient(call, board, version=call.version, by=ada)

    with pytest.raises(NotTheSame):
        drafting.type_back(call, DIRECT, version=call.version, by=ada)
    assert drafting.type_back(call, "01632960001", version=call.version, by=ada).confirmed_by == ada


def test_words_that_change_after_the_yes_need_a_new_one(agreed, ada):
    changed = write_words(agreed, "Robin lives somewhere else now.", version=agreed.version, by=ada)

    assert (changed.state, in_the_way(changed, ada)) == (State.DRAFT, ["senior"])


def test_the_one_who_rings_does_not_agree_to_it(robin, board, grace, member, harbour):
    from safehaven.disclosure.rules import OwnRequest
    from safehaven.records.front import AssignedWhy, Terms, assign
    from safehaven.workforce.front import Role

    sena = member("Sena Ortiz", Role.SENIOR_CASEWORKER, team=harbour)
    assign(robin, sena, Terms(AssignedWhy.COVER, today()), by=grace)
    asked = filled(rung(robin, sena, urgent()), board, sena)
    asked = ask(asked, version=asked.version, by=sena)

    with pytest.raises(OwnRequest):
        approve(asked, version=asked.version, by=sena)
