"""Asking, answering and reading, in a real browser: at a desk and on a phone."""

import os
from pathlib import Path

import pytest

from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
WIDTHS = [1280, 375]
PICTURES = os.environ.get("SAFEHAVEN_PICTURES", "")


class Looks:
    """Looks at a page at both widths: `look("asking")`; what axe finds and what stands over the side is kept."""

    def __init__(self, page):
        self.page = page
        self.faults = {}

    def __call__(self, name):
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.evaluate(AXE.read_text())
            found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            over = self.page.evaluate("document.documentElement.scrollWidth") - width
            if found or over:
                self.faults[name, width] = [each["id"] for each in found], over
            if PICTURES:
                self.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def after(self, control, name):
        """Press, and look only when the next page is there: axe in a page that is going away finds nothing."""
        with self.page.expect_navigation():
            control.click()
        self(name)


@pytest.fixture
def look(page):
    return Looks(page)


def leave(page):
    page.get_by_role("button", name="Sign out").click()


def test_a_question_is_asked_on_a_page_answered_and_settled(house, arrive, look):
    asker, officer = house.hire("Nell Archer", "caseworker"), house.hire("Gina Tallow", "governance_officer")
    shown = arrive(asker)
    shown.goto(house.url("/directory/"))
    look.after(shown.get_by_role("link", name="Ask for help"), "ask")
    shown.get_by_label("Sharing something with somebody outside").check()
    shown.get_by_label("Your question").fill("May I ring the landlord?")
    look.after(shown.get_by_role("button", name="Ask", exact=True), "questions")
    leave(shown)

    arrive(officer)
    look("desk-of-officer")
    look.after(shown.get_by_role("link", name="A question from Nell Archer"), "answer")
    assert shown.get_by_role("link", name="The page it was asked from").get_attribute("href") == "/directory/"
    look.after(shown.get_by_role("link", name="Hand it on to somebody else"), "hand-on")
    shown.get_by_role("link", name="Cancel").click()
    shown.get_by_label("Your answer").fill("Yes, once she has agreed.")
    shown.get_by_role("button", name="Send the answer").click()
    leave(shown)

    arrive(asker)
    look.after(shown.get_by_role("link", name="Your question was answered"), "answered")
    assert shows(shown.get_by_text("Yes, once she has agreed."))
    shown.get_by_role("button", name="Yes, this helped").click()

    assert shows(shown.get_by_text("This question is settled"))
    assert look.faults == {}


def test_a_lesson_is_published_read_and_counted(house, arrive, look):
    officer, reader = house.hire("Gina Fallow", "governance_officer"), house.hire("Ned Barrow", "caseworker")
    shown = arrive(officer)
    shown.goto(house.url("/notices/"))
    look("notices-of-officer")
    look.after(shown.get_by_role("button", name="Write a notice or a lesson"), "publish")
    shown.get_by_label("A lesson: what we learned").check()
    shown.get_by_label("Title").fill("Read the address twice")
    shown.get_by_label("What should colleagues know?").fill(
        "A letter went astray.\n\nRead the address aloud."
    )
    shown.get_by_label("Everybody who works here").check()
    for part, value in {"Day": "1", "Month": "12", "Year": "2099"}.items():
        shown.get_by_label(part).fill(value)
    shown.get_by_role("button", name="Publish").click()
    leave(shown)

    arrive(reader)
    look.after(shown.get_by_role("link", name="A lesson to read"), "lesson")
    shown.get_by_role("button", name="I have read this").click()
    leave(shown)

    arrive(officer)
    shown.goto(house.url("/notices/"))
    look("counts")
    look.after(shown.get_by_role("link", name="Read the address twice").last, "lesson-of-officer")

    assert shows(shown.get_by_text("1 of").first)
    assert look.faults == {}


def test_a_password_that_somebody_may_know_is_closed(house, arrive, look):
    person = house.hire("Nia Ferry", "caseworker")
    shown = arrive(person)
    shown.goto(house.url("/account/"))
    look("account")
    look.after(shown.get_by_role("button", name="Lock now"), "locked")
    shown.get_by_label("Password", exact=True).fill(person.password)
    look.after(shown.get_by_role("button", name="Somebody may know my password"), "password-known")
    shown.get_by_label("Current password").fill(person.password)
    shown.get_by_label("New password").fill("quiet-maple-teapot-voyage")
    shown.get_by_role("button", name="Close the old password").click()
    assert shows(shown.get_by_text("The old password is closed"))
    leave(shown)
    shown.goto(house.url("/sign-in/"))
    look("sign-in")

    officer = house.hire("Noel Bright", "security_officer")
    arrive(officer)
    look.after(shown.get_by_role("link", name="Somebody may have known the password: Nia Ferry"), "concern")
    shown.get_by_label("The account was made safe").check()
    shown.get_by_label("What did you find").fill("She had told a caller.")
    shown.get_by_role("button", name="Save").click()

    assert shown.get_by_text("Nia Ferry").count() == 0
    assert look.faults == {}
