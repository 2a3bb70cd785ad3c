"""The passwords that a leaver could not pass on, read out by whoever sees to it: at a desk, on a phone, by keyboard."""

import pytest

from tests.advice.test_in_a_browser import Looks
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows
from tests.mailguard.protected import TESS

__all__ = ["arrive", "browser", "page"]
UNA = "una.with-a-long-name.of-the-housing-options-team@lowtide-borough-council.example"


@pytest.fixture
def look(page):
    return Looks(page)


def test_what_a_leaver_left_is_seen_to(house, arrive, look):
    nell, guardian = house.hire("Nell Archer", "caseworker"), house.hire("Cal Guard", "caldicott_guardian")
    inside = "tests.mailguard.inside"
    details = {"given_names": "Robin", "family_name": "Quillfeather"}
    house.ask(inside, act="support", email=nell.email, details=details)
    house.ask(inside, act="know", email=nell.email, addresses=[TESS, UNA], number="01632 960123")
    told = {"email": nell.email, "text": "Robin Quillfeather fears the wasps.", "subject": "The meeting"}
    taken = house.ask(inside, act="take_in", to=[TESS, UNA], **told)
    house.ask(inside, act="protect_and_leave", id=taken["id"], ways=["message", "telephone"])

    shown = arrive(guardian)
    look("desk-of-who-sees-to-it")
    look.after(shown.get_by_role("link", name="2 recipients wait for the password"), "left-behind")
    shown.get_by_role("link", name=f"See to it {UNA}").focus()
    with shown.expect_navigation():
        shown.keyboard.press("Enter")
    look("left-behind-password")
    look.after(shown.get_by_role("button", name="Show it now"), "left-behind-told")
    look.after(shown.get_by_role("button", name="Done"), "left-behind-one")

    assert shows(shown.get_by_text("Passwords that recipients wait for").first)
    assert shown.get_by_text(UNA).count() == 0
    assert look.faults == {}
