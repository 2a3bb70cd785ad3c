"""The pages before access, in a real browser: by eye of axe at two widths, and without scripts."""

import os
from pathlib import Path

import pytest

from tests.desk.signing_in import signed_in_page
from tests.journeys.conftest import browser
from tests.looking import shows

__all__ = ["browser"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
PICTURES = os.environ.get("SAFEHAVEN_PICTURES", "")
PAGES = {
    "way": "/before-you-start/",
    "agreement": "/before-you-start/agreement/",
    "section": "/before-you-start/policies/pg/1/",
    "mine": "/my-training-and-agreements/",
    "team": "/my-team/",
    "home": "/",
}


@pytest.fixture(scope="module")
def kept(house, browser):
    """Where a manager who has done nothing yet is signed in, in a house that follows a policy."""
    house.ask("tests.adopting", pack="pg")
    context = browser.new_context()
    signed_in_page(context, house, house.hire("Noor Napier", "manager", team="Harbour", ready=False))
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def at(house, browser, kept):
    """Opens a page at a width, with scripts or without."""
    opened = []

    def shown(where, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, storage_state=kept, **options)
        opened.append(context)
        page = context.new_page()
        page.goto(house.url(where))
        return page

    yield shown
    for context in opened:
        context.close()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_accessible_and_fits(at, name, width, look):
    page = at(PAGES[name], width, color_scheme=look)
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}-{width}-{look}.png", full_page=True)
    page.evaluate(AXE.read_text())

    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [each["id"] for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_policy_is_read_without_scripts(at):
    page = at(PAGES["section"], java_script_enabled=False)
    page.get_by_role("button", name="Next part").click()

    assert page.url.endswith("/policies/pg/2/")


def test_a_policy_is_read_by_keyboard_alone(at):
    page = at(PAGES["section"])
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim()") == "Next part":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies/pg/2/")

    assert shows(page.get_by_role("link", name="The part before"))
