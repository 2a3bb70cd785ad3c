"""Agreeing: how many it takes is read at each decision, and who counts is judged anew."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.continuity import queries, rules
from safehaven.continuity.models import Opening, Telling, Voice
from safehaven.continuity.operations import NewOpening, agree, ask, end
from safehaven.continuity.states import State
from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.readiness.front import NotReady
from safehaven.readiness.models import LatestMoment
from safehaven.records.front import (
    AssignedWhy,
    EntryKind,
    NewRecord,
    Terms,
    assign,
    create_record,
    open_record,
    records_open_to,
    records_worked_on_by,
)
from safehaven.records.models import Entry
from safehaven.records.queries import today
from safehaven.workforce.front import Role, give_role
from safehaven.workforce.operations import mark_as_left, take_role
from tests.continuity.conftest import behind_our_back
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db


def state_of(opening):
    return Opening.objects.get(pk=opening.pk).state


def test_with_the_second_of_two_trustees_it_opens(asked, tom, una, robin):
    agree(asked, by=tom)

    assert (state_of(asked), list(records_open_to(una))) == (State.OPEN, [robin])


def test_where_three_are_asked_for_two_are_not_enough(asked, tom, tara, una, robin):
    choose(Parameter.CONTINUITY_QUORUM, "3", by=SYSTEM)

    agree(asked, by=tom)
    after_two = (state_of(asked), list(records_open_to(una)))
    agree(asked, by=tara)

    assert after_two == (State.ASKED, [])
    assert (state_of(asked), list(records_open_to(una))) == (State.OPEN, [robin])


def test_a_quorum_that_falls_meanwhile_opens_nothing_with_fewer(new, tia, tom, tara):
    choose(Parameter.CONTINUITY_QUORUM, "3", by=SYSTEM)
    asked = ask(new(), once=uuid.uuid4(), by=tia)
    choose(Parameter.CONTINUITY_QUORUM, "2", by=SYSTEM)

    agree(asked, by=tom)

    assert (state_of(asked), queries.needed(asked)) == (State.ASKED, 3)


def test_one_trustee_has_one_voice(asked, tia):
    with pytest.raises(rules.AlreadyAgreed, match="another trustee"):
        agree(asked, by=tia)

    assert (state_of(asked), Voice.objects.count()) == (State.ASKED, 1)


def test_the_database_itself_holds_one_voice_for_each_trustee(asked, tia):
    again = Voice(opening=asked, trustee=tia, agreed_at=timezone.now())

    with pytest.raises(IntegrityError):
        behind_our_back(lambda: again.save(force_insert=True))


def test_the_voice_of_a_trustee_who_left_counts_no_more(asked, tia, tom, tara):
    mark_as_left(tia, by=SYSTEM)

    agree(asked, by=tom)
    after_one_left = state_of(asked)
    agree(asked, by=tara)

    assert (after_one_left, state_of(asked)) == (State.ASKED, State.OPEN)


def test_the_voice_of_somebody_who_is_no_trustee_any_more_counts_no_more(asked, tia, tom):
    give_role(tia, Role.SIRO, by=SYSTEM)
    take_role(tia, Role.TRUSTEE, by=SYSTEM)

    agree(asked, by=tom)

    assert state_of(asked) == State.ASKED


def test_a_trustee_made_after_it_was_asked_has_no_voice(asked, member):
    late = member("Lew Latchett", Role.TRUSTEE)

    with pytest.raises(rules.NoVoice, match="were trustees when it was asked"):
        agree(asked, by=late)


def test_the_absent_colleague_has_no_voice_though_a_trustee(new, ada, tia, tom):
    give_role(ada, Role.TRUSTEE, by=SYSTEM)
    asked = ask(new(), once=uuid.uuid4(), by=tia)

    with pytest.raises(rules.NoVoice, match="about you"):
        agree(asked, by=ada)


def test_whoever_covers_has_no_voice_though_a_trustee(new, una, tia, tom, grace):
    give_role(una, Role.TRUSTEE, by=SYSTEM)
    make_ready(una, by=SYSTEM)
    asked = ask(new(), once=uuid.uuid4(), by=grace)

    with pytest.raises(rules.NoVoice, match="about you"):
        agree(asked, by=una)


def test_a_manager_cannot_agree(asked, grace):
    with pytest.raises(rules.NoVoice):
        agree(asked, by=grace)


def test_a_stranger_finds_nothing_to_agree_to(asked, sam):
    with pytest.raises(rules.NotYours):
        agree(asked, by=sam)


def test_a_trustee_who_is_not_ready_cannot_agree(asked, tom):
    lapse(tom)

    with pytest.raises(NotReady):
        agree(asked, by=tom)


def test_whoever_covers_must_still_be_ready(asked, tom, una):
    lapse(una)

    with pytest.raises(rules.CannotCover, match="finish the training"):
        agree(asked, by=tom)
    assert Voice.objects.count() == 1


def test_after_72_hours_nobody_agrees_any_more(asked, tom, clock):
    clock.at(asked.decide_by)

    with pytest.raises(rules.TooLate, match="Ask again"):
        agree(asked, by=tom)


def test_until_the_last_moment_somebody_may_agree(asked, tom, clock):
    clock.at(asked.decide_by - timedelta(seconds=1))

    assert agree(asked, by=tom).state == State.OPEN


def test_a_clock_set_back_gives_no_more_time(asked, tom, clock):
    behind_our_back(lambda: LatestMoment.objects.update_or_create(defaults={"at": asked.decide_by}))

    clock.at(asked.asked_at + timedelta(hours=1))
    behind_our_back(lambda: None)  # the newest line of the ledger is early again

    with pytest.raises(rules.TooLate):
        agree(asked, by=tom)


def test_what_was_stopped_is_agreed_to_no_more(asked, tia, tom):
    end(asked, by=tia)

    with pytest.raises(rules.WrongMoment, match="stopped"):
        agree(asked, by=tom)


def test_exactly_the_open_records_of_the_absent_colleague_open(asked, tom, ada, una, sam, robin):
    wren = create_record(NewRecord({"given_names": "Wren"}), by=ada, sure=True)
    create_record(NewRecord({"given_names": "Teal"}), by=sam, sure=True)

    agree(asked, by=tom)

    assert set(records_open_to(una)) == {robin, wren}


def test_what_comes_to_the_absent_colleague_later_stays_closed(opened, ada, una, robin):
    create_record(NewRecord({"given_names": "Wren"}), by=ada, sure=True)

    assert list(records_open_to(una)) == [robin]


def test_what_the_absent_colleague_only_covers_themselves_is_not_opened_on(opened, una, tia, tom, sam):
    wren = create_record(NewRecord({"given_names": "Wren"}), by=una, sure=True)
    about_una = NewOpening(una, sam, timezone.localdate(), "Una is away as well.")
    asked = ask(about_una, once=uuid.uuid4(), by=tia)

    agree(asked, by=tom)

    assert list(records_open_to(sam)) == [wren]


def test_the_trustee_reads_nothing_by_agreeing(opened, tia, tom):
    assert (list(records_open_to(tia)), list(records_open_to(tom))) == ([], [])


def test_each_decision_and_each_record_stands_on_the_ledger(new, tia, tom, tara, acts):
    agree(ask(new(), once=uuid.uuid4(), by=tia), by=tom)

    assert acts() == [
        *("continuity:asked", "continuity:agreed"),
        *("continuity:agreed", "records:lent", "continuity:opened"),
    ]


def test_the_timeline_says_who_reads_until_when_and_who_agreed(opened, robin, ada):
    entry = Entry.objects.get(record=robin, kind=EntryKind.RECORD, written_by__isnull=False)
    text = open_record(robin, by=ada).grant.open(entry, "text")

    assert "Ada Lovell is away. Una Field may read this record, and change nothing, until" in text
    assert "Trustees who agreed: Tia Marsh, Tom Quay." in text
    assert "hospital" not in text


def test_the_absent_colleague_and_whoever_covers_are_told_that_it_is_open(opened, ada, una):
    told = Telling.objects.filter(opening=opened, topic="opened").values_list("to__name", flat=True)

    assert sorted(told) == [ada.name, una.name]


def test_a_manager_may_give_the_person_to_whoever_covers(opened, robin, una, grace):
    assign(robin, una, Terms(AssignedWhy.KEY_WORKER, today()), by=grace)

    assert list(records_worked_on_by(una)) == [robin]
