"""Somebody may know a password: said by its owner or a colleague, and never by whoever knows it."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import Role, invite
from safehaven.workforce.models import Concern, StaffSession
from safehaven.workforce.operations import (
    close_password,
    decide_concern,
    end_session,
    replace_known_password,
)
from safehaven.workforce.rules import AlreadySo, BeyondOwnReach, NotForYou, OwnAccount, SessionOver
from safehaven.workforce.states import Outcome, WhyEnded

OLD, NEW = "seven-otters-juggle-lanterns", "quiet-maple-teapot-voyage"


def press(browser, current=OLD, new=NEW):
    return browser.post("/account/password/known/", {"current": current, "password": new})


def opens(staff, password):
    """Whether a password leads on to the second step of signing in."""
    return Client().post("/sign-in/", {"login": staff.email, "password": password}).status_code == 302


def running(staff):
    """How many of somebody's sessions have not ended."""
    return StaffSession.objects.filter(staff=staff, ended_at__isnull=True).count()


@operation
def prove_long_ago(staff):
    """As if the second factor had been proved an hour ago."""
    write("workforce:test", by=SYSTEM)
    StaffSession.objects.filter(staff=staff).update(verified_at=timezone.now() - timedelta(hours=1))


def test_the_old_password_and_all_other_sessions_end(ada, signed_in, with_app):
    here, elsewhere = signed_in(with_app(ada)), signed_in(ada)
    press(here)

    assert [each.get("/account/").status_code for each in (here, elsewhere)] == [200, 302]
    assert (opens(ada, OLD), opens(ada, NEW)) == (False, True)
    assert (running(ada), StaffSession.objects.filter(staff=ada).count()) == (1, 2)


def test_links_for_a_password_that_were_out_end_too(ada, signed_in):
    token = invite(ada, by=SYSTEM)
    press(signed_in(ada))

    assert Client().get(f"/welcome/{token}/", follow=True).status_code == 410


def test_it_stands_on_the_ledger(ada, signed_in, acts):
    press(signed_in(ada))

    assert acts()[-1] == "workforce:password_known"


def test_the_line_manager_and_the_officers_hear_of_it(ada, grace, sam, member, signed_in):
    officers = [member("Gina Tallow", Role.GOVERNANCE_OFFICER), member("Noel Bright", Role.SECURITY_OFFICER)]
    press(signed_in(ada))

    told = [
        "Somebody may have known the password: Ada Lovell" in signed_in(staff).get("/").content.decode()
        for staff in (grace, *officers, sam, ada)
    ]
    assert told == [True, True, True, False, False]


def test_the_same_password_is_no_other(ada, signed_in):
    answered = press(signed_in(ada), new=OLD)

    assert "This is the one that somebody may know" in answered.content.decode()
    assert Concern.objects.count() == 0


def test_the_account_the_locked_page_and_sign_in_lead_there(ada, signed_in):
    browser = signed_in(ada)
    pages = [browser.get("/account/").content.decode(), Client().get("/sign-in/").content.decode()]
    browser.post("/lock/")
    pages.append(browser.get("/locked/").content.decode())

    assert ["/account/password/known/" in page for page in pages] == [True, True, True]


def test_from_the_locked_page_the_password_comes_first_and_then_the_page(ada, signed_in):
    browser = signed_in(ada)
    browser.post("/lock/")
    chosen = {"next": ["/", "/account/password/known/"]}  # the page's own, and the button's

    assert browser.post("/locked/", {"password": "not this", **chosen}).status_code == 200
    assert browser.post("/locked/", {"password": OLD, **chosen}).url == "/account/password/known/"


# ── What a thief may try ──────────────────────────────────────────────────────────────────────────────


def test_a_thief_with_the_password_alone_neither_locks_out_nor_takes_over(ada, with_app, type_password):
    thief = type_password(with_app(ada))

    assert thief.get("/account/password/known/").url.startswith("/sign-in/")
    assert press(thief).url.startswith("/sign-in/")
    assert (opens(ada, OLD), Concern.objects.count()) == (True, 0)


def test_a_thief_at_an_open_session_who_knows_the_password_lacks_the_second_factor(ada, signed_in, with_app):
    browser = signed_in(with_app(ada))
    prove_long_ago(ada)

    assert press(browser).url == "/confirm/?next=%2Faccount%2Fpassword%2Fknown%2F"
    assert (opens(ada, OLD), Concern.objects.count()) == (True, 0)


def test_a_thief_with_the_phone_at_an_open_session_lacks_the_password(ada, signed_in, with_app):
    browser = signed_in(with_app(ada))
    answered = [press(browser, current="not this") for _ in range(6)]

    assert "That is not your current password" in answered[0].content.decode()
    assert "Too many tries" in answered[5].content.decode()
    assert opens(ada, OLD)


