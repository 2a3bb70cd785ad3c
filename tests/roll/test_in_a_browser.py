"""Names are pointed out while somebody types, and looked at before something leaves: at a desk and on a phone."""

import time

import pytest

from tests.advice.test_in_a_browser import Looks
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]

WHO_ELSE = "Robin lives with Wren Thistlemere at the moment."


@pytest.fixture
def look(page):
    return Looks(page)


@pytest.fixture(scope="module")
def wren(house):
    """Somebody supported with whom nobody of these tests works, whom the keeper knows."""
    told = house.ask(
        "tests.roll.asked", what="support_and_wait", given="Wren", family="Thistlemere", text=WHO_ELSE
    )
    assert float(told["seconds"]) < 20


def test_a_lesson_that_names_somebody_is_pointed_out_and_stays_down(house, arrive, look, wren):
    officer = house.hire("Gina Tarn", "governance_officer")
    shown = arrive(officer)
    shown.goto(house.url("/notices/publish/"))
    box = shown.get_by_label("What should colleagues know?")

    box.press_sequentially("A letter about Wren Thistlemere went astray.")
    hint = shown.locator(".safehaven-names")
    hint.get_by_text("Wren Thistlemere").wait_for()
    look("typing-a-lesson")
    box.fill("A letter went astray.")
    hint.get_by_text("Wren Thistlemere").wait_for(state="detached")

    box.fill("A letter about Wren Thistlemere went astray.")
    shown.get_by_label("A lesson").check()
    shown.get_by_label("Title").fill("Read the address twice")
    shown.get_by_label("Everybody who works here").check()
    for part, typed in zip(
        ("Day", "Month", "Year"), ("1", "12", str(time.gmtime().tm_year + 1)), strict=True
    ):
        shown.get_by_label(part, exact=True).fill(typed)
    look.after(shown.get_by_role("button", name="Publish"), "a-lesson-refused")

    assert shows(shown.get_by_text("Colleagues could tell who this is about").first)
    assert look.faults == {}


def test_who_else_is_in_it_is_answered_for_on_a_page(house, arrive, look, wren):
    nell = house.hire("Nell Tarn", "caseworker")
    told = house.ask("tests.roll.asked", what="support", given="Robin", family="Quarry", staff=nell.staff_id)
    made = house.ask(
        "tests.roll.asked", what="call", record=told["record"], staff=nell.staff_id, words=WHO_ELSE
    )
    shown = arrive(nell)

    shown.goto(house.url(f"/sharing/{made['disclosure']}/others/"))
    look("who-else")
    assert shows(shown.get_by_text("“Wren Thistlemere”"))
    shown.get_by_label("Why may it leave like this?").fill("She asked us to say where both live.")
    look.after(shown.get_by_role("button", name="It may leave like this"), "checks-after-who-else")

    assert shows(shown.get_by_text("You looked at who else is in it"))
    assert look.faults == {}


def test_a_file_that_is_called_after_somebody_else_is_pointed_out(house, arrive, look, wren):
    kay = house.hire("Kay Tarn", "caseworker")
    told = house.ask("tests.roll.asked", what="support", given="Robin", family="Sandover", staff=kay.staff_id)
    shown = arrive(kay)
    shown.goto(house.url(f"/records/{told['record']}/documents/new/"))
    file = {"name": "wren_thistlemere.txt", "mimeType": "text/plain", "buffer": b"A letter"}

    shown.get_by_label("File", exact=True).set_input_files(file)
    shown.locator(".safehaven-names").get_by_text("wren thistlemere").wait_for()
    look("choosing-a-file")
    shown.get_by_label("What is it?").fill("Letter")
    look.after(shown.get_by_role("button", name="Add this document"), "a-file-of-somebody-else")

    assert shows(shown.get_by_text("The name of the file tells of somebody else than this record").first)
    assert look.faults == {}
