"""Somebody who changed teams, or whose last day is over, walks every address about their old people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.models import Assignment
from safehaven.records.queries import records_open_to
from safehaven.workforce.days import first_moment_of, today
from safehaven.workforce.models import Activity, Move, StaffMember, StaffSession
from safehaven.workforce.operations import Change, give_role, plan_leaving, plan_move
from safehaven.workforce.roles import Role
from tests.a_clock import Clock
from tests.attacks.test_a_stranger_learns_nothing import (
    ABOUT_A_PERSON,
    OTHERS,
    _found_in,
    _label,
    asked,
    organisation,
    things,
)
from tests.house.things import CONTENT

pytestmark = pytest.mark.django_db
__all__ = ["organisation", "things"]  # fixtures of the same walk

# What is Ada's own and no secret to her stays hers: that she made something, under its reference, what she asked,
# and the mail that she sent.
OLD_PEOPLE = [address for address in ABOUT_A_PERSON if not {"asked", "submission"} & set(address.takes)]
HER_OWN_MAIL = {"mailguard:messages"}
SUMMER, WINTER = date(2027, 3, 28), date(2027, 10, 31)


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@operation
def happened_on(move: Move, day: date, *, done: bool) -> None:
    """Write a move down as if it had been planned long ago for a day, and carried out then or not yet."""
    write("tests:changed", by=SYSTEM)
    early, moment = first_moment_of(day - timedelta(days=9)), first_moment_of(day)
    Assignment.objects.filter(staff=move.staff).update(
        starts_on=day - timedelta(days=20), given_at=first_moment_of(day - timedelta(days=20))
    )
    Move.objects.filter(pk=move.pk).update(on=day, planned_at=early, done_at=moment if done else None)


@pytest.fixture
def moved(things, ada, grace, harbour, lighthouse):
    """Ada, who leads now and moved to another team."""
    give_role(ada, Role.MANAGER, by=SYSTEM)
    make_ready(ada, by=SYSTEM)
    return plan_move(ada, Change(harbour, lighthouse, today()), by=grace)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("ago", [0, 1])
def test_no_address_about_their_old_people_answers(ago, moved, things, ada, signed_in, method):
    happened_on(moved, today() - timedelta(days=ago), done=False)
    told, browser = {}, signed_in(ada)
    for address in OLD_PEOPLE:
        answer = asked(browser, method, address.url(things))
        if answer.status_code not in {403, 404, 405} or _found_in(answer, CONTENT):
            told[address.name] = answer.status_code

    assert told == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_list_tells_of_them(moved, things, robin, ada, signed_in, method):
    told, browser = {}, signed_in(ada)
    for address in (one for one in OTHERS if one.name not in HER_OWN_MAIL):
        if found := _found_in(asked(browser, method, address.url(things)), (*CONTENT, *_label(robin))):
            told[address.name] = found

    assert told == {}
    assert asked(browser, "get", "/").status_code == 200, "somebody signed in went all the way"


@pytest.mark.parametrize("day", [SUMMER, WINTER])
def test_days_of_25_and_23_hours_close_at_midnight_in_the_office(day, moved, robin, ada, clock):
    happened_on(moved, day, done=False)
    clock.last_of(day - timedelta(days=1))
    before = list(records_open_to(ada))
    clock.begin(day)

    assert (before, list(records_open_to(ada))) == ([robin], [])


def test_a_clock_set_back_after_the_day_opens_nothing(moved, robin, ada, clock):
    happened_on(moved, today() - timedelta(days=1), done=True)
    clock.begin(today() - timedelta(days=3))

    assert not records_open_to(ada).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_whose_last_day_is_over_reaches_nothing_with_a_session_that_runs(
    things, robin, ada, signed_in, clock, method
):
    plan_leaving(ada, today(), by=SYSTEM)
    browser, told = signed_in(ada), {}
    clock.begin(today() + timedelta(days=1))
    _used_just_now(ada)
    for address in ABOUT_A_PERSON:
        answer = asked(browser, method, address.url(things))
        if answer.status_code not in {302, 404, 405} or _found_in(answer, (*CONTENT, *_label(robin))):
            told[address.name] = answer.status_code

    assert told == {}


@operation
def _used_just_now(staff: StaffMember) -> None:
    write("tests:changed", by=SYSTEM)
    now = timezone.now()
    StaffSession.objects.filter(staff=staff).update(began_at=now)
    Activity.objects.filter(session__staff=staff).update(seen_at=now)