def test_a_thief_at_a_locked_session_gets_no_further_by_the_second_factor(ada, signed_in, app, with_app):
    browser = signed_in(with_app(ada))
    browser.post("/lock/")
    browser.post("/confirm/", {"code": app.now()})

    assert press(browser).url.startswith("/locked/")
    assert opens(ada, OLD)


def test_a_page_of_somebody_else_cannot_press_it(ada, signed_in):
    signed = signed_in(ada)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed.cookies

    assert press(strict).status_code == 403
    assert Concern.objects.count() == 0


def test_a_session_that_was_ended_meanwhile_changes_nothing(ada, signed_in):
    signed_in(ada)
    session = StaffSession.objects.get(staff=ada)
    end_session(session, WhyEnded.ENDED, by=ada)

    with pytest.raises(SessionOver):
        replace_known_password(ada, make_password(NEW), session=session)
    assert opens(ada, OLD)


def test_pressing_twice_does_it_once(ada, signed_in):
    browser = signed_in(ada)
    press(browser)
    press(browser)

    assert Concern.objects.count() == 1


# ── A colleague does it ───────────────────────────────────────────────────────────────────────────────


def test_a_manager_closes_a_password_and_its_owner_gets_in_by_a_new_link(ada, grace, signed_in, with_app):
    browser = signed_in(with_app(ada))
    signed_in(grace).post(f"/staff/{ada.pk}/close-password/")
    assert (opens(ada, OLD), browser.get("/account/").status_code) == (False, 302)
    assert running(ada) == 0

    link = Client()
    link.get(f"/welcome/{invite(ada, by=grace)}/")
    link.post("/welcome/", {"password": NEW})

    assert opens(ada, NEW)


def test_nobody_closes_their_own_or_one_beyond_their_reach(ada, grace, ivy):
    with pytest.raises(OwnAccount):
        close_password(grace, by=grace)
    with pytest.raises(BeyondOwnReach):
        close_password(ada, by=ivy)


def test_a_caseworker_closes_nobodys(ada, sam, signed_in):
    assert signed_in(sam).post(f"/staff/{ada.pk}/close-password/").status_code == 403


def test_a_colleague_proves_the_second_factor_first(ada, grace, signed_in):
    browser = signed_in(grace)
    prove_long_ago(grace)

    assert browser.post(f"/staff/{ada.pk}/close-password/").url.startswith("/confirm/")
    assert opens(ada, OLD)


# ── What comes of it ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def concern(ada):
    """Ada's password was closed."""
    found = close_password(ada, by=SYSTEM)
    ada.refresh_from_db()
    return found


def test_it_leaves_the_desk_once_decided_with_a_reason(concern, grace, signed_in):
    browser, typed = signed_in(grace), {"outcome": "made-safe", "words": "She had told it to a caller."}
    assert (
        "Enter what you found"
        in browser.post(f"/accounts/{concern.pk}/", {"outcome": "fine"}).content.decode()
    )

    browser.post(f"/accounts/{concern.pk}/", typed)

    assert "Ada Lovell" not in browser.get("/").content.decode()
    assert "She had told it to a caller." in browser.get(f"/accounts/{concern.pk}/").content.decode()


def test_the_reason_is_sealed(concern, grace):
    decide_concern(concern, Outcome.FINE, "She had told it to a caller.", by=grace)
    concern.refresh_from_db()

    assert b"caller" not in concern.words.ciphertext


def test_two_who_decide_at_once_the_second_is_told(concern, grace):
    decide_concern(concern, Outcome.FINE, "All is well.", by=grace)

    with pytest.raises(AlreadySo):
        decide_concern(concern, Outcome.TALKED, "We talked.", by=grace)


@pytest.mark.parametrize("how", ["get", "post"])
def test_for_others_it_does_not_exist(concern, how, ada, sam, dora, signed_in):
    typed = {"outcome": "fine", "words": "All is well."}
    answers = [
        getattr(signed_in(staff), how)(f"/accounts/{concern.pk}/", typed) for staff in (ada, sam, dora)
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    with pytest.raises(NotForYou):
        decide_concern(concern, Outcome.FINE, "All is well.", by=ada)


def test_an_officer_who_looks_into_all_does_not_look_into_their_own(member, signed_in):
    noel = member("Noel Bright", Role.SECURITY_OFFICER)
    concern = close_password(noel, by=SYSTEM)
    noel.refresh_from_db()
    browser = signed_in(noel)

    assert "Noel Bright: " not in browser.get("/").content.decode()
    assert browser.get(f"/accounts/{concern.pk}/").status_code == 404


def test_the_new_password_is_no_way_to_try_the_old_one(ada, signed_in, with_app):
    browser = signed_in(with_app(ada))
    right, wrong = (press(browser, current="not-it", new=new).content.decode() for new in (OLD, NEW))

    assert ["This is the one that somebody may know" in page for page in (right, wrong)] == [False, False]
