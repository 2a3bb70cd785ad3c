"""A page that nobody uses goes blank, hides all it showed, and comes back with what was typed."""

import pytest
from django.test import override_settings

from tests.interface import gallery
from tests.interface.conftest import keep_picture

pytestmark = pytest.mark.usefixtures("places", "idle_after")

SECRET = "Robin rang about the lift"
QUIET_SECONDS = 600


@pytest.fixture
def page(browser, site, idle_after):
    """A page with something typed in it, which locks after ten quiet minutes; its clock can be put forward."""
    idle_after[0] = QUIET_SECONDS
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.clock.install()
    opened = context.new_page()
    opened.goto(f"{site}/question/")
    opened.fill("#id_text", SECRET)
    yield opened
    context.close()


def _pass(page, seconds):
    """Let time pass for all pages of this browser."""
    page.context.clock.fast_forward(seconds * 1000)


def _wait_until_locked(page):
    _pass(page, QUIET_SECONDS + 1)
    page.wait_for_selector(".safehaven-lock")


def _visible_words(page):
    return page.evaluate("document.body.innerText")


def test_a_quiet_page_hides_everything_from_sight_print_and_title(page):
    _wait_until_locked(page)
    keep_picture(page, "locked-desktop-light")

    assert page.title() == "Locked – Safehaven"
    assert not page.locator("main").is_visible()
    assert "What happened?" not in _visible_words(page)
    page.emulate_media(media="print")
    assert not page.locator("main").is_visible()
    assert not page.locator("h1", has_text="What happened?").is_visible()


def test_a_page_in_use_stays_open(page):
    for _ in range(7):
        page.keyboard.type("x")
        _pass(page, QUIET_SECONDS / 2)

    assert page.locator(".safehaven-lock").count() == 0
    _wait_until_locked(page)  # so nothing else kept it open


def test_the_right_password_brings_back_what_was_typed(page):
    _wait_until_locked(page)
    page.fill("#lock-password", gallery.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".safehaven-lock", state="detached")

    assert page.input_value("#id_text") == SECRET
    assert page.title() == "What happened? – Safehaven"
    assert page.evaluate("document.activeElement.id") == "id_text"


def test_a_wrong_password_opens_nothing_and_is_not_kept(page):
    _wait_until_locked(page)
    page.fill("#lock-password", "guess")
    page.get_by_role("button", name="Unlock").click()
    page.wait_for_selector("#lock-error:not([hidden])")

    assert page.inner_text("#lock-error") == "That is not your password. Try again."
    assert page.input_value("#lock-password") == ""
    assert not page.locator("main").is_visible()


def test_no_key_gets_round_the_cover(page):
    _wait_until_locked(page)
    for key in ["Escape", "Escape", "Escape", "Tab", "Tab", "Tab", "Tab", "Shift+Tab"]:
        page.keyboard.press(key)
        page.wait_for_function("() => document.querySelector('.safehaven-lock').open")

    assert not page.locator("main").is_visible()
    assert page.locator(".safehaven-lock").is_visible()
    assert page.evaluate("document.activeElement.closest('.safehaven-lock, body') !== null")
    assert page.evaluate("document.activeElement.closest('main, header') === null")


def test_a_cover_that_the_browser_closes_comes_back(page):
    # Some browsers close a dialog at the second Escape, whatever the page says.
    _wait_until_locked(page)
    page.evaluate("document.querySelector('.safehaven-lock').close()")
    page.wait_for_function("() => document.querySelector('.safehaven-lock').open")

    assert not page.locator("main").is_visible()


def test_an_unreachable_server_opens_nothing(page):
    _wait_until_locked(page)
    page.context.set_offline(True)
    page.fill("#lock-password", gallery.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#lock-error:not([hidden])")

    assert page.inner_text("#lock-error").startswith("The server could not be reached")
    assert not page.locator("main").is_visible()


def test_all_tabs_lock_and_open_together(page, site):
    other = page.context.new_page()
    other.goto(f"{site}/")
    _wait_until_locked(page)
    other.wait_for_selector(".safehaven-lock")

    other.fill("#lock-password", gallery.PASSWORD)
    other.keyboard.press("Enter")
    page.wait_for_selector(".safehaven-lock", state="detached")

    assert page.input_value("#id_text") == SECRET


def test_signing_out_in_one_tab_covers_the_others(page, site):
    other = page.context.new_page()
    other.goto(f"{site}/")
    other.wait_for_load_state()

    other.get_by_role("button", name="Sign out").click()
    page.wait_for_selector(".safehaven-lock")

    assert not page.locator("main").is_visible()
    assert SECRET not in _visible_words(page)
    assert page.title() == "Locked – Safehaven"


def test_the_server_is_told_to_lock_too(page):
    with page.expect_request("**/lock/") as told:
        _wait_until_locked(page)

    assert told.value.method == "POST"
    assert told.value.headers["x-csrftoken"] != ""


def test_typing_keeps_the_session_awake(page):
    _pass(page, QUIET_SECONDS / 2)
    with page.expect_request("**/awake/") as told:
        page.keyboard.type("x")
        _pass(page, 2)

    assert "x-safehaven-poll" not in told.value.headers


def test_a_page_without_somebody_signed_in_has_no_lock(site):
    from django.template import engines

    with override_settings(ROOT_URLCONF="tests.interface.gallery"):
        drawn = engines["django"].get_template("404.html").render()

    assert "data-idle-seconds" not in drawn
    assert "lock-cover" not in drawn
