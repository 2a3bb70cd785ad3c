"""Somebody rings: the pages from the ring to the directory, in a real browser, on a desk and on a phone."""

import os
import re
from pathlib import Path

from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
WIDTHS = [1280, 375]
PICTURES = os.environ.get("SAFEHAVEN_PICTURES", "")


def looker(shown, faults):
    """Looks at a page at each width, and keeps what is wrong with it."""

    def look(name):
        for width in WIDTHS:
            shown.set_viewport_size({"width": width, "height": 900})
            shown.locator("main h1").first.wait_for()
            shown.evaluate(AXE.read_text())
            found = shown.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            over = shown.evaluate("document.documentElement.scrollWidth") - width
            faults[name, width] = ([each["id"] for each in found], over)
            if PICTURES:
                shown.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
        shown.set_viewport_size({"width": 1280, "height": 900})

    return look


def make_record(shown, house) -> str:
    """The address of a new record."""
    shown.goto(house.url("/records/new/"))
    shown.get_by_label("Given names").fill("Robin")
    shown.get_by_label("Family name").fill("Quillfeather")
    shown.get_by_role("button", name="Make the record").click()
    shown.wait_for_url(re.compile(r"/records/[0-9a-f-]{36}/$"))
    return str(shown.url)


def take_down(shown, record, *, urgent) -> None:
    """Write down who rings."""
    shown.goto(f"{record}call/")
    shown.get_by_label("Who do they say they are?").fill("Tess Marlowe, social worker")
    shown.get_by_label("Which organisation do they ring from? (optional)").fill("Saltmarsh Council")
    shown.get_by_label("What is the number of their organisation’s switchboard? (optional)").fill(
        "01632 960001"
    )
    shown.get_by_label("How do they say whom they ask about?").fill("Robin Quillfeather")
    shown.get_by_label("What do they ask for, and why?").fill("Whether Robin still lives with us")
    if urgent:
        shown.get_by_label("It is urgent: somebody may come to harm").check()
    shown.get_by_role("button", name="Continue").click()
    shown.wait_for_url(re.compile(r"/sharing/[0-9a-f-]{36}/"))


def go_to_what_to_say(shown, house) -> None:
    """From Home, at each width: the sentence stands at the top of the screen."""
    for width in WIDTHS:
        shown.set_viewport_size({"width": width, "height": 600})
        shown.goto(house.url("/"))
        shown.get_by_role("link", name="Somebody rings and asks").click()
        shown.wait_for_url(house.url("/sharing/ways/#call"))
        top = shown.locator(".govuk-inset-text", has_text="Say:").bounding_box()["y"]
        assert 0 <= top <= 200, f"the sentence to say stands at {top} px"


def test_a_call_is_taken_and_led_through(house, arrive):
    shown = arrive(house.hire("Nell Archer", "caseworker", team="Harbour"))
    faults: dict[tuple[str, int], object] = {}
    look = looker(shown, faults)
    go_to_what_to_say(shown, house)
    look("ways")
    record = make_record(shown, house)
    look("record")
    shown.get_by_role("link", name="Somebody rings and asks").click()
    look("take")
    shown.get_by_role("button", name="Continue").click()
    look("take-empty")

    take_down(shown, record, urgent=True)
    look("call-urgent")
    shown.get_by_role("button", name="Go on: what will you tell them?").click()
    look("words")
    shown.get_by_label("What will you tell them?").fill("Robin still lives with us")
    shown.get_by_role("button", name="Continue").click()
    shown.goto(re.sub(r"reason/$", "checks/", shown.url))
    look("checks")
    take_down(shown, record, urgent=False)
    look("call")
    shown.get_by_role("button", name="I asked them to write").click()
    look("over")
    assert shows(shown.get_by_text("They were asked to write to Harbour Lane Support"))
    for name in ("label/", "documents/new/", "move/"):
        shown.goto(f"{record}{name}")
        look(name.strip("/").replace("/", "-"))
    shown.get_by_label("Why").fill("The work is over.")
    shown.get_by_role("button", name="Close the record").click()
    shown.wait_for_url(record)
    look("closed")
    shown.goto(house.url("/records/to-check/"))
    look("to-check")

    assert {place: found for place, found in faults.items() if found != ([], 0)} == {}
    assert len(faults) == 14 * len(WIDTHS)
