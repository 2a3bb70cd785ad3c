"""Ways into somebody else's account that others have found in other systems, tried on this one."""

import statistics
import time
from datetime import timedelta
from hashlib import sha256

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.db.models import F
from django.test import Client
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.workforce.front import Role, capabilities_of, give_app
from safehaven.workforce.models import Activity, StaffMember, StaffSession
from safehaven.workforce.roles import READS_RECORDS, WATCHES
from tests.comparing import to_the_letter

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "seven-otters-juggle-lanterns"


def past_password(staff):
    browser = Client()
    browser.post("/sign-in/", {"login": staff.email, "password": PASSWORD})
    return browser


def answer(browser, code):
    return browser.post("/sign-in/second-factor/", {"code": code})


@pytest.fixture
def ada_with_app(ada):
    give_app(ada, SECRET, by=SYSTEM)
    return ada


# ── The second factor ─────────────────────────────────────────────────────────────────────────────────


def test_an_address_typed_in_does_not_skip_the_second_factor(ada_with_app):
    browser = past_password(ada_with_app)
    tried = (
        "/",
        "/account/",
        "/account/second-factor/app/",
        "/account/second-factor/passkey/",
        "/staff/",
        "/confirm/",
    )
    answered = {path: browser.get(path).headers.get("Location", "").partition("?")[0] for path in tried}

    assert set(answered.values()) == {"/sign-in/"}


def test_an_old_session_without_a_second_factor_cannot_add_one_of_its_own(ada):
    stolen = past_password(ada)  # signed in by password before Ada had set up anything
    before = stolen.get("/account/second-factor/app/").status_code
    give_app(ada, SECRET, by=SYSTEM)
    after = [stolen.get(f"/account/second-factor/{way}/").url.partition("?")[0] for way in ("app", "passkey")]
    stolen.post("/account/second-factor/app/", {"code": "123456"})

    assert (before, after) == (200, ["/confirm/", "/confirm/"])
    assert Authenticator.objects.filter(user=ada, type=Authenticator.Type.TOTP).count() == 1


def test_a_code_seen_over_a_shoulder_does_not_work_again(ada_with_app):
    code = pyotp.TOTP(SECRET).now()
    first = answer(past_password(ada_with_app), code)
    cache.clear()  # not even when what the cache remembers is gone
    second = answer(past_password(ada_with_app), code)

    assert (first.status_code, second.status_code) == (302, 200)


def test_an_older_code_does_not_work_after_a_newer_one(ada_with_app):
    app, now = pyotp.TOTP(SECRET), timezone.now()
    answer(past_password(ada_with_app), app.at(now))
    older = answer(past_password(ada_with_app), app.at(now - timedelta(seconds=30)))

    assert older.status_code == 200


def test_a_recovery_code_does_not_work_twice(ada_with_app):
    row = Authenticator.objects.get(user=ada_with_app, type=Authenticator.Type.RECOVERY_CODES)
    code = row.wrap().get_unused_codes()[0]
    first, second = (answer(past_password(ada_with_app), code).status_code for _ in range(2))

    assert (first, second) == (302, 200)


def test_codes_cannot_be_tried_one_after_another(ada_with_app):
    browser = past_password(ada_with_app)
    for number in range(5):
        answer(browser, f"00000{number}")
    right = answer(past_password(ada_with_app), pyotp.TOTP(SECRET).now())

    assert "Too many tries" in right.content.decode()


def test_a_second_factor_of_one_person_does_not_answer_for_another(ada_with_app, sam):
    give_app(sam, pyotp.random_base32(), by=SYSTEM)

    assert answer(past_password(sam), pyotp.TOTP(SECRET).now()).status_code == 200


def test_naming_another_port_or_spelling_gives_no_further_tries(ada):
    for number in range(5):
        Client().post("/sign-in/", {"login": ada.email, "password": f"guess {number}"})
    other = {"login": ada.email.upper(), "password": PASSWORD}
    answered = Client().post("/sign-in/", other, headers={"host": "testserver:8443"})

    assert "Too many tries" in answered.content.decode()


def test_the_cache_names_no_address(ada):
    Client().post("/sign-in/", {"login": ada.email, "password": "a guess"})

    assert (
        ada.email in every_cell("cache"),
        sha256(ada.email.encode()).hexdigest() in every_cell("cache"),
    ) == (
        False,
        False,
    )


# ── What a stolen database tells ──────────────────────────────────────────────────────────────────────


def every_cell(*only):
    """Everything that the database holds, or some tables, as one text: what a thief of the file reads."""
    held = []
    with connection.cursor() as cursor:  # noqa: TID251 - a thief asks no ORM
        for table in only or connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            held += [
                str(bytes(cell) if isinstance(cell, memoryview) else cell) for row in cursor for cell in row
            ]
    return "\n".join(held)


def test_the_database_holds_no_secret_of_an_app_and_no_recovery_code(ada_with_app):
    row = Authenticator.objects.get(user=ada_with_app, type=Authenticator.Type.RECOVERY_CODES)
    held = every_cell()

    assert [secret in held for secret in (SECRET, *row.wrap().generate_codes())] == [False] * 11


def test_nor_does_it_while_an_app_is_being_set_up(ada):
    browser = past_password(ada)
    secret = browser.get("/account/second-factor/app/").context["form"].secret

    assert (len(secret), secret in every_cell()) == (32, False)


def test_the_cookie_of_a_session_is_not_in_the_database(ada, signed_in):
    cookie = signed_in(ada).cookies["session"].value

    assert (Session.objects.count(), cookie in every_cell()) == (1, False)


