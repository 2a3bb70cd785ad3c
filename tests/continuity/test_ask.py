"""Asking: who may, about whom, for whom, and what is refused with a sentence that helps."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.continuity import queries, rules
from safehaven.continuity.models import Opening, Telling
from safehaven.continuity.operations import NewOpening, ask
from safehaven.continuity.states import State
from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.readiness.front import NotReady
from safehaven.records.front import close_record
from safehaven.workforce.front import Role, give_role
from safehaven.workforce.operations import mark_as_left, take_role
from tests.continuity.conftest import behind_our_back
from tests.lapsing import lapse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tia", "tom")]


def asks(new, by, **other):
    return ask(new(**other), once=uuid.uuid4(), by=by)


def test_a_trustee_who_asks_has_agreed(asked, tia):
    assert (asked.state, queries.agreed(asked), queries.needed(asked)) == (State.ASKED, [tia], 2)


def test_a_manager_who_asks_has_no_voice(new, grace):
    assert queries.agreed(asks(new, grace)) == []


def test_the_siro_asks_about_anybody(new, member):
    sid = member("Sid Ferry", Role.SIRO)

    assert asks(new, sid).state == State.ASKED


def test_a_manager_asks_about_their_own_people_only(new, sam, una, member, lighthouse):
    mona = member("Mona Pike", Role.MANAGER, team=lighthouse)

    with pytest.raises(rules.NotTheirs, match="their own teams"):
        asks(new, mona)


def test_nobody_asks_about_themselves(new, ada):
    with pytest.raises(rules.NotTheirs):
        asks(new, ada)


def test_the_same_form_sent_twice_asks_once(new, tia):
    once = uuid.uuid4()

    first, again = ask(new(), once=once, by=tia), ask(new(), once=once, by=tia)

    assert (first.pk, Opening.objects.count()) == (again.pk, 1)


def test_one_at_a_time_for_each_colleague(asked, new, tom):
    with pytest.raises(rules.UnderWay, match="asked for Ada Lovell already"):
        asks(new, tom)


def test_the_database_itself_holds_one_at_a_time(asked, new):
    twin = Opening.objects.get(pk=asked.pk)
    twin.pk, twin.once = uuid.uuid4(), uuid.uuid4()

    with pytest.raises(IntegrityError):
        behind_our_back(lambda: twin.save(force_insert=True))


def test_nobody_opens_records_to_themselves(new, grace):
    give_role(grace, Role.TRUSTEE, by=SYSTEM)

    with pytest.raises(rules.CannotCover, match="Nobody opens records to themselves"):
        asks(new, grace, cover=grace)


def test_the_one_who_is_away_cannot_cover(new, tia, ada):
    with pytest.raises(rules.CannotCover):
        asks(new, tia, cover=ada)


def test_an_it_administrator_cannot_cover(new, tia, ivy):
    with pytest.raises(rules.CannotCover, match="Ivy Winter does not work with people"):
        asks(new, tia, cover=ivy)


def test_somebody_who_is_not_ready_cannot_cover(new, tia, una):
    lapse(una)

    with pytest.raises(rules.CannotCover, match="finish the training"):
        asks(new, tia)


def test_a_trustee_who_is_not_ready_cannot_ask(new, tia):
    lapse(tia)

    with pytest.raises(NotReady):
        asks(new, tia)


def test_only_ready_people_who_work_with_people_are_offered(una, sam, ada, grace, tia):
    lapse(sam)

    assert list(queries.may_cover(tia)) == [ada, grace, una]


def test_somebody_without_people_cannot_be_opened(new, tia, una):
    with pytest.raises(rules.NotTheirs):
        asks(new, tia, absent=una)


def test_a_closed_record_is_nothing_to_open(new, tia, robin, ada):
    close_record(robin, why="The work is over.", by=ada)

    with pytest.raises(rules.NotTheirs):
        asks(new, tia)


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"away_since": timezone.localdate() + timedelta(days=1)}, "not away yet"),
        ({"days": 0}, "from 1 to 14 days"),
        ({"days": 15}, "from 1 to 14 days"),
    ],
)
def test_days_that_cannot_be_right_are_refused(new, tia, other, sentence):
    with pytest.raises(rules.NotThen, match=sentence):
        asks(new, tia, **other)


def test_a_reason_is_asked_for(new, tia):
    with pytest.raises(rules.NothingWritten, match="Write why"):
        asks(new, tia, why="  ")


def test_too_few_trustees_are_told_what_to_do(new, tia, tom):
    mark_as_left(tom, by=SYSTEM)

    with pytest.raises(rules.TooFewTrustees, match="asks for 2 trustees together, and 1 trustee could agree"):
        asks(new, tia)


def test_a_quorum_beyond_the_trustees_is_told_before_anything_is_asked(new, tia):
    choose(Parameter.CONTINUITY_QUORUM, "9", by=SYSTEM)

    with pytest.raises(rules.TooFewTrustees, match="asks for 9 trustees"):
        asks(new, tia)


def test_neither_of_the_two_whom_it_is_about_counts_as_a_trustee(new, tia, tom, ada, una):
    give_role(ada, Role.TRUSTEE, by=SYSTEM)
    give_role(una, Role.TRUSTEE, by=SYSTEM)
    make_ready(una, by=SYSTEM)
    take_role(tom, Role.TRUSTEE, by=SYSTEM)

    with pytest.raises(rules.TooFewTrustees, match="1 trustee could agree"):
        asks(new, tia)


def test_the_absent_colleague_and_the_other_trustees_are_told(asked, ada, tom, tara):
    told = Telling.objects.filter(opening=asked).values_list("to__name", flat=True)

    assert sorted(told) == sorted([ada.name, tom.name, tara.name])


def test_why_somebody_is_away_is_sealed(asked):
    row = Opening.objects.get(pk=asked.pk)

    assert b"hospital" not in bytes(row.why.ciphertext)


def test_what_is_asked_says_nothing_of_the_reason_when_it_is_printed(new):
    assert "hospital" not in repr(new())


def test_a_new_opening_lasts_a_week_unless_somebody_says_otherwise(ada, una):
    assert NewOpening(ada, una, timezone.localdate(), "Away.").days == 7
