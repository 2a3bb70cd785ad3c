"""Answering with a second factor, at sign-in and when a page asks again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.workforce.front import give_app
from safehaven.workforce.models import StaffSession


@pytest.fixture
def long_ago():
    """Makes somebody's last proof of the second factor an hour old."""

    @operation
    def age(staff):
        StaffSession.objects.filter(staff=staff).update(verified_at=timezone.now() - timedelta(hours=1))
        write("workforce:test", by=SYSTEM)

    return age


def test_a_wrong_code_is_told_and_noted(ada, with_app, type_password, acts):
    answered = type_password(with_app(ada)).post("/sign-in/second-factor/", {"code": "123456"})

    assert "That code is not right" in answered.content.decode()
    assert acts()[-1] == "workforce:second_factor_failed"


def test_spaces_in_a_code_do_not_matter(ada, app, with_app, type_password):
    code = app.now()
    answered = type_password(with_app(ada)).post(
        "/sign-in/second-factor/", {"code": f"{code[:3]} {code[3:]}"}
    )

    assert answered.url == "/"


def test_a_clock_half_a_minute_off_does_not_matter(ada, app, with_app, type_password):
    late = app.at(timezone.now() - timedelta(seconds=30))

    assert type_password(with_app(ada)).post("/sign-in/second-factor/", {"code": late}).url == "/"


def test_a_code_of_two_minutes_ago_is_refused(ada, app, with_app, type_password):
    old = app.at(timezone.now() - timedelta(minutes=2))

    assert type_password(with_app(ada)).post("/sign-in/second-factor/", {"code": old}).status_code == 200


def test_a_recovery_code_works_and_is_named_on_the_ledger(ada, with_app, type_password, recovery_codes, acts):
    type_password(with_app(ada)).post("/sign-in/second-factor/", {"code": recovery_codes(ada)[0]})

    assert acts()[-2:] == ["workforce:recovery_code_used", "workforce:signed_in"]


def test_a_garbled_passkey_answer_is_refused_with_a_sentence(ada, with_app, type_password):
    browser = type_password(with_app(ada))
    for garbled in ("", "x", "{}", "[]", "7", '{"id":"a","rawId":"a","type":"public-key","response":{}}'):
        answered = browser.post("/sign-in/second-factor/", {"credential": garbled})

        assert (answered.status_code, answered.context["passkey_failed"] != "") == (200, True)


def test_a_page_that_changes_signing_in_asks_again_after_a_while(ada, with_app, signed_in, long_ago):
    browser = signed_in(with_app(ada))
    before = browser.get("/account/password/").status_code
    long_ago(ada)

    assert (before, browser.get("/account/password/").url) == (200, "/confirm/?next=%2Faccount%2Fpassword%2F")


def test_a_button_whose_address_shows_nothing_leads_back_to_its_page(
    ada, grace, with_app, signed_in, long_ago
):
    browser = signed_in(with_app(grace))
    long_ago(grace)

    pressed = browser.post(
        f"/staff/{ada.pk}/left/undo/", headers={"referer": f"http://testserver/staff/{ada.pk}/"}
    )
    from_elsewhere = browser.post("/account/password/", headers={"referer": "https://example.com/x/"})

    assert pressed.url == f"/confirm/?next=%2Fstaff%2F{ada.pk}%2F"
    assert from_elsewhere.url == "/confirm/?next=%2Faccount%2Fpassword%2F"


def test_whoever_has_no_second_factor_here_is_told_the_way(ada, signed_in, long_ago):
    browser = signed_in(ada)
    long_ago(ada)
    page = browser.get("/confirm/").content.decode()

    assert "Sign out, sign in again the same way" in page
    assert 'action="/sign-out/"' in page
    assert browser.post("/confirm/", {"code": "123456"}).status_code == 200
    assert browser.get("/account/password/").url.startswith("/confirm/")


def test_answering_again_opens_that_page(ada, app, with_app, signed_in, long_ago):
    browser = signed_in(with_app(ada))
    long_ago(ada)
    answered = browser.post("/confirm/", {"code": app.now(), "next": "/account/password/"})

    assert (answered.url, browser.get(answered.url).status_code) == ("/account/password/", 200)


def test_the_last_second_factor_cannot_be_removed(ada, with_app, signed_in):
    browser = signed_in(with_app(ada))
    factor = browser.get("/account/").context["sign_in"][1].actions[0].address
    answered = browser.post(factor, follow=True)

    assert "This is your only second factor" in answered.content.decode()


def test_somebody_elses_second_factor_cannot_be_removed(ada, sam, with_app, signed_in):
    with_app(ada)
    of_ada = signed_in(ada).get("/account/").context["sign_in"][1].actions[0].address
    give_app(sam, "JBSWY3DPEHPK3PXP", by=SYSTEM)

    assert signed_in(sam).post(of_ada).status_code == 404


def test_new_recovery_codes_end_the_old(ada, with_app, signed_in, recovery_codes, type_password):
    old = recovery_codes(with_app(ada))[0]
    signed_in(ada).post("/account/recovery-codes/new/")
    answered = type_password(ada).post("/sign-in/second-factor/", {"code": old})

    assert answered.status_code == 200
    assert Line.objects.filter(act="workforce:recovery_codes_made").count() == 1
