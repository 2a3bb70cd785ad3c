"""What opens to somebody who changes teams or leaves, and what is handed over."""

from datetime import timedelta

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.records.front import (
    AssignedWhy,
    NotYours,
    Terms,
    assign,
    end_assignment,
    open_record,
    records_open_to,
)
from safehaven.records.models import Assignment
from safehaven.records.operations.keeping import keep
from safehaven.records.queries import (
    assignments_managed_by,
    current_assignments,
    records_managed_by,
    today,
)
from safehaven.records.rules import NothingToKeep, NothingToSave, NotYourself
from safehaven.workforce.front import Role, join_team
from safehaven.workforce.jobs import carry_out_what_is_due
from safehaven.workforce.operations import (
    Change,
    leave_team,
    mark_as_left,
    plan_leaving,
    plan_move,
    undo_move,
)
from tests.a_clock import Clock

SOON = timedelta(days=10)


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def una(member, harbour, grace):
    """Another caseworker of Ada's team."""
    return member("Una Field", Role.CASEWORKER, team=harbour, manager=grace)


@pytest.fixture
def olga(member, lighthouse):
    """The manager of the other team."""
    return member("Olga Manning", Role.MANAGER, team=lighthouse)


@pytest.fixture
def moves(robin, ada, grace, harbour, lighthouse):
    """Plans Ada's move: `moves(day)`."""
    return lambda on: plan_move(ada, Change(harbour, lighthouse, on), by=grace)


def test_a_move_today_closes_the_old_records_at_once(robin, ada, moves):
    moves(today())

    assert not records_open_to(ada).exists()


def test_a_planned_move_closes_them_from_the_first_moment_of_its_day(robin, ada, moves, clock):
    day = today() + SOON
    moves(day)
    clock.last_of(day - timedelta(days=1))
    before = list(records_open_to(ada))
    clock.begin(day)

    assert (before, list(records_open_to(ada))) == ([robin], [])


def test_what_was_given_after_the_planning_closes_too(a_record, ada, moves, clock):
    day = today() + SOON
    moves(day)
    clock.begin(day - timedelta(days=3))
    late = a_record(ada, "Wren", "Marrowby")
    before = late in records_open_to(ada)
    clock.begin(day)

    assert (before, late in records_open_to(ada)) == (True, False)


def test_what_begins_in_the_new_team_opens(a_record, ada, moves, clock):
    moves(today() + SOON)
    clock.begin(today() + SOON)
    new = a_record(ada, "Wren", "Marrowby")

    assert list(records_open_to(ada)) == [new]


def test_a_record_made_on_the_day_of_a_move_at_once_stays_open(a_record, ada, moves):
    moves(today())
    new = a_record(ada, "Wren", "Marrowby")

    assert list(records_open_to(ada)) == [new]


def test_a_clock_set_back_reopens_nothing(robin, ada, moves, clock):
    moves(today() + SOON)
    clock.begin(today() + SOON)
    carry_out_what_is_due()
    clock.begin(today() - timedelta(days=4))

    assert not records_open_to(ada).exists()


def test_a_move_that_was_taken_back_closes_nothing(robin, ada, grace, moves, clock):
    undo_move(moves(today() + SOON), by=grace)
    clock.begin(today() + SOON)

    assert list(records_open_to(ada)) == [robin]


def test_taking_somebody_out_of_a_team_closes_what_came_with_it(robin, ada, grace, harbour):
    leave_team(ada, harbour, by=grace)

    assert not records_open_to(ada).exists()


def test_what_came_through_another_team_stays(robin, ada, grace, harbour, lighthouse, sam):
    join_team(ada, lighthouse, by=SYSTEM)
    leave_team(ada, lighthouse, by=grace)

    assert list(records_open_to(ada)) == [robin]


def test_a_manager_of_the_old_team_keeps_one_with_a_reason(robin, ada, grace, moves, clock):
    moves(today() + SOON)
    kept = keep(Assignment.objects.get(record=robin), "She ends the housing case.", by=grace)
    clock.begin(today() + SOON)

    assert list(records_open_to(ada)) == [robin]
    assert b"housing" not in bytes(kept.why_text.ciphertext)


def test_the_reason_is_read_by_those_who_work_with_the_person(robin, ada, grace, moves, signed_in):
    moves(today())
    keep(Assignment.objects.get(record=robin), "She ends the housing case.", by=grace)

    assert "She ends the housing case." in signed_in(ada).get(f"/records/{robin.pk}/").content.decode()


def test_keeping_after_the_day_opens_it_again(robin, ada, grace, moves):
    moves(today())
    keep(Assignment.objects.get(record=robin), "She ends the housing case.", by=grace)

    assert list(records_open_to(ada)) == [robin]


def test_a_manager_of_the_new_team_keeps_nothing_of_the_old(robin, olga, moves):
    moves(today())

    with pytest.raises(NotYours):
        keep(Assignment.objects.get(record=robin), "I want it.", by=olga)


def test_nobody_keeps_their_own(member, harbour, lighthouse, a_record, grace):
    other = member("Hana Steel", Role.MANAGER, team=harbour, manager=grace)
    own = a_record(grace, "Wren", "Marrowby")
    plan_move(grace, Change(harbour, lighthouse, today()), by=other)

    with pytest.raises((NotYourself, NotYours)):
        keep(Assignment.objects.get(record=own), "Mine.", by=grace)


def test_keeping_needs_a_reason(robin, grace, moves):
    moves(today() + SOON)

    with pytest.raises(NothingToSave):
        keep(Assignment.objects.get(record=robin), "  ", by=grace)


