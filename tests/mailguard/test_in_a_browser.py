"""Mail programs, one's mail and a held message, in a real browser: at a desk and on a phone."""

import re

import pytest

from tests.advice.test_in_a_browser import Looks, leave
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]


@pytest.fixture
def look(page):
    return Looks(page)


def test_a_program_gets_its_password_and_a_held_message_is_decided_about(house, arrive, look):
    nell = house.hire("Nell Archer", "caseworker")
    shown = arrive(nell)
    shown.goto(house.url("/account/mail-programs/"))
    look("programs")
    shown.get_by_label("Which program is it for?").fill("Outlook on the laptop")
    look.after(shown.get_by_role("button", name="Make a password"), "made")
    secret = re.search(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){4}", shown.content())
    look.after(shown.get_by_role("button", name="I have typed it in"), "one-program")
    assert shows(shown.get_by_role("cell", name="Outlook on the laptop"))
    look.after(shown.get_by_role("link", name="Take back Outlook on the laptop"), "take-back")
    shown.get_by_role("link", name="Cancel").click()

    to = ["tess@saltmarsh.example", "una@lowtide.example"]
    told = {"email": nell.email, "text": "It is at three.", "subject": "The meeting"}
    house.ask("tests.mailguard.inside", act="take_in", to=to, **told)
    shown.goto(house.url("/"))
    look.after(shown.get_by_role("link", name="Decide about a message that is held"), "held")
    look.after(shown.get_by_role("button", name="Decide"), "held-undecided")
    shown.get_by_label("I have looked at this, and it is right").check()
    shown.get_by_label("Why may it go as it is?").fill("Both know each other, and it names nobody.")
    look.after(shown.get_by_role("button", name="Decide"), "on-its-way")
    look.after(shown.get_by_role("button", name="Undo"), "undone")
    assert shows(shown.get_by_text("Nothing of it left"))
    shown.goto(house.url("/mail/"))
    look("mail")

    assert secret
    assert look.faults == {}


def test_the_list_of_secure_domains_is_kept(house, arrive, look):
    shown = arrive(house.hire("Dora Penhale", "data_protection_officer"))
    shown.goto(house.url("/secure-domains/"))
    look("domains")
    shown.get_by_label("Domain", exact=True).fill("secure.example")
    shown.get_by_label("Who says that mail to it is secure?").fill("The published list")
    look.after(shown.get_by_role("button", name="Add it"), "domain-without-days")
    leave(shown)

    assert look.faults == {}
