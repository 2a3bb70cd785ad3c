"""A real browser for the journeys; where there is none, or none is wanted, `tests/leaving_out.py` says why."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.desk.signing_in import sign_in
from tests.leaving_out import chromium, why_no_browser
from tests.running_house import Person, RunningHouse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The browser, too, reaches nothing but this machine.
CLOSED_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


# For one file at a time: while Playwright is open, its event loop keeps Django from the database.
@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Chromium, as installed on this machine."""
    if missing := why_no_browser(os.environ.get("SAFEHAVEN_BROWSER_TESTS", "")):
        pytest.fail(missing)
    from playwright.sync_api import sync_playwright

    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[CLOSED_NETWORK, *sandbox])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A browser of its own for each test, with nothing left over from another."""
    context = browser.new_context()
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def arrive(house: RunningHouse, page: "Page") -> Callable[[Person], "Page"]:
    """Signs somebody in by hand: address, password, code."""

    def arrived(person: Person) -> "Page":
        sign_in(page, house, person)
        return page

    return arrived
