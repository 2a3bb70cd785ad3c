"""A real browser for the journeys, or the reason why there is none.

SAFEHAVEN_BROWSER_TESTS=1 insists on it, 0 leaves it out; otherwise it is used where it is found.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.running_house import Person, RunningHouse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
# The browser, too, reaches nothing but this machine.
CLOSED_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


# For one file at a time: while Playwright is open, its event loop keeps Django from the database.
@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Chromium, as installed on this machine."""
    wanted = os.environ.get("SAFEHAVEN_BROWSER_TESTS", "")
    missing = "SAFEHAVEN_BROWSER_TESTS=0 leaves browser journeys out." if wanted == "0" else _missing()
    if missing and wanted == "1":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=[CLOSED_NETWORK, *sandbox])
        yield browser
        browser.close()


def _missing() -> str | None:
    """What is not here, as a sentence; None when all is."""
    if _chromium() is None:
        return "No Chromium is installed here (Debian: apt install chromium)."
    try:
        import playwright  # noqa: F401 - only whether it is there
    except ImportError:
        return "Playwright is not installed here; `make test` installs it where it finds a browser."
    return None


def _chromium() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A browser of its own for each test, with nothing left over from another."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def arrive(house: RunningHouse, page: "Page") -> Callable[[Person], "Page"]:
    """Signs somebody in by hand: address, password, code."""

    def arrived(person: Person) -> "Page":
        page.goto(house.url("/sign-in/"))
        page.get_by_label("Email address").fill(person.email)
        page.get_by_label("Password", exact=True).fill(person.password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_label("Code").fill(person.code())
        page.get_by_role("button", name="Continue").first.click()
        page.wait_for_url(house.url("/"))
        return page

    return arrived
