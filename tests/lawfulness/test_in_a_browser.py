"""What they agreed to, and a pause, in a real browser: at a desk and on a phone."""

import pytest

from tests.advice.test_in_a_browser import Looks
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]
PURPOSE = "To find a home near the school"


@pytest.fixture
def look(page):
    return Looks(page)


@pytest.fixture
def nell(house):
    return house.hire("Nell Archer", "caseworker", team="Harbour")


@pytest.fixture
def robin(house, nell):
    details = {"given_names": "Robin", "family_name": "Quillfeather"}
    told = {"email": nell.email, "details": details, "agrees": False}
    return house.ask("tests.mailguard.inside", act="support", **told)["record"]


def agree(shown):
    shown.get_by_label("They said so").check()
    shown.get_by_label("They know what is shared").check()
    shown.get_by_label("What is it for?").fill(PURPOSE)


def test_an_agreement_is_noted_and_taken_back(house, nell, robin, arrive, look):
    shown = arrive(nell)
    shown.goto(house.url(f"/records/{robin}/"))
    look.after(shown.get_by_role("link", name="What they agreed to"), "agreed-to-nothing")
    look.after(shown.get_by_role("button", name="Note something new"), "note")
    look.after(shown.get_by_role("button", name="Save"), "note-what-is-missing")
    shown.get_by_label("With whom may we share?").select_option("School, college or nursery")
    shown.get_by_label("Consent", exact=True).check()
    agree(shown)
    look.after(shown.get_by_role("button", name="Save"), "agreed")
    look.after(shown.get_by_role("link", name="They take it back"), "take-back")
    look.after(shown.get_by_role("button", name="They take it back"), "taken-back")

    assert shows(shown.get_by_text("Taken back", exact=True))
    assert look.faults == {}


def test_a_use_is_paused_and_lifted(house, nell, robin, arrive, look):
    shown = arrive(nell)
    shown.goto(house.url(f"/records/{robin}/pause/"))
    look("pause")
    shown.get_by_label("They say that something in it is wrong").check()
    shown.get_by_label("What do they say?").fill("The letter has the wrong school.")
    look.after(shown.get_by_role("button", name="Pause the use"), "is-paused")
    shown.goto(house.url(f"/records/{robin}/"))
    look("record-paused")
    assert shows(shown.get_by_text("share nothing from it"))
    shown.goto(house.url(f"/records/{robin}/pause/"))
    look.after(shown.get_by_role("button", name="I have told them"), "told")
    look.after(shown.get_by_role("button", name="Save"), "is-paused-and-told")
    look.after(shown.get_by_role("button", name="Lift the pause"), "lift")

    assert look.faults == {}


def test_what_leaves_asks_for_it_there_and_then(house, nell, robin, arrive, look):
    shown = arrive(nell)
    draft = house.ask("tests.lawfulness.inside", act="share", email=nell.email, record=robin)["disclosure"]
    held = house.ask("tests.lawfulness.inside", act="held", email=nell.email, record=robin)["submission"]
    shown.goto(house.url(f"/sharing/{draft}/checks/"))
    look("checks")
    look.after(shown.get_by_role("link", name="It is not noted that they agreed"), "sharing-agreed")
    agree(shown)
    shown.get_by_role("button", name="They agreed to this").click()
    assert shows(shown.get_by_text(f"They agreed to: {PURPOSE}"))
    shown.goto(house.url(f"/mail/{held}/"))
    look("mail-without-basis")
    look.after(shown.get_by_role("button", name="Say on which basis it is shared"), "mail-basis")
    shown.get_by_label("Consent", exact=True).check()
    agree(shown)
    look.after(shown.get_by_role("button", name="Note it"), "mail-basis-noted")
    assert shows(shown.get_by_text("Noted on the record. It is on its way."))
    shown.goto(house.url(f"/records/{robin}/pause/"))
    shown.get_by_label("They say that something in it is wrong").check()
    shown.get_by_label("What do they say?").fill("The letter has the wrong school.")
    shown.get_by_role("button", name="Pause the use").click()
    shown.goto(house.url(f"/sharing/{draft}/paused/"))
    look("sharing-paused")

    assert look.faults == {}
