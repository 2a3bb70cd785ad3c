"""A record on a phone, in a real browser: the content comes first, and everything fits."""

import re
from pathlib import Path

import pytest

from tests.desk.signing_in import signed_in_page
from tests.journeys.conftest import browser

__all__ = ["browser"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
SCREEN = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def shown(house, browser):
    """The record that somebody has just made, on their phone."""
    context = browser.new_context(viewport=SCREEN)
    page = signed_in_page(context, house, house.hire("Wren Ashby", "caseworker", team="Harbour"))
    page.goto(house.url("/records/new/"))
    page.get_by_label("Given names").fill("Robin")
    page.get_by_label("Family name").fill("Quillfeather")
    page.get_by_role("button", name="Make the record").click()
    page.wait_for_url(re.compile(r"/records/[0-9a-f-]{36}/$"))
    page.reload()  # without the message about what was just done
    yield page
    context.close()


def test_the_first_facts_are_on_the_first_screen(shown):
    places = [
        shown.locator("h1").bounding_box()["y"],
        shown.get_by_text("Given names").bounding_box()["y"],
    ]

    assert [place < SCREEN["height"] - 100 for place in places] == [True, True]


def test_what_is_seldom_wanted_opens_under_more(shown):
    more = shown.locator("summary", has_text="More")
    seen = [shown.get_by_role("link", name="Who has looked").is_visible()]
    more.focus()
    shown.keyboard.press("Enter")
    seen.append(shown.get_by_role("link", name="Who has looked").is_visible())

    assert seen == [False, True]


@pytest.mark.parametrize("width", [390, 320])
def test_the_page_is_accessible_and_fits(shown, width):
    shown.set_viewport_size({**SCREEN, "width": width})
    shown.evaluate(AXE.read_text())

    found = shown.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [each["id"] for each in found] == []
    assert shown.evaluate("document.documentElement.scrollWidth") == width
