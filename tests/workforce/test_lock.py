"""The idle lock: on the server, so that no page left open works for a stranger."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.workforce.models import Activity, StaffSession

PASSWORD = {"password": "seven-otters-juggle-lanterns"}
JSON = {"accept": "application/json"}


@pytest.fixture
def minutes_pass():
    """Lets some minutes pass since somebody last clicked."""

    def passed(staff, minutes):
        seen = timezone.now() - timedelta(minutes=minutes)
        Activity.objects.filter(session__staff=staff).update(seen_at=seen)

    return passed


def seen_at(staff):
    return Activity.objects.get(session__staff=staff).seen_at


def test_an_idle_session_is_locked_and_asks_for_the_password(ada, signed_in, minutes_pass, acts):
    browser = signed_in(ada)
    minutes_pass(ada, 6)

    assert browser.get("/account/").url == "/locked/?next=%2Faccount%2F"
    assert acts()[-1] == "workforce:session_locked"


def test_a_session_in_use_is_not_locked(ada, signed_in, minutes_pass):
    browser = signed_in(ada)
    minutes_pass(ada, 4)

    assert browser.get("/account/").status_code == 200


def test_the_policy_says_how_long(ada, signed_in, minutes_pass):
    choose(Parameter.IDLE_LOCK_MINUTES, "2", by=SYSTEM)
    browser = signed_in(ada)
    minutes_pass(ada, 3)

    assert browser.get("/account/").status_code == 302


def test_a_click_counts_as_use(ada, signed_in, minutes_pass):
    browser = signed_in(ada)
    minutes_pass(ada, 4)
    browser.get("/account/")

    assert timezone.now() - seen_at(ada) < timedelta(minutes=1)


def test_a_page_that_asks_by_itself_does_not_count(ada, signed_in, minutes_pass):
    browser = signed_in(ada)
    minutes_pass(ada, 4)
    browser.get("/account/", headers={"x-safehaven-poll": "1"})

    assert timezone.now() - seen_at(ada) > timedelta(minutes=3)


def test_a_lock_stays_when_the_policy_is_loosened(ada, signed_in, minutes_pass):
    browser = signed_in(ada)
    minutes_pass(ada, 6)
    browser.get("/account/")
    choose(Parameter.IDLE_LOCK_MINUTES, "60", by=SYSTEM)

    assert browser.get("/account/").status_code == 302


def test_the_password_opens_it_where_it_was(ada, signed_in, minutes_pass, acts):
    browser = signed_in(ada)
    minutes_pass(ada, 6)
    answered = browser.post("/locked/", PASSWORD | {"next": "/account/"})

    assert (answered.url, browser.get("/account/").status_code) == ("/account/", 200)
    assert acts()[-1] == "workforce:session_unlocked"


def test_a_wrong_password_does_not(ada, signed_in, minutes_pass, acts):
    browser = signed_in(ada)
    minutes_pass(ada, 6)
    answered = browser.post("/locked/", {"password": "guess"})

    assert ("That is not your password" in answered.content.decode(), acts()[-1]) == (
        True,
        "workforce:unlock_failed",
    )
    assert browser.get("/account/").status_code == 302


def test_a_script_on_the_page_can_unlock_without_leaving_it(ada, signed_in, minutes_pass):
    browser = signed_in(ada)
    minutes_pass(ada, 6)
    wrong = browser.post("/locked/", {"password": "guess"}, headers=JSON)
    right = browser.post("/locked/", PASSWORD, headers=JSON)

    assert (wrong.status_code, json.loads(wrong.content)["unlocked"]) == (403, False)
    assert (right.status_code, json.loads(right.content)) == (200, {"unlocked": True})


def test_five_wrong_passwords_close_it_for_a_while(ada, signed_in, minutes_pass):
    browser = signed_in(ada)
    minutes_pass(ada, 6)
    for _ in range(5):
        browser.post("/locked/", {"password": "guess"})
    answered = browser.post("/locked/", PASSWORD)

    assert "Too many tries" in answered.content.decode()


def test_lock_now_locks(ada, signed_in):
    browser = signed_in(ada)
    browser.post("/lock/")

    assert browser.get("/account/").status_code == 302
    assert StaffSession.objects.get(staff=ada).locked_at is not None


def test_only_this_session_is_locked(ada, signed_in):
    here, elsewhere = signed_in(ada), signed_in(ada)
    here.post("/lock/")

    assert (here.get("/account/").status_code, elsewhere.get("/account/").status_code) == (302, 200)


def test_nobody_stays_signed_in_for_more_than_twelve_hours(ada, signed_in, age_sessions, acts):
    browser = signed_in(ada)
    age_sessions(ada, hours=13)

    assert browser.get("/account/").url == "/sign-in/?next=%2Faccount%2F"
    assert acts()[-1] == "workforce:session_ended"
