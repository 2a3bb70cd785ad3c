"""Looking at a page of a real browser that may still be on its way: what comes to stand on it, and how many."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator


def shows(wanted: "Locator") -> bool:
    """Whether something comes to stand on the page.  Playwright's own question does not wait for it."""
    from playwright.sync_api import TimeoutError as TooLong

    try:
        wanted.wait_for()
    except TooLong:
        return False
    return True


def each_of(wanted: "Locator") -> "list[Locator]":
    """All that fit, once the first of them stands on the page."""
    wanted.first.wait_for()
    return wanted.all()
