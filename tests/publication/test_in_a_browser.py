"""A policy written, signed, published and read without an account, in a real browser: on a desk and on a phone."""

import os
from pathlib import Path

from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
WIDTHS = [1280, 375]
SECRET = "Ring the duty desk on the orange telephone"
TEXT = f"""# How we keep it

What happened is on the record within {{{{record_update_hours}}}} hours. See [all our policies](/policies/).

- {{{{clause:JU-1.1}}}}
- **Nothing** is kept for longer than it is needed.

::: staff
## What you do
{SECRET}.
:::

## Where to ask

| What | Who |
|---|---|
| Your rights | The data protection officer, or https://example.org/{"long/" * 30} |
"""


class Looked:
    """What axe and the widths say of each page that was looked at."""

    def __init__(self):
        self.faults = {}

    def at(self, shown, name):
        for width in WIDTHS:
            shown.set_viewport_size({"width": width, "height": 900})
            shown.evaluate(AXE.read_text())
            found = shown.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            over = shown.evaluate("document.documentElement.scrollWidth") - width
            self.faults[name, width] = ([each["id"] for each in found], over)
            if folder := os.environ.get("SAFEHAVEN_PICTURES"):
                shown.screenshot(path=f"{folder}/policy-{name}-{width}.png", full_page=True)
        shown.set_viewport_size({"width": 1280, "height": 900})


def sign_out(shown, house):
    shown.context.clear_cookies()
    shown.goto(house.url("/sign-in/"))


def write_it(shown, house, looked):
    shown.goto(house.url("/policy/ju/adopt/"))
    shown.get_by_role("button", name="Adopt this policy").click()
    shown.goto(house.url("/policy-texts/"))
    looked.at(shown, "texts")
    shown.goto(house.url("/policy-texts/ju/"))
    looked.at(shown, "made")
    shown.get_by_role("link", name="Write the next version").click()
    shown.get_by_label("Number").fill("DP-01")
    shown.get_by_label("Which role answers for it?").fill("the chief executive")
    shown.get_by_label("Text of the policy").fill("::: staff\n{{faxx}}")
    with shown.expect_navigation():
        shown.get_by_role("button", name="Save").click()
    looked.at(shown, "refused")
    shown.get_by_label("Text of the policy").fill(TEXT)
    with shown.expect_navigation():
        shown.get_by_role("button", name="See how it looks").click()
    looked.at(shown, "preview")
    with shown.expect_navigation():
        shown.get_by_role("button", name="Save").click()
    looked.at(shown, "draft")
    shown.goto(house.url("/policy-texts/ju/draft/names/"))
    looked.at(shown, "names")
    shown.goto(house.url("/policy-texts/ju/draft/ask/"))
    looked.at(shown, "ask")
    shown.get_by_role("button", name="Ask for signatures").click()


def sign_it(shown, looked):
    with shown.expect_navigation():
        shown.get_by_role("link", name="Read and sign").first.click()
    looked.at(shown, "sign")
    shown.get_by_label("I have read the whole text").check()
    shown.get_by_role("button", name="Sign", exact=True).click()


def publish_it(shown, house, looked):
    """Publish it, look at it as a member sees it, and begin a version with other words."""
    with shown.expect_navigation():
        shown.get_by_role("link", name="Publish").first.click()
    looked.at(shown, "signed")
    with shown.expect_navigation():
        shown.get_by_role("button", name="Publish").click()
    looked.at(shown, "publish")
    with shown.expect_navigation():
        shown.get_by_role("button", name="Publish").click()
    looked.at(shown, "text")
    member = shown.content()
    with shown.expect_navigation():
        shown.get_by_role("link", name="Versions and reviews").click()
    looked.at(shown, "versions")
    shown.goto(house.url("/policy-texts/ju/review/"))
    looked.at(shown, "review")
    shown.goto(house.url("/policy-texts/ju/draft/write/"))
    shown.get_by_label("What is other than before?").fill("The telephone has another colour.")
    shown.get_by_label("Text of the policy").fill(TEXT.replace("orange", "green"))
    with shown.expect_navigation():
        shown.get_by_role("button", name="Save").click()
    looked.at(shown, "changes")
    return member


def read_it(shown, looked):
    """Read it without an account; whether the print carries its mark."""
    with shown.expect_navigation():
        shown.get_by_role("link", name="Our policies").click()
    looked.at(shown, "public-list")
    with shown.expect_navigation():
        shown.locator("table a[href$='/policies/ju/']").click()
    looked.at(shown, "public")
    stranger = shown.content()
    shown.emulate_media(media="print")
    return stranger, shows(shown.get_by_text("A printed copy is not controlled"))


def test_a_policy_is_written_signed_published_and_read_by_anybody(house, arrive):
    looked = Looked()
    sid = house.hire("Sid Irons", "siro")
    shown = arrive(sid)
    write_it(shown, house, looked)
    for name, role in (("Dora Penhale", "data_protection_officer"), ("Tom Truro", "trustee")):
        sign_out(shown, house)
        sign_it(arrive(house.hire(name, role)), looked)
    sign_out(shown, house)
    member = publish_it(arrive(sid), house, looked)
    sign_out(shown, house)
    stranger, marked = read_it(shown, looked)

    assert (SECRET in member, SECRET in stranger) == (True, False)
    assert "<strong>Nothing</strong> is kept" in stranger
    assert marked
    assert {place: found for place, found in looked.faults.items() if found != ([], 0)} == {}
    assert len(looked.faults) == 16 * len(WIDTHS)
