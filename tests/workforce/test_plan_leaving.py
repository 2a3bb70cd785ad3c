"""A leaving that is known ahead: shut out when the last day is over, whether or not a worker runs."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.interface.times import plain_date
from safehaven.ledger.front import write
from safehaven.workforce import closing
from safehaven.workforce.days import today
from safehaven.workforce.front import capabilities_of, give_app, invite, on_leaving, roles_of, working_here
from safehaven.workforce.jobs import carry_out_what_is_due
from safehaven.workforce.models import Activity, Invitation, StaffSession
from safehaven.workforce.operations import mark_as_left, plan_leaving, undo_leaving
from safehaven.workforce.queries import who_left
from safehaven.workforce.rules import HasLeft, NotThen, OwnAccount, TooLate
from tests.a_clock import Clock
from tests.workforce.conftest import SECRET

SOON = timedelta(days=10)


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@operation
def used_just_now(staff):
    """Make somebody's session begin at what the clock says."""
    write("tests:changed", by=SYSTEM)
    StaffSession.objects.filter(staff=staff).update(began_at=timezone.now())
    Activity.objects.filter(session__staff=staff).update(seen_at=timezone.now())


@pytest.fixture
def leaves_soon(ada, grace):
    """Ada, whose last day is known."""
    return plan_leaving(ada, today() + SOON, by=grace)


def test_nothing_ends_before_the_last_day_is_over(leaves_soon, clock):
    clock.last_of(today() + SOON)

    assert (leaves_soon in working_here(), bool(capabilities_of(leaves_soon))) == (True, True)


@pytest.mark.parametrize("last", [date(2027, 3, 28), date(2027, 10, 31), date(2027, 2, 28)])
def test_they_are_out_at_midnight_in_the_office_with_no_worker(last, ada, grace, clock):
    clock.begin(last - SOON)
    ada = plan_leaving(ada, last, by=grace)
    clock.last_of(last)
    before = ada in working_here()
    clock.begin(last + timedelta(days=1))

    assert (before, ada in working_here(), ada in who_left(), ada.is_active) == (True, False, True, False)


def test_a_session_that_runs_ends_with_the_day(ada, grace, signed_in, clock):
    plan_leaving(ada, today(), by=grace)
    clock.last_of(today())
    browser = signed_in(ada)
    used_just_now(ada)
    before = browser.get("/account/").status_code
    clock.begin(today() + timedelta(days=1))

    assert (before, browser.get("/account/").url) == (200, "/sign-in/?next=%2Faccount%2F")


def test_a_password_opens_nothing_after_the_day(leaves_soon, clock, type_password):
    clock.begin(today() + SOON + timedelta(days=1))

    assert type_password(leaves_soon).get("/account/").status_code == 302
    assert not StaffSession.objects.filter(staff=leaves_soon).exists()


def test_a_link_for_a_new_password_ends_with_the_day(ada, ivy, grace, clock):
    plan_leaving(ada, today(), by=grace)
    token, browser = invite(ada, by=SYSTEM), Client()
    browser.get(f"/welcome/{token}/")
    clock.begin(today() + timedelta(days=1))

    assert browser.get("/welcome/").status_code == 410


def test_a_link_that_a_leaver_made_for_somebody_else_ends_with_them(ada, sam, grace, member, clock):
    token = invite(sam, by=grace)
    browser = Client()
    browser.get(f"/welcome/{token}/")
    before = browser.get("/welcome/").status_code
    plan_leaving(grace, today(), by=SYSTEM)
    clock.begin(today() + timedelta(days=1))

    assert (before, browser.get("/welcome/").status_code) == (200, 410)


def test_leaving_at_once_ends_the_links_that_they_made(sam, grace):
    invite(sam, by=grace)
    mark_as_left(grace, by=SYSTEM)

    assert not [
        link for link in Invitation.objects.all() if link.expires_at > link.made_at + timedelta(days=2)
    ]


def test_the_worker_closes_the_rest_and_writes_it_down_once(leaves_soon, clock, acts):
    give_app(leaves_soon, SECRET, by=SYSTEM)
    clock.begin(today() + SOON + timedelta(days=1))
    carry_out_what_is_due()
    carry_out_what_is_due()
    leaves_soon.refresh_from_db()

    assert acts().count("workforce:staff_left") == 1
    assert (roles_of(leaves_soon), leaves_soon.has_usable_password()) == (frozenset(), False)
    assert leaves_soon.departed_at is not None


def test_a_clock_that_is_set_back_brings_nobody_back(leaves_soon, clock):
    clock.begin(today() + SOON + timedelta(days=1))
    carry_out_what_is_due()
    leaves_soon.refresh_from_db()
    clock.begin(today() - timedelta(days=5))

    assert (leaves_soon.is_active, leaves_soon in working_here(), leaves_soon in who_left()) == (
        False,
        False,
        True,
    )


