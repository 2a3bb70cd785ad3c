"""Setting up a first second factor, before anything else opens."""

import re

import pyotp
from allauth.mfa.models import Authenticator

SECRET_ON_PAGE = re.compile(r'workforce-letters">([A-Z2-7 ]+)<')


def set_up_app(browser):
    """What somebody does: read the letters off the page into the app, and type what it shows."""
    page = browser.get("/account/second-factor/app/").content.decode()
    app = pyotp.TOTP(SECRET_ON_PAGE.search(page)[1].replace(" ", ""))
    return app, browser.post("/account/second-factor/app/", {"code": app.now()})


def test_without_a_second_factor_setting_one_up_comes_first(ada, type_password):
    browser = type_password(ada)

    assert browser.get("/").url == "/account/second-factor/?next=%2F"


def test_no_page_of_work_opens_before_it(grace, type_password):
    browser = type_password(grace)

    assert {path: browser.get(path).status_code for path in ("/", "/staff/", "/account/")} == {
        "/": 302,
        "/staff/": 302,
        "/account/": 302,
    }


def test_the_first_code_proves_the_app_and_opens_the_desk(ada, type_password, acts):
    browser = type_password(ada)
    _, answered = set_up_app(browser)

    assert (answered.url, browser.get("/").status_code) == ("/account/recovery-codes/", 200)
    assert acts()[-1] == "workforce:second_factor_added"


def test_a_wrong_first_code_adds_nothing(ada, type_password):
    browser = type_password(ada)
    browser.get("/account/second-factor/app/")
    answered = browser.post("/account/second-factor/app/", {"code": "000000"})

    assert "That code is not right" in answered.content.decode()
    assert not Authenticator.objects.exists()


def test_the_picture_holds_the_same_secret_and_is_not_kept(ada, type_password):
    browser = type_password(ada)
    browser.get("/account/second-factor/app/")
    picture = browser.get("/account/second-factor/app/picture/")

    assert picture["Content-Type"] == "image/svg+xml"
    assert "no-store" in picture["Cache-Control"]


def test_the_code_that_proved_the_app_does_not_also_sign_in(ada, type_password):
    app, _ = set_up_app(type_password(ada))
    again = type_password(ada)
    answered = again.post("/sign-in/second-factor/", {"code": app.now()})

    assert "That code is not right" in answered.content.decode()


def test_recovery_codes_are_made_with_it_and_shown_once(ada, type_password):
    browser = type_password(ada)
    set_up_app(browser)
    first, second = (browser.get("/account/recovery-codes/").context["codes"] for _ in range(2))

    assert (len(set(first)), second) == (10, [])


def test_a_question_about_the_page_does_not_use_up_its_one_showing(ada, type_password):
    browser = type_password(ada)
    set_up_app(browser)
    browser.head("/account/recovery-codes/")

    assert len(browser.get("/account/recovery-codes/").context["codes"]) == 10


def test_a_second_app_is_not_offered(ada, type_password):
    browser = type_password(ada)
    set_up_app(browser)

    assert browser.get("/account/second-factor/app/").url == "/account/"


def test_a_garbled_passkey_is_refused_with_a_sentence(ada, type_password):
    browser = type_password(ada)
    browser.get("/account/second-factor/passkey/")
    for garbled in ("", "not json", "{}", '{"id": 1}', "[]", '{"response": {"clientDataJSON": "!!"}}'):
        answered = browser.post("/account/second-factor/passkey/", {"name": "Key", "credential": garbled})

        assert answered.status_code == 200
    assert not Authenticator.objects.exists()
