"""Adopting a policy, reading it and adding one's own, in a real browser: for everybody, on a desk and on a phone."""

import os
from pathlib import Path

import pytest

from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows
from tests.policies.test_own_packs import written

__all__ = ["arrive", "browser", "page"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
WIDTHS = [1280, 320]
PICTURES = os.environ.get("SAFEHAVEN_PICTURES")


def faults_at(shown, width):
    """What axe finds on a page at a width, and whether anything stands out over its side."""
    shown.set_viewport_size({"width": width, "height": 900})
    shown.evaluate(AXE.read_text())
    found = shown.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [each["id"] for each in found], shown.evaluate("document.documentElement.scrollWidth") - width


@pytest.fixture
def look():
    """Looks at a page at both widths; at the end, none had a fault."""
    faults = {}

    def at(shown, name):
        for width in WIDTHS:
            faults[name, width] = faults_at(shown, width)
            if PICTURES:
                shown.screenshot(path=f"{PICTURES}/policies-{name}-{width}.png", full_page=True)
        shown.set_viewport_size({"width": 1280, "height": 900})

    yield at
    assert faults
    assert {place: found for place, found in faults.items() if found != ([], 0)} == {}


def test_a_policy_is_adopted_and_then_read_clause_by_clause(house, arrive, look):
    shown = arrive(house.hire("Sid Irons", "siro"))
    shown.goto(house.url("/policy/"))
    look(shown, "policies")
    shown.get_by_role("link", name="Practical steps for information security").click()
    look(shown, "not-adopted")
    shown.get_by_role("link", name="See what adopting this policy would change").click()
    look(shown, "preview")
    shown.get_by_role("button", name="Adopt this policy").click()
    shown.get_by_role("link", name="Practical steps for information security").click()
    look(shown, "policy")
    shown.get_by_role("link", name="Needs attention").click()

    assert shows(shown.get_by_text("In force since"))
    assert shows(shown.get_by_text("Only e-mail and telephone calls go through Safehaven so far").first)

    shown.get_by_role("link", name="How it stood over time").click()
    shown.get_by_role("button", name="Look now").click()
    shown.get_by_text("clauses stand in another way than before").wait_for()
    look(shown, "history")
    shown.get_by_role("link", name="The policy").click()
    with shown.expect_download() as taken:
        shown.get_by_role("link", name="PDF").click()

    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")


def test_a_policy_of_ones_own_is_mended_and_added_by_keyboard_alone(house, arrive, look, tmp_path):
    shown = arrive(house.hire("Sia Tongs", "siro"))
    file = tmp_path / "ours.toml"
    file.write_text(written(control="folder-lable"))
    shown.goto(house.url("/policy/add/"))
    look(shown, "add")
    shown.get_by_label("The policy’s file").set_input_files(file)
    shown.get_by_role("button", name="Add this policy").press("Enter")
    look(shown, "add-refused")

    fault = "Clause OUR-1, control: there is no control “folder-lable”."
    assert shows(shown.get_by_role("link", name=fault))

    text = shown.get_by_label("Or its text")
    text.fill(text.input_value().replace("folder-lable", "folder-label"))
    shown.get_by_role("button", name="Add this policy").press("Enter")

    assert shows(shown.get_by_role("heading", name="Our own policy"))


def test_a_setting_is_looked_at_before_it_is_put_into_force(house, arrive, look):
    shown = arrive(house.hire("Sol Hearth", "siro"))
    shown.goto(house.url("/policy/settings/password_min_length/"))
    shown.get_by_label("Fewest characters of a password").fill("14")
    shown.get_by_role("button", name="See what this would change").click()
    look(shown, "setting")

    assert shows(shown.get_by_text("until they choose another one"))

    shown.get_by_role("button", name="Put into force").click()

    assert shows(shown.get_by_text("The setting is in force from now on."))

    shown.go_back()

    assert shown.get_by_label("Fewest characters of a password").input_value() == "14"
