"""The whole course in a real browser, on a desk and on a phone: read, failed, passed, overseen, edited."""

import os
from pathlib import Path

import pytest

from safehaven.training.library import shipped
from tests.journeys.conftest import arrive, browser, page
from tests.looking import each_of, shows

__all__ = ["arrive", "browser", "page"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
WIDTHS = [1280, 375]
BANK = {one.text: one for course in shipped().values() for one in course.questions}
PICTURES = os.environ.get("SAFEHAVEN_PICTURES", "")


class Look:
    """Looks at a page at both widths: what axe finds, and how far it stands out over the side."""

    def __init__(self):
        self.faults = {}

    def __call__(self, shown, name):
        shown.evaluate(AXE.read_text())
        for width in WIDTHS:
            shown.set_viewport_size({"width": width, "height": 900})
            found = shown.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            over = shown.evaluate("document.documentElement.scrollWidth") - width
            self.faults[name, width] = ([each["id"] for each in found], max(over, 0))
            if PICTURES:
                shown.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
        shown.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def look():
    return Look()


def answer_all(shown, right):
    """Answer each question of the open test, right or wrong, by what stands on the page."""
    for group in each_of(shown.locator("fieldset")):
        text = group.locator("legend").inner_text().partition(". ")[2].strip()
        question = BANK[text]
        wanted = question.right if right else question.wrong[0].text
        group.locator("label", has_text=wanted.partition("{{")[0].strip()).first.click()


def read_and_fail(shown, look):
    """Read all modules, and answer the test wrong."""
    shown.get_by_role("link", name="1. Why it matters").click()
    look(shown, "module")
    for _module in range(10):
        shown.get_by_role("button", name="I have read this").click()
    shown.get_by_role("button", name="Go to the test").click()
    look(shown, "test")
    shown.get_by_role("button", name="Hand the test in").click()
    look(shown, "nothing-answered")
    answer_all(shown, right=False)
    shown.get_by_role("button", name="Hand the test in").click()
    assert shows(shown.get_by_role("heading", name="Not passed this time"))
    look(shown, "not-passed")


def test_a_newcomer_fails_then_passes_and_prints_the_certificate(house, arrive, look):
    shown = arrive(house.hire("Nell Archer", "caseworker", ready=False))
    shown.get_by_role("link", name="Pass the course “Keeping information safe”").click()
    look(shown, "course")
    assert not shown.get_by_role("button", name="Go to the test").count()
    assert shows(shown.get_by_text("The test opens when you have read all modules. 10 to go"))

    read_and_fail(shown, look)

    shown.get_by_role("button", name="Start a new test").click()
    answer_all(shown, right=True)
    first = shown.url
    shown.get_by_role("button", name="Hand the test in").click()
    assert shows(shown.get_by_role("heading", name="You passed"))
    look(shown, "passed")
    shown.goto(first)
    assert shows(shown.get_by_text("You have handed in this test already"))
    look(shown, "handed-in-already")
    shown.get_by_role("button", name="See how it went").click()
    shown.get_by_role("link", name="See the certificate").click()
    look(shown, "certificate")
    number = shown.locator("dd", has_text="-").last.inner_text().strip()
    shown.goto(house.url("/training/"))
    look(shown, "courses")
    shown.get_by_role("link", name="Check the number of a certificate").click()
    shown.get_by_label("Number of the certificate").fill(number)
    shown.get_by_role("button", name="Check").click()
    assert shows(shown.get_by_text("This certificate is real"))
    look(shown, "check")

    assert {place: found for place, found in look.faults.items() if found != ([], 0)} == {}
    assert len(look.faults) == 10 * len(WIDTHS)


def test_an_officer_sees_everybody_edits_and_brings_in(house, arrive, look):
    nell = house.hire("Nell Sower", "caseworker")
    shown = arrive(house.hire("Gil Farrow", "governance_officer"))
    shown.goto(house.url("/training/team/"))
    look(shown, "team")
    shown.get_by_role("link", name="Edit the courses").click()
    shown.get_by_text("Questions", exact=True).first.click()
    look(shown, "parts")
    shown.get_by_role("link", name="Who may see a record").click()
    shown.get_by_text("Values that a text may speak of").click()
    shown.get_by_label("Text").fill("Within {{record_update_hours}} hours.\n\n{{nonsense}}")
    shown.get_by_role("button", name="Save").click()
    assert shows(shown.get_by_text("Text, line 3: “nonsense”").first)
    look(shown, "edit-refused")
    shown.get_by_label("Text").fill("Within {{record_update_hours}} hours.")
    shown.get_by_role("button", name="Save").click()
    shown.get_by_text("Version 1").click()
    look(shown, "edited")
    shown.goto(house.url("/training/courses/on-the-board/questions/board-show/edit/"))
    look(shown, "question")

    shown.goto(house.url("/training/bring-in/"))
    lines = f"email,course,passed_on,score,reference\n{nell.email},keeping-information-safe,2026-11-02,91,L1"
    shown.get_by_label("Lines from the other system").fill(f"{lines}\nno@example.org,x,2026-11-02,,=1+1")
    shown.get_by_role("button", name="See what would come in").click()
    look(shown, "bring-in-refused")
    shown.get_by_label("Lines from the other system").fill(lines)
    shown.get_by_role("button", name="See what would come in").click()
    look(shown, "bring-in")
    shown.get_by_role("button", name="Bring these in").click()
    assert shows(shown.get_by_text("1 certificate came in."))

    assert {place: found for place, found in look.faults.items() if found != ([], 0)} == {}
    assert len(look.faults) == 7 * len(WIDTHS)
