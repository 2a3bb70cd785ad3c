"""The browser of the journeys is a real one, and as closed in as the tests are."""

import pytest


def test_the_browser_shows_a_page(browser):
    page = browser.new_page()
    page.set_content("<h1>Safehaven</h1>")

    assert page.inner_text("h1") == "Safehaven"


def test_the_browser_reaches_no_other_machine(browser):
    page = browser.new_page()

    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://example.org")
