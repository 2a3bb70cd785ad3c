"""Sending a held message protected, reading a password out and noting a receipt: at a desk and on a phone."""

import pytest

from tests.advice.test_in_a_browser import Looks
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows
from tests.mailguard.protected import TESS, UNA

__all__ = ["arrive", "browser", "page"]


@pytest.fixture
def look(page):
    return Looks(page)


def test_a_held_message_goes_protected_and_its_passwords_by_their_own_ways(house, arrive, look):
    nell = house.hire("Nell Archer", "caseworker")
    inside = "tests.mailguard.inside"
    details = {"given_names": "Robin", "family_name": "Quillfeather"}
    house.ask(inside, act="support", email=nell.email, details=details)
    house.ask(inside, act="know", email=nell.email, addresses=[TESS], number="01632 960123")
    told = {"email": nell.email, "text": "Robin Quillfeather fears the wasps.", "subject": "The meeting"}
    taken = house.ask(inside, act="take_in", to=[TESS, UNA], **told)
    house.ask(inside, act="share_by_law", id=taken["id"])
    shown = arrive(nell)
    look.after(shown.get_by_role("link", name="Decide about a message that is held"), "held-to-protect")
    look.after(shown.get_by_role("button", name="Send it protected"), "protect")
    look.after(shown.get_by_role("button", name="Send it protected"), "protect-undecided")
    first = shown.get_by_role("group", name=f"How does {TESS} get the password?")
    first.get_by_label("On the telephone").check()
    shown.get_by_label("I have looked at this, and it is right").check()
    shown.get_by_label("Why may it go?").fill("I rang Una, and the address is hers.")
    look.after(shown.get_by_role("button", name="Send it protected"), "being-protected")
    assert shows(shown.get_by_text("It is being protected. Then it leaves by itself."))

    house.ask(inside, act="files_left", id=taken["id"])
    shown.reload()
    look("files-left")
    look.after(shown.get_by_role("link", name=f"See to it {TESS}"), "password")
    look.after(shown.get_by_role("button", name="Show it now"), "password-told")
    shown.get_by_role("button", name="Done").click()
    shown.get_by_role("link", name=f"See to it {UNA}").click()
    look.after(shown.get_by_role("link", name="They told me that the files have arrived"), "arrived")
    shown.get_by_label("The recipient said so on the telephone").check()
    look.after(shown.get_by_role("button", name="Save"), "both-seen-to")

    assert shows(shown.get_by_text("Shown to you, to read it out"))
    assert look.faults == {}
