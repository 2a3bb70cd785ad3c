"""A form is sent once, an upload shows how far it is, and changes are not lost by a slip."""

import pytest

from tests.interface import gallery

pytestmark = pytest.mark.usefixtures("places", "idle_after")

A_FILE = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 " + b"x" * 300_000}


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _dialogs(page):
    """The kinds of dialog that the page opens; each is answered with yes."""
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.on("dialog", lambda dialog: dialog.accept())
    return asked


def test_a_second_click_while_the_first_is_under_way_sends_nothing(page, site):
    page.goto(f"{site}/question/")
    under_way = []
    page.route("**/question/", lambda route: under_way.append(route))  # noqa: PLW0108 - Playwright refuses a built-in
    page.fill("#id_text", "Once")

    with page.expect_request("**/question/"):
        prevented = page.evaluate(
            """async () => {
                const save = document.querySelector("main button[type=submit]"), prevented = [];
                addEventListener("submit", (event) => prevented.push(event.defaultPrevented));
                save.click();
                await new Promise((later) => setTimeout(later, 300));
                save.click();
                return prevented;
            }"""
        )

    assert (prevented, len(under_way)) == ([False, True], 1)


def test_an_upload_goes_on_to_where_the_server_says(page, site):
    page.goto(f"{site}/upload/")
    page.set_input_files("#id_file", A_FILE)
    with page.expect_request("**/upload/") as sent:
        page.get_by_role("button", name="Add this document").click()
    page.wait_for_url("**/done/")

    assert sent.value.headers["x-safehaven-upload"] == "1"
    assert page.inner_text("h1") == "Document added"


def test_an_upload_shows_progress_and_can_be_cancelled(page, site):
    page.goto(f"{site}/upload/")
    page.route("**/upload/", lambda _: None)
    page.set_input_files("#id_file", A_FILE)
    page.get_by_role("button", name="Add this document").click()

    page.wait_for_selector("progress")
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_selector("progress", state="hidden")

    assert page.inner_text(".safehaven-upload__words") == "The upload was cancelled. Nothing has been saved."
    assert page.get_by_role("button", name="Add this document").get_attribute("aria-disabled") is None


def test_an_upload_that_breaks_off_says_that_nothing_is_saved(page, site):
    page.goto(f"{site}/upload/")
    page.route("**/upload/", lambda route: route.abort())
    page.set_input_files("#id_file", A_FILE)
    page.get_by_role("button", name="Add this document").click()
    page.wait_for_selector(".safehaven-upload__words[role=alert]")

    assert page.inner_text(".safehaven-upload__words") == (
        "The upload stopped. Check your connection, then try again. Nothing has been saved."
    )


def test_a_refused_upload_shows_the_page_with_its_errors(page, site):
    page.goto(f"{site}/upload/")
    page.set_input_files("#id_file", {**A_FILE, "buffer": b""})
    page.get_by_role("button", name="Add this document").click()
    page.wait_for_selector(".govuk-error-summary")

    assert page.title() == "Error: Add a document – Safehaven"
    assert page.inner_text(".govuk-error-summary__list") == (
        "The file you chose is empty. Choose a file that has something in it"
    )


def test_an_upload_works_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/upload/")
    page.set_input_files("#id_file", A_FILE)
    page.get_by_role("button", name="Add this document").click()

    page.wait_for_url(f"{site}/done/")
    assert page.inner_text("h1") == "Document added"
    context.close()


def test_leaving_with_unsaved_changes_asks_first(page, site):
    asked = _dialogs(page)
    page.goto(f"{site}/question/")
    page.locator("#id_text").press_sequentially("Not saved")

    page.goto(f"{site}/done/")

    assert asked == ["beforeunload"]


def test_sending_the_form_does_not_ask(page, site):
    asked = _dialogs(page)
    page.goto(f"{site}/question/")
    page.locator("#id_text").press_sequentially("Saved")

    page.evaluate("window.before = true")
    page.get_by_role("button", name="Save").click()
    page.wait_for_function("() => window.before === undefined && document.readyState === 'complete'")

    assert asked == []


def test_progress_follows_without_counting_as_somebody_there(page, site):
    gallery.asked_for_progress.clear()
    page.goto(f"{site}/progress/")
    _until_asked(page, 4)
    page.wait_for_selector('progress[value="100"]')

    # The page, two polls, and the whole page once more when all is done, which asks no more.
    assert page.locator("[data-refresh]").count() == 0
    assert gallery.asked_for_progress == [None, "1", "1", None]


def test_progress_follows_without_scripts(browser, site):
    gallery.asked_for_progress.clear()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/progress/")
    _until_asked(page, 2)

    assert gallery.asked_for_progress[:2] == [None, "1"]
    context.close()


def _until_asked(page, times):
    """Wait until the server was asked so often for the progress."""
    for _ in range(600):
        if len(gallery.asked_for_progress) >= times:
            return
        page.wait_for_timeout(50)
    raise AssertionError(gallery.asked_for_progress)