def test_a_leaving_is_taken_back_before_its_day(leaves_soon, grace, clock, acts):
    undo_leaving(leaves_soon, by=grace)
    clock.begin(today() + SOON + timedelta(days=1))

    assert (leaves_soon in working_here(), acts()[-1]) == (True, "workforce:leaving_undone")


def test_who_has_left_is_not_brought_back(leaves_soon, grace, clock):
    clock.begin(today() + SOON + timedelta(days=1))

    with pytest.raises(TooLate):
        undo_leaving(leaves_soon, by=grace)


def test_another_day_takes_the_place_of_the_first(leaves_soon, grace, clock):
    plan_leaving(leaves_soon, today() + timedelta(days=2), by=grace)
    clock.begin(today() + timedelta(days=3))

    assert leaves_soon not in working_here()


@pytest.mark.parametrize("days", [-1, 366])
def test_the_last_day_is_today_or_within_a_year(days, ada, grace):
    with pytest.raises(NotThen):
        plan_leaving(ada, today() + timedelta(days=days), by=grace)


def test_nobody_plans_their_own_leaving(grace):
    with pytest.raises(OwnAccount):
        plan_leaving(grace, today() + SOON, by=grace)


def test_whoever_left_does_not_leave_again(ada, grace):
    mark_as_left(ada, by=grace)

    with pytest.raises(HasLeft):
        plan_leaving(ada, today() + SOON, by=grace)


def test_what_other_apps_registered_ends_in_the_same_act(ada, grace, monkeypatch, acts):
    monkeypatch.setattr(closing, "_ends", {})
    ended = []

    def end(staff, _by):
        ended.append(staff)
        return 3

    on_leaving("app_passwords", end)
    mark_as_left(ada, by=grace)

    assert (ended, acts()[-1]) == ([ada], "workforce:staff_left")


def test_where_something_cannot_be_ended_nobody_is_taken_for_gone(ada, grace, monkeypatch):
    monkeypatch.setattr(closing, "_ends", {})

    def fails(_staff, _by):
        raise RuntimeError("The mail server does not answer.")

    on_leaving("app_passwords", fails)
    with pytest.raises(RuntimeError):
        mark_as_left(ada, by=grace)

    assert ada in working_here()


def test_a_manager_plans_it_on_the_page_and_takes_it_back(ada, grace, signed_in):
    browser, last = signed_in(grace), today() + SOON
    day = {"last_day_day": last.day, "last_day_month": last.month, "last_day_year": last.year}
    browser.post(f"/staff/{ada.pk}/left/", {"when": "later"} | day)
    ada.refresh_from_db()
    planned, shown = ada.leaves_later, browser.get(f"/staff/{ada.pk}/").content.decode()
    browser.post(f"/staff/{ada.pk}/left/undo/")
    ada.refresh_from_db()

    assert (planned, ada.leaves_later) == (True, False)
    assert "They leave: their account closes at the end of" in shown


def test_a_day_that_was_forgotten_is_asked_for(ada, grace, signed_in):
    answered = signed_in(grace).post(f"/staff/{ada.pk}/left/", {"when": "later"}).content.decode()

    assert "Enter their last day here" in answered


def test_who_is_managed_is_listed_until_somebody_else_manages_them(ada, grace, member, signed_in):
    from safehaven.workforce.front import Role
    from safehaven.workforce.operations import change_line_manager

    other = member("Hana Steel", Role.MANAGER)
    mark_as_left(grace, by=SYSTEM)
    browser = signed_in(other)
    desk, page = (
        browser.get("/").content.decode(),
        browser.get(f"/staff/{grace.pk}/handing-over/").content.decode(),
    )
    change_line_manager(ada, other, by=SYSTEM)

    assert "1 colleague needs another line manager: Grace Hopwood has left" in desk
    assert "Who needs another line manager" in page
    assert "another line manager" not in browser.get("/").content.decode()


def test_the_person_is_told_on_their_desk(leaves_soon, signed_in):
    assert "Hand over before you leave: your last day is" in signed_in(leaves_soon).get("/").content.decode()


def test_the_page_names_the_last_day_and_not_the_day_after(leaves_soon, grace, signed_in, clock):
    last = today() + SOON
    clock.begin(last + timedelta(days=1))
    browser = signed_in(grace)
    used_just_now(grace)
    shown = browser.get(f"/staff/{leaves_soon.pk}/").content.decode()

    assert f"Left: the last day was {plain_date(last)}." in shown
