"""Moving to another team, on a day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.days import first_moment_of, today
from safehaven.workforce.front import Role, give_role, invite, join_team, roles_of, teams_of
from safehaven.workforce.jobs import carry_out_what_is_due
from safehaven.workforce.models import Move
from safehaven.workforce.operations import (
    Change,
    leave_team,
    mark_as_left,
    plan_leaving,
    plan_move,
    undo_move,
)
from safehaven.workforce.queries import move_ahead_of, open_invitations
from safehaven.workforce.rules import (
    AlreadySo,
    BeyondOwnReach,
    MovesAlready,
    NotThen,
    OwnAccount,
    RunsTheSystem,
    TooLate,
)
from tests.a_clock import Clock

SOON = timedelta(days=10)


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def change(harbour, lighthouse):
    """Makes a change from Harbour to Lighthouse: `change(today())`."""
    return lambda on, **job: Change(harbour, lighthouse, on, **job)


def test_the_page_says_who_stays_their_line_manager(ada, grace, signed_in):
    page = signed_in(grace).get(f"/staff/{ada.pk}/move/").content.decode()

    assert "Their line manager is Grace" in page
    assert f"/staff/{ada.pk}/line-manager/" in page


def test_a_move_today_holds_at_once(ada, grace, change, lighthouse, acts):
    plan_move(ada, change(today()), by=grace)

    assert (list(teams_of(ada)), acts()[-1]) == ([lighthouse], "workforce:moved")


def test_a_move_on_a_later_day_changes_nothing_before(ada, grace, change, harbour, acts):
    plan_move(ada, change(today() + SOON), by=grace)

    assert (list(teams_of(ada)), acts()[-1]) == ([harbour], "workforce:move_planned")


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31), date(2027, 1, 1)])
def test_it_holds_from_the_first_moment_of_the_day_with_no_worker(
    day, ada, change, harbour, lighthouse, clock
):
    clock.begin(day - timedelta(days=30))
    plan_move(ada, change(day), by=SYSTEM)
    clock.last_of(day - timedelta(days=1))
    before = list(teams_of(ada))
    clock.begin(day)

    assert (before, list(teams_of(ada))) == ([harbour], [lighthouse])


def test_the_job_changes_with_the_team(ada, grace, change, clock):
    day = today() + SOON
    plan_move(ada, change(day, ends_role=Role.CASEWORKER, begins_role=Role.MANAGER), by=grace)
    before = roles_of(ada)
    clock.begin(day)

    assert [set(before), set(roles_of(ada))] == [{Role.CASEWORKER}, {Role.MANAGER}]


def test_the_worker_writes_it_down_once(ada, grace, change, clock, acts):
    plan_move(ada, change(today() + SOON), by=grace)
    clock.begin(today() + SOON)
    carry_out_what_is_due()
    carry_out_what_is_due()

    assert acts().count("workforce:moved") == 1


def test_a_move_is_taken_back_before_its_day(ada, grace, change, harbour, clock):
    day = today() + SOON
    job = {"ends_role": Role.CASEWORKER, "begins_role": Role.MANAGER}
    undo_move(plan_move(ada, change(day, **job), by=grace), by=grace)
    clock.begin(day)

    assert (list(teams_of(ada)), set(roles_of(ada))) == ([harbour], {Role.CASEWORKER})
    assert move_ahead_of(ada) is None


def test_a_move_that_was_taken_back_can_be_planned_anew(ada, grace, change):
    undo_move(plan_move(ada, change(today() + SOON), by=grace), by=grace)
    plan_move(ada, change(today() + SOON), by=grace)

    assert Move.objects.filter(staff=ada, undone_at=None).count() == 1


def test_what_has_happened_is_not_taken_back(ada, grace, change, clock):
    move = plan_move(ada, change(today() + SOON), by=grace)
    clock.begin(today() + SOON)

    with pytest.raises(TooLate):
        undo_move(move, by=grace)


def test_only_one_move_is_planned_at_a_time(ada, grace, change):
    plan_move(ada, change(today() + SOON), by=grace)

    with pytest.raises(MovesAlready, match="Take that back first"):
        plan_move(ada, change(today() + SOON), by=grace)


def test_the_database_holds_that_too(ada, grace, change):
    move = plan_move(ada, change(today() + SOON), by=grace)

    @operation
    def again():
        write("tests:changed", by=SYSTEM)
        Move(staff=ada, leaves=move.leaves, on=move.on, planned_by="x").save(force_insert=True)

    with pytest.raises(IntegrityError):
        again()


@pytest.mark.parametrize("days", [-1, 366])
def test_the_day_must_be_today_or_within_a_year(days, ada, grace, change):
    with pytest.raises(NotThen):
        plan_move(ada, change(today() + timedelta(days=days)), by=grace)


def test_nobody_moves_after_they_have_left(ada, grace, change):
    plan_leaving(ada, today() + timedelta(days=5), by=grace)

    with pytest.raises(NotThen, match="Their last day here is"):
        plan_move(ada, change(today() + SOON), by=grace)


def test_nobody_moves_themselves(grace, change):
    with pytest.raises(OwnAccount):
        plan_move(grace, change(today()), by=grace)


def test_whoever_reads_no_record_moves_nobody_who_does(ada, ivy, change):
    with pytest.raises(BeyondOwnReach):
        plan_move(ada, change(today()), by=ivy)


def test_nobody_comes_to_run_the_system_and_read_records(ada, change, grace):
    with pytest.raises(RunsTheSystem):
        plan_move(ada, change(today() + SOON, begins_role=Role.IT_ADMINISTRATOR), by=grace)


def test_a_role_that_would_clash_with_a_planned_one_is_refused(ada, change, grace):
    job = {"ends_role": Role.CASEWORKER, "begins_role": Role.IT_ADMINISTRATOR}
    plan_move(ada, change(today() + SOON, **job), by=grace)

    with pytest.raises(RunsTheSystem):
        give_role(ada, Role.SENIOR_CASEWORKER, by=SYSTEM)


def test_a_team_that_they_are_in_already_is_refused(ada, change, grace, lighthouse):
    join_team(ada, lighthouse, by=SYSTEM)

    with pytest.raises(AlreadySo):
        plan_move(ada, change(today()), by=grace)


def test_leaving_undoes_a_planned_move(ada, change, grace, clock):
    plan_move(ada, change(today() + SOON), by=grace)
    mark_as_left(ada, by=grace)
    clock.begin(today() + SOON)

    assert (list(teams_of(ada)), move_ahead_of(ada)) == ([], None)


def test_taking_somebody_out_of_a_team_is_a_move_into_none(ada, harbour, grace):
    leave_team(ada, harbour, by=grace)
    move = Move.objects.get(staff=ada)

    assert (move.joins, move.leaves.team, move.done_at is not None) == (None, harbour, True)


def test_a_manager_plans_it_on_the_page_and_takes_it_back(ada, grace, harbour, lighthouse, signed_in):
    browser, day = signed_in(grace), today() + SOON
    typed = {"leaves": harbour.pk, "joins": lighthouse.pk, "ends_role": "", "begins_role": ""}
    when = {"on_day": day.day, "on_month": day.month, "on_year": day.year}
    browser.post(f"/staff/{ada.pk}/move/", typed | when)
    move = move_ahead_of(ada)
    shown = browser.get(f"/staff/{ada.pk}/").content.decode()
    browser.post(f"/staff/{ada.pk}/move/{move.pk}/undo/")

    assert "They move from Harbour team to Lighthouse team on" in shown
    assert (move.on, move_ahead_of(ada)) == (day, None)


def test_the_person_is_told_on_their_desk(ada, grace, change, signed_in):
    plan_move(ada, change(today() + SOON), by=grace)

    assert "Hand over before you change teams on" in signed_in(ada).get("/").content.decode()


def test_a_day_that_is_over_is_said_beside_the_day(ada, grace, harbour, lighthouse, signed_in):
    typed = {"leaves": harbour.pk, "joins": lighthouse.pk, "on_day": 1, "on_month": 1, "on_year": 2020}
    answered = signed_in(grace).post(f"/staff/{ada.pk}/move/", typed).content.decode()

    assert "Choose today or a later day" in answered
    assert move_ahead_of(ada) is None


def test_the_moment_is_midnight_in_the_office_in_summer_too():
    assert first_moment_of(date(2027, 7, 1)).isoformat() == "2027-07-01T00:00:00+01:00"


def test_nobody_is_put_into_the_team_that_they_move_to(ada, grace, change, lighthouse):
    plan_move(ada, change(today() + SOON), by=grace)

    with pytest.raises(AlreadySo, match="on a day that is written down"):
        join_team(ada, lighthouse, by=grace)


@pytest.mark.parametrize("day", [0, 10])
def test_a_link_that_others_made_does_not_outlive_a_new_job(day, member, harbour, ivy, grace, change):
    newcomer = member("Noor Bakewell", Role.ADMINISTRATOR, team=harbour)
    invite(newcomer, by=ivy)
    moves = change(today() + timedelta(days=day), ends_role=Role.ADMINISTRATOR, begins_role=Role.CASEWORKER)
    plan_move(newcomer, moves, by=grace)

    assert not open_invitations().exists()


def test_a_move_without_another_job_ends_no_link(ada, grace, change):
    invite(ada, by=SYSTEM)
    plan_move(ada, change(today()), by=grace)

    assert open_invitations().count() == 1
