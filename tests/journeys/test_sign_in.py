"""Signing in, in a real browser: with a code, and with a passkey."""

import re

import pytest

from tests.looking import shows


@pytest.fixture
def passkeys(page):
    """A device that makes and answers passkeys, as a phone or laptop with a fingerprint reader does."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def give_password(page, house, person):
    page.goto(house.url("/sign-in/"))
    page.get_by_label("Email address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(person.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: url != house.url("/sign-in/"))


def test_a_newcomer_sets_up_a_passkey_and_then_signs_in_with_it_alone(page, house, passkeys):
    nell = house.hire("Nell Archer", "caseworker", app=False)
    give_password(page, house, nell)
    page.get_by_role("link", name="Set up a passkey").or_(
        page.get_by_role("button", name="Set up a passkey")
    ).click()
    page.get_by_label("Name of this passkey").fill("My laptop")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url(house.url("/account/recovery-codes/"))
    codes = page.locator(".workforce-codes li").all_inner_texts()
    page.get_by_role("button", name="I have kept them").click()
    page.wait_for_url(lambda url: url != house.url("/account/recovery-codes/"))
    page.goto(house.url("/account/"))
    kept = shows(page.get_by_text("My laptop").first)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: url != house.url("/account/"), wait_until="load")  # its script runs then
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(house.url("/"))

    assert (len(codes), kept) == (10, True)


def test_a_passkey_is_also_the_second_step_after_a_password(page, house, passkeys):
    omar = house.hire("Omar Field", "caseworker", app=False)
    give_password(page, house, omar)
    page.goto(house.url("/account/second-factor/passkey/"))
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url(house.url("/account/recovery-codes/"))
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: url != house.url("/account/recovery-codes/"))
    give_password(page, house, omar)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(house.url("/"))

    assert page.context.cookies()


def test_a_passkey_that_is_not_there_is_told_and_the_password_still_works(page, house, passkeys, arrive):
    page.goto(house.url("/sign-in/"))
    told = page.get_by_text("The passkey was not used")
    before = told.is_visible()
    page.get_by_role("button", name="Sign in with a passkey").click()
    told.wait_for()

    assert not before
    assert arrive(house.hire("Pia Grove", "manager")).url == house.url("/")


def test_signing_in_breaks_no_rule_of_the_content_policy(page, house, arrive):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    arrive(house.hire("Quin Hale", "manager"))
    for path in ("/account/", "/staff/", "/places/", "/account/second-factor/"):
        page.goto(house.url(path))

    assert [text for text in complaints if re.search("policy|Refused", text)] == []
