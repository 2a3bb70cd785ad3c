"""What is told of a changed way into an account, in a real browser: at a desk and on a phone."""

import pytest

from tests.advice.test_in_a_browser import Looks
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]


@pytest.fixture
def look(page):
    return Looks(page)


def test_the_owner_and_the_officer_see_it_and_say_that_they_have(house, arrive, look):
    owner, manager = house.hire("Olive Nash", "caseworker"), house.hire("Moira Dell", "manager")
    officer = house.hire("Dilys Frome", "data_protection_officer")
    shown = arrive(manager)
    shown.goto(house.url(f"/staff/{owner.staff_id}/password-link/"))
    shown.get_by_role("button", name="Make the link").click()
    look("password-link-told")
    shown.get_by_role("button", name="Sign out").click()

    arrive(officer)
    look("desk-of-officer-ways-in")
    look.after(shown.get_by_role("link", name="Colleagues changed 1 way into accounts"), "ways-in-of-officer")
    look.after(shown.get_by_role("button", name="I have looked at these"), "desk-after-ways-in")
    assert shown.get_by_text("way into accounts").count() == 0
    shown.get_by_role("button", name="Sign out").click()

    arrive(owner)
    look.after(shown.get_by_role("link", name="How you sign in was changed"), "ways-in-of-owner")
    assert shows(shown.get_by_role("button", name="I do not know why: close my password"))
    shown.get_by_role("button", name="I know about this").focus()
    with shown.expect_navigation():
        shown.keyboard.press("Enter")

    assert shows(shown.get_by_text("They are off your list"))
    assert look.faults == {}
