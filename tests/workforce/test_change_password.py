"""Choosing another password."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from safehaven.workforce.models import StaffSession
from safehaven.workforce.operations import end_session, mark_as_left, set_password
from safehaven.workforce.rules import HasLeft, SessionOver
from safehaven.workforce.states import WhyEnded

OLD, NEW = "seven-otters-juggle-lanterns", "quiet-maple-teapot-voyage"


def change(browser, current=OLD, new=NEW):
    return browser.post("/account/password/", {"current": current, "password": new})


def test_the_new_password_signs_in_and_the_old_does_not(ada, signed_in, with_app):
    change(signed_in(with_app(ada)))
    tried = {
        word: Client().post("/sign-in/", {"login": ada.email, "password": word}).status_code
        for word in (OLD, NEW)
    }

    assert tried == {OLD: 200, NEW: 302}


def test_it_ends_all_other_sessions_and_keeps_this_one(ada, signed_in):
    here, elsewhere = signed_in(ada), signed_in(ada)
    change(here)

    assert (here.get("/account/").status_code, elsewhere.get("/account/").status_code) == (200, 302)


def test_it_stands_on_the_ledger(ada, signed_in, acts):
    change(signed_in(ada))

    assert acts()[-1] == "workforce:password_changed"


def test_the_current_password_is_asked_for(ada, signed_in):
    answered = change(signed_in(ada), current="not this")

    assert "That is not your current password" in answered.content.decode()


def test_five_wrong_ones_close_it_for_a_while(ada, signed_in):
    browser = signed_in(ada)
    for _ in range(5):
        change(browser, current="not this")

    assert "Too many tries" in change(browser).content.decode()


def test_a_password_that_is_easy_to_guess_is_refused(ada, signed_in):
    answered = change(signed_in(ada), new="adalovell2026!")

    assert "too easy to guess" in answered.content.decode()


def test_nobody_who_has_left_meanwhile_keeps_a_password(grace, ada, signed_in):
    signed_in(ada)
    mark_as_left(ada, by=grace)

    with pytest.raises(HasLeft):
        set_password(ada, make_password("four-herons-polish-kettles"), by=ada)

    ada.refresh_from_db()
    assert not ada.has_usable_password()


def test_a_session_that_was_ended_meanwhile_changes_no_password(ada, signed_in):
    signed_in(ada)
    session = StaffSession.objects.get(staff=ada)
    end_session(session, WhyEnded.ENDED, by=ada)

    with pytest.raises(SessionOver):
        set_password(ada, make_password("four-herons-polish-kettles"), by=ada, keep_session=session)