# ── Sessions ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_cookie_planted_before_sign_in_is_worth_nothing_after_it(ada_with_app):
    browser = past_password(ada_with_app)
    planted = browser.cookies["session"].value
    answer(browser, pyotp.TOTP(SECRET).now())
    thief = Client()
    thief.cookies["session"] = planted

    assert browser.cookies["session"].value != planted
    assert thief.get("/account/").status_code == 302


def test_a_locked_session_can_do_nothing_not_even_by_post(grace, ada, signed_in):
    browser = signed_in(grace)
    browser.post("/lock/")
    lines = Line.objects.count()
    for path in (
        f"/staff/{ada.pk}/left/",
        "/staff/add/",
        "/account/password/",
        "/account/sessions/end-others/",
    ):
        assert browser.post(path, {"name": "X"}).url.startswith("/locked/")

    assert Line.objects.count() == lines


def test_a_locked_session_cannot_change_how_it_signs_in(ada_with_app, signed_in):
    browser = signed_in(ada_with_app)
    browser.post("/lock/")
    pages = (
        "/account/second-factor/",
        "/account/second-factor/app/",
        "/account/second-factor/passkey/",
        "/confirm/",
    )
    codes = browser.post("/confirm/", {"code": pyotp.TOTP(SECRET).now()})

    assert {browser.get(page).url.partition("?")[0] for page in pages} == {"/locked/"}
    assert codes.url == "/locked/"


def test_a_page_that_asks_by_itself_does_not_keep_a_session_awake(ada, signed_in):
    browser = signed_in(ada)
    for _ in range(3):
        Activity.objects.update(seen_at=F("seen_at") - timedelta(minutes=2))  # two more minutes pass
        last = browser.get("/account/", headers={"x-safehaven-poll": "1"})

    assert last.status_code == 302


def test_an_unlocked_session_belongs_to_who_locked_it(ada, sam, signed_in):
    browser = signed_in(ada)
    browser.post("/lock/")
    sam.set_password("another-persons-password")
    browser.post("/locked/", {"password": "another-persons-password"})

    assert StaffSession.objects.get(staff=ada).locked_at is not None


def test_a_covered_page_asks_for_the_password_even_when_the_server_has_not_heard(ada, signed_in):
    browser = signed_in(ada)
    guess = browser.post("/locked/", {"password": "guess"}, headers={"accept": "application/json"})

    assert guess.status_code == 403
    assert StaffSession.objects.get(staff=ada).locked_at is not None


def test_unlocking_leads_nowhere_outside(ada, signed_in):
    browser = signed_in(ada)
    browser.post("/lock/")

    assert browser.post("/locked/", {"password": PASSWORD, "next": "https://example.net/"}).url == "/"


# ── Finding out who works here ────────────────────────────────────────────────────────────────────────


def test_the_answer_to_a_stranger_is_the_same_for_everybody(ada, sam):
    give_app(sam, SECRET, by=SYSTEM)
    pages = set()
    for address in (ada.email, sam.email, "nobody@example.org"):
        page = Client().post("/sign-in/", {"login": address, "password": "a wrong one"}).content.decode()
        pages.add(to_the_letter(page.replace(address, "")).split("csrfmiddlewaretoken")[0])

    assert len(pages) == 1


def test_somebody_who_starts_next_week_is_answered_like_a_stranger(ada):
    @operation
    def starts_next_week():
        StaffMember.objects.update(active_from=timezone.now() + timedelta(days=7))
        write("workforce:test", by=SYSTEM)

    starts_next_week()
    answered = Client().post("/sign-in/", {"login": ada.email, "password": PASSWORD})

    assert (answered.status_code, "do not match" in answered.content.decode()) == (200, True)


def test_an_unknown_address_takes_as_long_as_a_known_one(ada, settings):
    """The class of time, not its digits: both compute one real Argon2id hash.

    Counted is the work of this process, so that what else the machine does tells nothing.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    from django.contrib.auth.hashers import make_password

    from safehaven.workforce.front import set_password

    set_password(ada, make_password(PASSWORD), by=SYSTEM)

    def took(address):
        began = time.process_time()
        Client().post("/sign-in/", {"login": address, "password": "a wrong one"})
        return time.process_time() - began

    both = [(took(ada.email), took("nobody@example.org")) for _ in range(3)]
    known, unknown = (statistics.median(taken) for taken in zip(*both, strict=True))

    assert 0.4 < unknown / known < 2.5


@pytest.mark.parametrize(
    "path",
    [
        "/signup/",
        "/sign-up/",
        "/accounts/signup/",
        "/accounts/login/",
        "/accounts/password/reset/",
        "/password/reset/",
        "/login/code/",
        "/email/",
        "/accounts/2fa/",
        "/admin/",
    ],
)
def test_nothing_else_of_allauth_is_reachable(db, path):
    assert Client().get(path).status_code == 404


# ── Those who run the system ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("role", Role)
def test_the_it_administrator_cannot_reach_records_through_an_account_they_make(ivy, signed_in, role):
    browser = signed_in(ivy)
    made = browser.post("/staff/add/", {"name": "Pup Pet", "initials": "PP", "email": "pup@example.org"}).url
    browser.post(f"{made}give-role/", {"role": role.value})

    reach = capabilities_of(StaffMember.objects.get(name="Pup Pet"))
    assert reach.isdisjoint(READS_RECORDS | WATCHES)


def test_the_it_administrator_cannot_reach_records_through_an_account_that_has_them(ivy, ada, signed_in):
    browser = signed_in(ivy)
    for page, told in (("password-link/", {}), ("reset-second-factor/", {"reason": "lost"}), ("left/", {})):
        answered = browser.post(f"/staff/{ada.pk}/{page}", told, follow=True)

        assert "your own role opens none" in answered.content.decode()
