"""Adopting a policy and reading it, in a real browser: for everybody, on a desk and on a phone."""

from pathlib import Path

from tests.journeys.conftest import arrive, browser, page

__all__ = ["arrive", "browser", "page"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
WIDTHS = [1280, 320]


def faults_at(shown, width):
    """What axe finds on a page at a width, and whether anything stands out over its side."""
    shown.set_viewport_size({"width": width, "height": 900})
    shown.evaluate(AXE.read_text())
    found = shown.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [each["id"] for each in found], shown.evaluate("document.documentElement.scrollWidth") - width


def test_a_policy_is_adopted_and_then_read_clause_by_clause(house, arrive):
    shown = arrive(house.hire("Sid Irons", "siro"))
    faults = {}

    def look(name):
        for width in WIDTHS:
            faults[name, width] = faults_at(shown, width)
        shown.set_viewport_size({"width": 1280, "height": 900})

    shown.get_by_role("link", name="Policy", exact=True).click()
    look("policies")
    shown.get_by_role("link", name="Practical steps for information security").click()
    shown.get_by_role("link", name="See what adopting this policy would change").click()
    look("preview")
    shown.get_by_role("button", name="Adopt this policy").click()
    shown.get_by_role("link", name="Practical steps for information security").click()
    look("policy")
    shown.get_by_role("link", name="Needs attention").click()

    assert shown.get_by_text("In force since").is_visible()
    assert shown.get_by_text("Only e-mail goes through Safehaven so far").first.is_visible()
    assert {place: found for place, found in faults.items() if found != ([], 0)} == {}
    assert len(faults) == 3 * len(WIDTHS)
