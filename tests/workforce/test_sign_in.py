"""Signing in: password, then second factor, then the desk."""

import pytest
from django.contrib.auth.hashers import check_password

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.workforce.front import set_password
from safehaven.workforce.models import StaffSession


def test_password_and_code_open_the_desk(ada, app, with_app, type_password):
    browser = type_password(with_app(ada))
    answered = browser.post("/sign-in/second-factor/", {"code": app.now()})

    assert (answered.url, browser.get("/").status_code) == ("/", 200)


def test_signing_in_stands_on_the_ledger(ada, app, with_app, type_password, acts):
    type_password(with_app(ada)).post("/sign-in/second-factor/", {"code": app.now()})

    assert acts()[-2:] == ["workforce:second_factor_used", "workforce:signed_in"]


def test_the_session_says_which_device_it_is_on(ada, app, with_app, type_password):
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    browser = type_password(with_app(ada), user_agent=agent)
    browser.post("/sign-in/second-factor/", {"code": app.now()}, headers={"user-agent": agent})

    assert StaffSession.objects.get(staff=ada).device == "Firefox on a Linux computer"


def test_the_password_alone_opens_nothing(ada, with_app, type_password):
    browser = type_password(with_app(ada))

    assert browser.get("/").url == "/sign-in/?next=%2F"


def test_where_somebody_was_going_is_kept(ada, app, with_app, client):
    with_app(ada)
    client.post(
        "/sign-in/", {"login": ada.email, "password": "seven-otters-juggle-lanterns", "next": "/account/"}
    )

    assert client.post("/sign-in/second-factor/", {"code": app.now()}).url == "/account/"


def test_an_address_outside_is_not_gone_to(ada, app, with_app, client):
    with_app(ada)
    client.post(
        "/sign-in/",
        {"login": ada.email, "password": "seven-otters-juggle-lanterns", "next": "//example.com/"},
    )

    assert client.post("/sign-in/second-factor/", {"code": app.now()}).url == "/"


def test_capitals_in_the_address_do_not_matter(ada, with_app, client):
    with_app(ada)
    typed = {"login": "ADA@Example.org", "password": "seven-otters-juggle-lanterns"}

    assert client.post("/sign-in/", typed).url == "/sign-in/second-factor/"


def test_a_wrong_password_is_told_and_noted(ada, client, acts):
    answered = client.post("/sign-in/", {"login": ada.email, "password": "not this one"})

    assert "That email address and password do not match" in answered.content.decode()
    assert acts() == ["workforce:sign_in_failed"]
    assert Line.objects.order_by("number").last().about == ada.ledger_name


def test_the_line_of_an_unknown_address_holds_no_address(client, ada):
    client.post("/sign-in/", {"login": "quillfeather@example.org", "password": "whatever it is"})
    line = Line.objects.order_by("number").last()

    assert (line.act, line.about, "quillfeather" in line.entry) == ("workforce:sign_in_failed", "", False)


def test_a_sign_in_that_cannot_be_written_down_does_not_happen(
    ada, app, with_app, type_password, monkeypatch
):
    browser = type_password(with_app(ada))

    def full_disk(*_args, **_kwargs):
        raise OSError("no space left")

    monkeypatch.setattr("safehaven.workforce.operations.sessions.write", full_disk)
    with pytest.raises(OSError, match="no space"):
        browser.post("/sign-in/second-factor/", {"code": app.now()})

    assert (StaffSession.objects.count(), browser.get("/").status_code) == (0, 302)


def test_signing_out_ends_the_session_for_good(ada, signed_in, acts):
    browser = signed_in(ada)
    cookie = browser.cookies["session"].value
    browser.post("/sign-out/")
    browser.cookies["session"] = cookie

    assert browser.get("/").status_code == 302
    assert acts()[-1] == "workforce:signed_out"


def test_a_half_done_sign_in_can_start_again(ada, with_app, type_password):
    browser = type_password(with_app(ada))
    browser.post("/sign-out/")

    assert browser.get("/sign-in/").status_code == 200


def test_a_password_is_kept_under_argon2id(ada, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    from django.contrib.auth.hashers import make_password

    set_password(ada, make_password("seven-otters-juggle-lanterns"), by=SYSTEM)
    ada.refresh_from_db()

    assert ada.password.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
    assert check_password("seven-otters-juggle-lanterns", ada.password)


def test_a_garbled_passkey_leads_back_to_sign_in(client, acts, db):
    client.get("/sign-in/passkey/", headers={"accept": "application/json"})
    garbled = [
        "",
        "x",
        "{}",
        "[]",
        '{"id":"a","rawId":"a","type":"public-key","response":{"userHandle":"!"}}',
    ]
    answered = [client.post("/sign-in/passkey/", {"credential": each}).url for each in garbled]

    assert answered == ["/sign-in/"] * 5
    assert acts() == ["workforce:sign_in_failed"] * 5
