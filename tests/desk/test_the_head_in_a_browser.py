"""The head of every page: three lines on a phone, with the rest in a menu that needs no script."""

import pytest

from tests.advice.test_in_a_browser import Looks
from tests.desk.signing_in import sign_in
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]

PHONE = {"width": 375, "height": 900}
LINES = """() => {
  const words = document.querySelectorAll(".safehaven-header :is(span, summary, button, a:not(:has(span)))");
  const shown = [...words].filter((each) => each.checkVisibility() && each.offsetHeight > 4);
  const middles = shown.map((each) => { const box = each.getBoundingClientRect(); return (box.top + box.bottom) / 2; });
  return middles.sort((one, other) => one - other).filter((at, place, all) => !place || at - all[place - 1] > 8).length;
}"""


@pytest.fixture
def look(page):
    return Looks(page)


def test_on_a_phone_it_takes_three_lines_and_the_keyboard_opens_the_rest(house, arrive, look):
    shown = arrive(house.hire("Hester Lowe", "caseworker"))
    look("head")
    shown.set_viewport_size(PHONE)
    lines = shown.evaluate(LINES)
    name, mail = (
        shown.locator("summary", has_text="Hester Lowe"),
        shown.get_by_role("link", name="Mail programs"),
    )
    help_is_there = shown.get_by_role("link", name="Ask for help").is_visible()
    out_is_there = shown.get_by_role("button", name="Sign out").is_visible()
    before = mail.is_visible()
    name.focus()
    shown.keyboard.press("Enter")
    opened = shows(mail)
    look("head-open")
    shown.keyboard.press("Escape")
    closed = not mail.is_visible()

    assert lines <= 3
    assert (help_is_there, out_is_there, before, opened, closed) == (True, True, False, True, True)
    assert shown.evaluate("document.activeElement.tagName") == "SUMMARY"
    shown.keyboard.press("Enter")
    mail.click()
    assert shows(shown.get_by_role("heading", name="Mail programs"))
    assert look.faults == {}


def test_it_opens_without_scripts(house, browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    shown = context.new_page()
    sign_in(shown, house, house.hire("Nell Archer", "caseworker"))
    shown.locator("summary", has_text="Nell Archer").click()

    assert shows(shown.get_by_role("link", name="My training and agreements"))
    context.close()
