"""The locked screen over a page, with a real server behind it: what was typed is still there afterwards."""

import pytest


@pytest.fixture
def typing(house, arrive):
    """Somebody half-way through a form when their screen goes blank."""
    una = house.hire("Una Vale", "manager")
    page = arrive(una)
    page.goto(house.url("/staff/add/"))
    page.get_by_label("Full name").fill("Nell Ar")
    page.evaluate(
        """async () => {
            const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
            await fetch("/lock/", {method: "POST", headers: {"X-CSRFToken": token, Accept: "application/json"}});
            new BroadcastChannel("safehaven-idle").postMessage({kind: "locked"});
        }"""
    )
    cover = page.locator("dialog[open]")
    cover.wait_for()
    return page, cover, una


def unlock(cover, password):
    cover.get_by_label("Password", exact=False).first.fill(password)
    cover.get_by_role("button", name="Unlock").click()


def test_the_password_brings_the_page_back_with_what_was_typed(house, typing):
    page, cover, una = typing
    unlock(cover, una.password)
    cover.wait_for(state="detached")
    page.get_by_label("Initials").fill("NA")
    page.get_by_label("Work email address").fill("nell.ar@example.org")
    page.get_by_role("button", name="Add them").click()
    page.get_by_text("They are added").wait_for()

    assert page.inner_text("h1") == "Nell Ar"


def test_a_wrong_password_leaves_it_covered(house, typing):
    page, cover, _ = typing
    unlock(cover, "a guess")
    page.get_by_text("That is not your password").first.wait_for()
    page.goto(house.url("/staff/"))

    assert page.inner_text("h1") == "This screen is locked"
