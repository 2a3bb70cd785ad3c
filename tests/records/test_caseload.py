"""Who works with whom: given and ended by a manager of the team, who opens nothing by it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.front import (
    AssignedWhy,
    NotYours,
    Terms,
    assign,
    close_record,
    end_assignment,
    records_open_to,
)
from safehaven.records.models import Assignment
from safehaven.records.queries import records_managed_by, today
from safehaven.records.rules import (
    AlreadyEnded,
    AlreadyWorksWithThem,
    GoneByThen,
    NobodyLeft,
    NotThen,
    NotYourself,
    RecordClosed,
)
from safehaven.workforce.front import Role
from safehaven.workforce.operations import plan_leaving


@pytest.fixture
def una(member, harbour, grace):
    """Another caseworker of Ada's team."""
    return member("Una Field", Role.CASEWORKER, team=harbour, manager=grace)


@pytest.fixture
def shared():
    """Terms that begin today and have no end."""
    return Terms(AssignedWhy.SHARED, today())


def test_a_manager_gives_a_person_to_somebody_of_their_team(robin, una, grace, shared):
    assign(robin, una, shared, by=grace)

    assert list(records_open_to(una)) == [robin]


def test_managing_who_works_with_a_person_does_not_open_their_record(robin, una, grace, shared):
    assign(robin, una, shared, by=grace)

    assert (list(records_managed_by(grace)), list(records_open_to(grace))) == ([robin], [])


def test_a_manager_gives_nobody_to_themselves(robin, grace, shared):
    with pytest.raises((NotYourself, NotYours)):
        assign(robin, grace, shared, by=grace)


def test_a_manager_who_reports_to_themselves_still_cannot(robin, grace, shared, monkeypatch):
    from safehaven.workforce.front import working_here

    monkeypatch.setattr("safehaven.records.operations.caseload.members_to_assign", lambda _by: working_here())

    with pytest.raises(NotYourself, match="Ask another manager"):
        assign(robin, grace, shared, by=grace)


def test_a_manager_does_not_reach_into_another_team(robin, sam, grace, shared):
    with pytest.raises(NotYours, match="your own teams"):
        assign(robin, sam, shared, by=grace)


def test_the_manager_of_another_team_cannot_tell_that_there_is_a_record(
    robin, sam, lighthouse, member, shared
):
    other = member("Olga Manning", Role.MANAGER, team=lighthouse)

    with pytest.raises(NotYours):
        assign(robin, sam, shared, by=other)
    assert list(records_managed_by(other)) == []


def test_the_same_two_people_are_not_put_together_twice(robin, una, grace, shared):
    assign(robin, una, shared, by=grace)

    with pytest.raises(AlreadyWorksWithThem):
        assign(robin, una, shared, by=grace)


def test_an_end_comes_after_its_beginning(robin, una, grace):
    with pytest.raises(NotThen):
        assign(robin, una, Terms(AssignedWhy.COVER, today(), today()), by=grace)


def test_nobody_is_given_a_person_from_a_day_after_they_left(robin, una, grace):
    plan_leaving(una, today() + timedelta(days=10), by=SYSTEM)

    with pytest.raises(GoneByThen, match="Una Field leaves: their last day is "):
        assign(robin, una, Terms(AssignedWhy.SHARED, today() + timedelta(days=11)), by=grace)

    assert robin.assignments.filter(staff=una).count() == 0


def test_whoever_gives_a_person_to_somebody_who_leaves_is_warned(robin, una, grace, signed_in):
    plan_leaving(una, today() + timedelta(days=10), by=SYSTEM)
    browser, place = signed_in(grace), reverse("records:assign", kwargs={"record": robin.pk})
    asked = browser.get(place).content.decode()

    day = {f"starts_on_{part}": getattr(today(), part) for part in ("day", "month", "year")}
    typed = {"staff": una.pk, "why": AssignedWhy.SHARED.value, "once": uuid4(), **day}
    answered = browser.post(place, typed, follow=True).content.decode()

    assert ("Una Field, here until" in asked, list(records_open_to(una))) == (True, [robin])
    assert "Una Field leaves: their last day is" in answered


def test_nobody_is_given_a_closed_record(robin, ada, una, grace, shared):
    close_record(robin, why="Moved away.", by=ada)

    with pytest.raises(RecordClosed):
        assign(robin, una, shared, by=grace)


def test_ending_closes_the_record_to_them_at_once(robin, una, grace, shared):
    given = assign(robin, una, shared, by=grace)

    end_assignment(given, on=today(), by=grace)

    assert list(records_open_to(una)) == []


def test_an_open_record_is_never_left_to_nobody(robin, ada, grace):
    [given] = robin.assignments.all()

    with pytest.raises(NobodyLeft, match="First give the person to somebody else"):
        end_assignment(given, on=today(), by=grace)


def test_a_colleague_who_left_does_not_count_as_somebody(robin, ada, una, grace, shared):
    assign(robin, una, shared, by=grace)
    leaves(una, by=grace)

    with pytest.raises(NobodyLeft):
        end_assignment(robin.assignments.get(staff=ada), on=today(), by=grace)


def test_a_colleague_who_begins_later_does_not_count_before(robin, ada, una, grace):
    in_a_week = today() + timedelta(days=7)
    assign(robin, una, Terms(AssignedWhy.HANDOVER, in_a_week), by=grace)
    given = robin.assignments.get(staff=ada)

    with pytest.raises(NobodyLeft):
        end_assignment(given, on=today(), by=grace)
    assert end_assignment(given, on=in_a_week, by=grace).ends_on == in_a_week


def test_an_end_that_is_set_comes_sooner_and_never_later(robin, una, grace):
    first, last = today() + timedelta(days=2), today() + timedelta(days=9)
    given = assign(robin, una, Terms(AssignedWhy.COVER, today(), last), by=grace)

    sooner = end_assignment(given, on=first, by=grace)
    with pytest.raises(NotThen, match="give the person to them again"):
        end_assignment(given, on=last, by=grace)
    assert sooner.ends_on == first


def test_what_has_ended_is_not_ended_again(robin, una, grace, shared):
    given = assign(robin, una, shared, by=grace)
    end_assignment(given, on=today(), by=grace)

    with pytest.raises(AlreadyEnded):
        end_assignment(given, on=today(), by=grace)


def test_access_that_was_had_cannot_be_undone(robin, una, grace, shared):
    given = assign(robin, una, shared, by=grace)

    with pytest.raises(NotThen, match="today or a later day"):
        end_assignment(given, on=today() - timedelta(days=1), by=grace)


def test_a_reason_in_words_is_sealed(robin, una, grace):
    given = assign(robin, una, Terms(AssignedWhy.COVER, today(), why_text="Ada is on leave."), by=grace)

    assert str(Assignment.objects.get(pk=given.pk).why_text) == "‹sealed›"


@operation
def leaves(staff, by):
    write("workforce:attacked", by=by)
    type(staff).objects.filter(pk=staff.pk).update(active_until=timezone.now())


def test_somebody_who_left_is_still_on_their_managers_list(robin, ada, grace):
    leaves(ada, by=grace)

    assert list(records_managed_by(grace)) == [robin]


def test_the_database_refuses_whoever_gives_a_person_to_themselves(robin, grace):
    @operation
    def attack() -> None:
        write("records:attacked", by=grace)
        Assignment(
            record=robin,
            staff=grace,
            starts_on=today(),
            why=AssignedWhy.COVER,
            given_at=timezone.now(),
            given_by=grace,
        ).save()

    with pytest.raises(IntegrityError, match="assignment_nobody_gives_themselves_a_person"):
        attack()
