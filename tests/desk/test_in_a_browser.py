"""The navigation of somebody with many places, in a real browser: by keyboard alone, on a desk and on a phone."""

from pathlib import Path

import pytest

from tests.desk.signing_in import signed_in_page
from tests.journeys.conftest import browser

__all__ = ["browser"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
WIDTHS = [1280, 390, 320]


@pytest.fixture(scope="module")
def kept(house, browser):
    """Where a manager is signed in: the cookies of their browser."""
    context = browser.new_context()
    signed_in_page(context, house, house.hire("Una Vale", "manager", team="Harbour"))
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def at_width(house, browser, kept):
    """Opens the manager's home page at a width, with scripts or without."""
    opened = []

    def at(width, **options):
        context = browser.new_context(viewport={"width": width, "height": 844}, storage_state=kept, **options)
        opened.append(context)
        shown = context.new_page()
        shown.goto(house.url("/"))
        return shown

    yield at
    for context in opened:
        context.close()


def press_until(shown, words):
    """Tab until the focus is on these words."""
    for _ in range(25):
        shown.keyboard.press("Tab")
        if shown.evaluate("document.activeElement.innerText?.trim()") == words:
            return
    raise AssertionError(f"The keyboard never came to {words}.")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_place_in_a_menu_is_reached_by_keyboard(house, at_width, width):
    shown = at_width(width)
    if width < 600:
        press_until(shown, "Menu")
        shown.keyboard.press("Enter")
    press_until(shown, "Sharing")
    shown.keyboard.press("Enter")
    press_until(shown, "Decisions")
    shown.keyboard.press("Enter")
    shown.wait_for_url(house.url("/sharing/decisions/"))

    assert shown.locator(".govuk-service-navigation__item--active summary").inner_text() == "Sharing"


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_menu_is_accessible_and_fits(at_width, width, look):
    shown = at_width(width, color_scheme=look)
    if width < 600:
        shown.get_by_role("button", name="Menu").click()
    shown.locator("summary", has_text="Organisation").click()
    shown.evaluate(AXE.read_text())

    found = shown.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [each["id"] for each in found] == []
    assert shown.evaluate("document.documentElement.scrollWidth") == width


def test_the_words_stand_in_one_line_on_a_desk(at_width):
    tops = (
        at_width(1280)
        .locator(".govuk-service-navigation__item")
        .evaluate_all("items => items.map(item => item.getBoundingClientRect().top)")
    )

    assert (len(tops), len(set(tops))) == (5, 1)


def test_escape_closes_a_menu_and_gives_the_focus_back(at_width):
    shown = at_width(1280)
    shown.locator("summary", has_text="People").click()
    press_until(shown, "Find a person")
    shown.keyboard.press("Escape")

    focused = shown.evaluate("document.activeElement.innerText")
    assert (focused, shown.locator("details[open]").count()) == ("People", 0)


def test_one_menu_is_open_at_a_time(at_width):
    shown = at_width(1280)
    shown.locator("summary", has_text="People").click()
    shown.locator("summary", has_text="Sharing").click()

    assert shown.locator("details[open] summary").all_inner_texts() == ["Sharing"]


@pytest.mark.parametrize("width", WIDTHS)
def test_menus_work_without_scripts(house, at_width, width):
    shown = at_width(width, java_script_enabled=False)
    shown.locator("summary", has_text="Organisation").click()
    shown.get_by_role("link", name="Teams", exact=True).click()

    assert shown.url == house.url("/places/")