def test_what_does_not_end_is_not_kept(robin, grace):
    with pytest.raises(NothingToKeep):
        keep(Assignment.objects.get(record=robin), "Why not?", by=grace)


def test_whoever_left_keeps_nothing(robin, ada, grace, moves):
    moves(today())
    mark_as_left(ada, by=grace)

    with pytest.raises(NothingToKeep):
        keep(Assignment.objects.get(record=robin), "Why not?", by=grace)


def test_the_old_team_still_looks_after_who_works_with_the_person(robin, grace, olga, ada, una, moves):
    moves(today())
    assign(robin, una, Terms(AssignedWhy.HANDOVER, today()), by=grace)

    assert list(records_open_to(una)) == [robin]
    assert (list(records_managed_by(grace)), list(records_managed_by(olga))) == ([robin], [])


def test_the_new_team_does_not_see_the_old_people(robin, olga, moves):
    moves(today())

    assert not assignments_managed_by(olga).exists()


def test_the_end_is_written_down_when_the_same_two_begin_anew(robin, ada, grace, harbour, lighthouse, clock):
    plan_move(ada, Change(harbour, lighthouse, today()), by=grace)
    clock.begin(today() + SOON)
    plan_move(ada, Change(lighthouse, harbour, today()), by=grace)
    still_closed = not records_open_to(ada).exists()
    assign(robin, ada, Terms(AssignedWhy.SHARED, today()), by=grace)

    assert (still_closed, list(records_open_to(ada))) == (True, [robin])
    assert robin.assignments.count() == 2


def test_somebody_who_is_going_does_not_count_as_staying(robin, ada, una, grace):
    assign(robin, una, Terms(AssignedWhy.SHARED, today()), by=grace)
    plan_leaving(una, today() + SOON, by=grace)

    with pytest.raises(Exception, match="Nobody else works with this person"):
        end_assignment(Assignment.objects.get(record=robin, staff=ada), on=today(), by=grace)


def test_a_leaver_opens_nothing_while_their_request_is_under_way(robin, ada, grace, clock):
    ada = plan_leaving(ada, today(), by=grace)
    clock.last_of(today())
    found = records_open_to(ada).get()  # the request has begun, and found the record
    clock.begin(today() + timedelta(days=1))

    with pytest.raises(NotYours):
        open_record(found, by=ada)


def test_the_manager_is_told_until_somebody_takes_over(robin, ada, una, grace, signed_in):
    mark_as_left(ada, by=grace)
    browser = signed_in(grace)
    desk = browser.get("/").content.decode()
    page = browser.get(f"/caseload/of/{ada.pk}/").content.decode()
    assign(robin, una, Terms(AssignedWhy.HANDOVER, today()), by=grace)

    assert "Ada Lovell: 1 person has nobody to take over" in desk
    assert (str(robin) in page, "Quillfeather" in page) == (True, False)
    assert "nobody to take over" not in browser.get("/").content.decode()


def test_without_a_line_manager_the_team_is_told(robin, ada, member, harbour, grace, signed_in):
    other = member("Hana Steel", Role.MANAGER, team=harbour)
    mark_as_left(ada, by=other)

    assert "Ada Lovell: 1 person has nobody to take over" in signed_in(other).get("/").content.decode()


def test_what_is_in_hand_is_counted_for_manager_and_person(robin, ada, grace, signed_in):
    theirs = signed_in(grace).get(f"/staff/{ada.pk}/handing-over/").content.decode()
    own = signed_in(ada).get("/account/handing-over/").content.decode()

    assert "People on the caseload" in theirs
    assert f"/caseload/of/{ada.pk}/" in theirs
    assert ("People on the caseload" in own, f"/caseload/of/{ada.pk}/" in own) == (True, False)


def test_a_stranger_manager_cannot_tell_what_somebody_has_in_hand(robin, ada, olga, signed_in):
    assert signed_in(olga).get(f"/caseload/of/{ada.pk}/").status_code == 404


def test_a_manager_keeps_from_the_page(robin, ada, grace, moves, signed_in):
    moves(today() + SOON)
    given = Assignment.objects.get(record=robin)
    browser = signed_in(grace)
    page = browser.get(f"/caseload/{robin.pk}/{given.pk}/keep/")
    once = page.context["form"]["once"].value()
    browser.post(f"/caseload/{robin.pk}/{given.pk}/keep/", {"why_text": "She ends the case.", "once": once})

    assert given.kept.count() == 1


def test_what_was_to_begin_later_through_the_old_team_does_not_open(
    robin, una, grace, harbour, lighthouse, clock
):
    begins = today() + SOON
    assign(robin, una, Terms(AssignedWhy.SHARED, begins), by=grace)
    plan_move(una, Change(harbour, lighthouse, begins - timedelta(days=3)), by=grace)
    clock.begin(begins)

    assert not records_open_to(una).exists()


def test_what_never_began_can_be_given_anew(robin, una, grace, harbour, lighthouse, clock):
    begins = today() + SOON
    assign(robin, una, Terms(AssignedWhy.SHARED, begins), by=grace)
    plan_move(una, Change(harbour, lighthouse, begins - timedelta(days=3)), by=grace)
    clock.begin(begins + timedelta(days=1))
    assign(robin, una, Terms(AssignedWhy.SHARED, today()), by=grace)

    assert list(records_open_to(una)) == [robin]


def test_a_clock_set_back_gives_nobody_back_who_left(robin, ada, grace, clock):
    clock.begin(today() + SOON)
    mark_as_left(ada, by=grace)
    clock.begin(today() - timedelta(days=4))

    assert not Assignment.objects.filter(pk__in=current_assignments().values("pk"), staff=ada).exists()
