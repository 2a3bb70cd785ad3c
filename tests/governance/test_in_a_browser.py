"""Who is who and a regular check, in a real browser: on a desk and on a phone."""

import os
from pathlib import Path

import pytest

from tests.governance.browsing import prepare
from tests.journeys.conftest import arrive, browser, page
from tests.looking import each_of, shows
from tests.policies.test_in_a_browser import faults_at

__all__ = ["arrive", "browser", "page"]

WIDTHS = [1280, 375, 320]
PICTURES = os.environ.get("SAFEHAVEN_PICTURES", "")


@pytest.fixture
def looked():
    """Looks at pages: `look(shown, "home")`.  Afterwards nothing may have been found."""
    faults = {}

    def look(shown, name):
        for width in WIDTHS:
            faults[name, width] = faults_at(shown, width)
            if PICTURES:
                shown.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        shown.set_viewport_size({"width": 1280, "height": 900})

    yield look
    assert {place: found for place, found in faults.items() if found != ([], 0)} == {}
    assert faults


def fill(shown, folder):
    """Answer yes to all but the first, say what is wrong, and attach a file."""
    shown.get_by_label("If an answer is no").fill("The back door sticks.")
    shown.get_by_label("Who mends it?").select_option(label="Odo Fenwick")
    for part, value in (("Day", "1"), ("Month", "3"), ("Year", "2099")):
        shown.get_by_label(part).fill(value)
    (folder / "round.pdf").write_bytes(b"%PDF-1.4 the round")
    shown.get_by_label("A file that shows it").set_input_files(folder / "round.pdf")
    shown.get_by_role("button", name="Confirm").click()


def test_a_check_is_confirmed_and_what_was_found_is_mended(house, arrive, tmp_path, looked):
    odo = house.hire("Odo Fenwick", "security_officer")
    prepare(house)
    shown = arrive(odo)
    looked(shown, "home")
    shown.goto(house.url("/checks/"))
    looked(shown, "checks")
    shown.get_by_role("link", name="Confirm Walk round the premises").click()
    looked(shown, "confirm")
    for yes in each_of(shown.get_by_label("Yes", exact=True)):
        yes.check()
    shown.get_by_label("No", exact=True).first.check()
    shown.get_by_role("button", name="Confirm").click()
    looked(shown, "confirm-errors")

    fill(shown, tmp_path)
    shown.get_by_text("The back door sticks.").wait_for()
    looked(shown, "history")
    shown.get_by_role("link", name="Say that it is mended").click()
    looked(shown, "mended")
    shown.get_by_label("What was done?").fill("A joiner planed it.")
    shown.get_by_role("button", name="It is mended").click()

    assert shows(shown.get_by_text("Noted as mended"))


def test_who_is_who_is_read_inside_and_outside(house, arrive, looked):
    shown = arrive(house.hire("Cleo Marsh", "chief_executive"))
    for name, where in (
        ("roles", "/who-is-who/staff/"),
        ("role", "/who-is-who/staff/security_officer/"),
        ("who", "/who-is-who/"),
        ("change", "/who-is-who/staff/siro/change/"),
    ):
        shown.goto(house.url(where))
        looked(shown, name)

    shown.get_by_label("E-mail address of the role").fill("siro@example.net")
    shown.get_by_role("button", name="Save").click()

    assert shows(shown.get_by_text("siro@example.net"))
